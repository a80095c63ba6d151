package org.neuraxon.core.phase;

import org.neuraxon.core.blueprint.Synapses;

/**
 * Lets the synapses of one dendritic branch take over a share of each other's weight change, fading with their distance (Gauss-Seidel
 * sweep in the order of birth).
 *
 * <p>Used by one thread for one branch after the other: {@link #enter}, fill the array it gives, {@link #share}.
 */
final class DendriticNeighbours {

    private final Synapses synapses;
    private double[] change = {};
    /** Last or this moment's change of each synapse, by rank on the branch. */
    private double[] byRank = {};
    /** 1 / (|d| + 1) at index {@code d + reach}. */
    private double[] nearness = {};

    private int reach = -1;
    private int first;
    private int length;

    DendriticNeighbours(Synapses synapses) {
        this.synapses = synapses;
    }

    /** Goes to a branch. The array returned takes the change that each synapse makes by itself. */
    double[] enter(int firstSynapse, int end) {
        first = firstSynapse;
        length = end - firstSynapse;
        if (change.length < length) {
            change = new double[length];
            byRank = new double[length];
            reach = length;
            nearness = new double[2 * reach + 1];
            for (int d = -reach; d <= reach; d++) {
                nearness[d + reach] = 1.0 / (Math.abs(d) + 1);
            }
        }
        return change;
    }

    /** Adds the neighbours' share to every change and makes the sums the synapses' recent changes. */
    void share(double share) {
        double[] recent = synapses.recentChange.values;
        int[] rank = synapses.rank.values;
        byte[] signal = synapses.signal.values;
        for (int i = 0; i < length; i++) {
            byRank[rank[first + i]] = recent[first + i];
        }
        for (int i = 0; i < length; i++) {
            if (signal[first + i] != Synapses.ABSENT) {
                int own = rank[first + i];
                double total = change[i];
                if (share != 0) {
                    total += share * (weighted(own) - byRank[own]);
                }
                recent[first + i] = total;
                byRank[own] = total;
            }
        }
    }

    /** Σ_j change_j / (|own - j| + 1) over all ranks, in four fixed lanes. */
    private double weighted(int own) {
        int offset = reach - own;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j + 4 <= length; j += 4) {
            a += byRank[j] * nearness[offset + j];
            b += byRank[j + 1] * nearness[offset + j + 1];
            c += byRank[j + 2] * nearness[offset + j + 2];
            d += byRank[j + 3] * nearness[offset + j + 3];
        }
        for (; j < length; j++) {
            a += byRank[j] * nearness[offset + j];
        }
        return (a + b) + (c + d);
    }
}
