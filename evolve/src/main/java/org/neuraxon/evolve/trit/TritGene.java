package org.neuraxon.evolve.trit;

import java.util.Arrays;

/**
 * One neuron: which others it hears, how, and what it makes of that. The arrays are never changed.
 *
 * @param mark what it is known by, in its genome and in all that descend from it
 * @param sources marks of the nodes it hears
 * @param weights -1, 0 or +1 for each of them
 * @param table its next state by its own state and the sum it hears, see {@link #place}
 */
record TritGene(long mark, long[] sources, byte[] weights, byte[] table) {

    /** Larger sums count as this. */
    static final int LARGEST_SUM = 3;

    private static final int SUMS = 2 * LARGEST_SUM + 1;

    /** Entries of a table: a state times a sum. */
    static final int TABLE = 3 * SUMS;

    /** Where the table says what comes after a state and a sum. */
    static int place(int state, int sum) {
        return (state + 1) * SUMS + Math.max(-LARGEST_SUM, Math.min(LARGEST_SUM, sum)) + LARGEST_SUM;
    }

    /** The table of a neuron that takes the sign of the sum. */
    static byte[] signs() {
        byte[] table = new byte[TABLE];
        for (int state = -1; state <= 1; state++) {
            for (int sum = -LARGEST_SUM; sum <= LARGEST_SUM; sum++) {
                table[place(state, sum)] = (byte) Integer.signum(sum);
            }
        }
        return table;
    }

    TritGene withMark(long other) {
        return new TritGene(other, sources, weights, table);
    }

    TritGene withSource(int synapse, long source) {
        long[] changed = sources.clone();
        changed[synapse] = source;
        return new TritGene(mark, changed, weights, table);
    }

    TritGene withWeight(int synapse, int weight) {
        byte[] changed = weights.clone();
        changed[synapse] = (byte) weight;
        return new TritGene(mark, sources, changed, table);
    }

    TritGene withEntry(int place, int trit) {
        byte[] changed = table.clone();
        changed[place] = (byte) trit;
        return new TritGene(mark, sources, weights, changed);
    }

    TritGene withWeights(byte[] all, int from) {
        return new TritGene(mark, sources, Arrays.copyOfRange(all, from, from + weights.length), table);
    }

    /** Whether it hears a node with a weight that is not 0. */
    boolean hears(long node) {
        for (int s = 0; s < sources.length; s++) {
            if (sources[s] == node && weights[s] != 0) {
                return true;
            }
        }
        return false;
    }
}
