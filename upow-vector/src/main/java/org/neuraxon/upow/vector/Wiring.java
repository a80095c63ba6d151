package org.neuraxon.upow.vector;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.neuraxon.upow.task.Topology;

/**
 * In which order the neurons that have a table and matter are computed, and which of the three that each reads is its leaf (see {@link VectorPlanes}).
 *
 * <p><em>Pairs</em> are neurons that read two inputs which are never unknown when fed. They come last; and leaves follow one another, those that are no
 * pairs first.
 */
final class Wiring {

    private final int[] neighbours;
    private final int[] neurons;
    private final int[] leafOf;
    private final BitSet leafColumns = new BitSet();
    private final int firstLeaf;
    private final int firstPair;
    private final int endLeaf;

    /** The order for a topology whose inputs are fed some columns. */
    Wiring(Topology topology, Columns columns) {
        neighbours = topology.neighbours();
        BitSet cone = topology.cone();
        int[] tables = Arrays.stream(topology.tableNeurons()).filter(cone::get).toArray();
        int[] pairLeaf = new int[topology.population()];
        BitSet required = new BitSet();
        for (int neuron : tables) {
            pairLeaf[neuron] = pairLeaf(neuron, columns);
            if (pairLeaf[neuron] >= 0) {
                required.set(neighbours[Topology.READ * neuron + pairLeaf[neuron]]);
            }
        }
        BitSet leaves = Leaves.of(topology, tables, required);
        IntPredicate leaf = leaves::get;
        IntPredicate pair = neuron -> pairLeaf[neuron] >= 0;
        int[][] groups = {
            Arrays.stream(tables).filter(pair.or(leaf).negate()).toArray(),
            Arrays.stream(tables).filter(leaf.and(pair.negate())).toArray(),
            Arrays.stream(tables).filter(leaf.and(pair)).toArray(),
            Arrays.stream(tables).filter(pair.and(leaf.negate())).toArray()
        };
        neurons = Arrays.stream(groups).flatMapToInt(IntStream::of).toArray();
        firstLeaf = groups[0].length;
        firstPair = firstLeaf + groups[1].length;
        endLeaf = firstPair + groups[2].length;
        leafOf = new int[neurons.length];
        for (int j = 0; j < neurons.length; j++) {
            leafOf[j] = Math.max(0, pairLeaf[neurons[j]]);
            while (!leaves.get(neighbour(j, leafOf[j]))) {
                leafOf[j]++;
            }
        }
        Arrays.stream(topology.inputs())
                .filter(cone::get)
                .filter(leaves::get)
                .forEach(input -> leafColumns.set(columns.of(input)));
    }

    /** The neighbour that is left when two are inputs which are never unknown when fed; -1 if they are not. */
    private int pairLeaf(int neuron, Columns columns) {
        for (int leaf = 0; leaf < Topology.READ; leaf++) {
            int first = columns.of(neighbours[Topology.READ * neuron + (leaf + 1) % Topology.READ]);
            int other = columns.of(neighbours[Topology.READ * neuron + (leaf + 2) % Topology.READ]);
            if (first >= 0 && other >= 0 && !columns.threeValued(first) && !columns.threeValued(other)) {
                return leaf;
            }
        }
        return -1;
    }

    private int neighbour(int j, int i) {
        return neighbours[Topology.READ * neurons[j] + i];
    }

    /** The neurons in the order in which they are computed. */
    int[] neurons() {
        return neurons;
    }

    /** The first of {@link #neurons} that is a leaf. */
    int firstLeaf() {
        return firstLeaf;
    }

    /** The first one after the leaves. */
    int endLeaf() {
        return endLeaf;
    }

    /** The first pair; the rest are pairs. */
    int firstPair() {
        return firstPair;
    }

    /** The columns of inputs that are leaves. */
    BitSet leafColumns() {
        return leafColumns;
    }

    /** The leaf that the neuron in a place of the order reads. */
    int leaf(int j) {
        return neighbour(j, leafOf[j]);
    }

    /** The first of the other two. */
    int second(int j) {
        return neighbour(j, leafOf[j] == 0 ? 1 : 0);
    }

    /** The last one. */
    int third(int j) {
        return neighbour(j, leafOf[j] == 2 ? 1 : 2);
    }

    /** For each state of the other two, the values of the leaf for which a neuron's table says a value; see {@link Terms}. */
    int[] sets(int j, byte[] tables, int value) {
        int[] weight = {1, 3, 9};
        int second = weight[leafOf[j] == 0 ? 1 : 0];
        int third = weight[leafOf[j] == 2 ? 1 : 2];
        int table = Topology.ENTRIES * neurons[j];
        int[] sets = new int[9];
        for (int rest = 0; rest < sets.length; rest++) {
            for (int a = 0; a < 3; a++) {
                int entry = a * weight[leafOf[j]] + rest % 3 * second + rest / 3 * third;
                sets[rest] |= (tables[table + entry] == value ? 1 : 0) << a;
            }
        }
        return sets;
    }
}
