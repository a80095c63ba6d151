package org.neuraxon.evolve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.IntColumn;
import org.neuraxon.core.state.Table;

/** Who descends from whom: one row for each birth, in the order of their numbers. */
public final class Lineage extends Table {

    private final IntColumn mother = ints("mother", Individual.NONE);
    private final IntColumn father = ints("father", Individual.NONE);
    private final DoubleColumn fitness = doubles("fitness", 0);

    Lineage() {}

    void add(Individual born) {
        int row = count();
        append(1);
        mother.values[row] = born.mother();
        father.values[row] = born.father();
        fitness.values[row] = born.fitness();
    }

    /** The number of births. */
    public int births() {
        return count();
    }

    /** The fitness of who was born with this number. */
    public double fitness(int number) {
        return fitness.values[number];
    }

    /** The numbers of a birth's ancestors along the mothers, the first without ancestors first, itself last. */
    public List<Integer> ancestry(int number) {
        List<Integer> line = new ArrayList<>();
        for (int n = number; n != Individual.NONE; n = mother.values[n]) {
            line.add(n);
        }
        Collections.reverse(line);
        return line;
    }

    /** The numbers of all ancestors of a birth that have none themselves, rising; its own if it has none. */
    public List<Integer> founders(int number) {
        BitSet seen = new BitSet();
        BitSet founders = new BitSet();
        seen.set(number);
        // Parents are older than their children, so one pass downwards reaches everybody.
        for (int n = number; n >= 0; n--) {
            if (!seen.get(n)) {
                continue;
            }
            if (mother.values[n] == Individual.NONE) {
                founders.set(n);
            } else {
                seen.set(mother.values[n]);
            }
            if (father.values[n] != Individual.NONE) {
                seen.set(father.values[n]);
            }
        }
        return founders.stream().boxed().toList();
    }

    /** The mean over all births of the best fitness so far: the height of the learning curve. */
    public double meanBest() {
        double best = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int n = 0; n < count(); n++) {
            best = Math.max(best, fitness.values[n]);
            sum += best;
        }
        return sum / count();
    }

    /** The fingerprint of all births. */
    public String hash() {
        return Digest.of(this);
    }
}
