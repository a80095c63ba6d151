package org.neuraxon.core.phase;

import java.util.Arrays;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Lets the synapses of one dendritic branch take over a share of each other's weight change, fading with their distance. One after the
 * other, in the order of birth (Gauss-Seidel):
 *
 * <pre>
 * Δ_i = own_i + α Σ_(j ≠ i) Δ_j / (|rank_i - rank_j| + 1)        Δ_j: new if j is older than i, else the last moment's
 * </pre>
 *
 * <p>The sums of all members are kept in the order of ranks. They start from the last moment's changes, and each new change adds its
 * difference times a row of the table of weights. Four members go together: each takes the differences of those before it in the group
 * singly, then one loop, which the compiler turns into vector instructions, adds all four to the sums of those after the group; as synapses are
 * mostly born in the order of their ranks, that loop gets shorter and shorter. Results differ from the plain double
 * loop by rounding; their order of addition depends on the branch only.
 *
 * <p>Used by one thread for one branch after the other: {@link #enter}, fill the array it gives, {@link #share}.
 */
final class DendriticNeighbours {

    /** Up to this length the plain double loop is faster. */
    private static final int SHORT = 10;

    private final Synapses synapses;
    private double[] own = {};
    private double[] sums = {};
    private int[] lowestAhead = {};
    /** 1 / (|i - j| + 1), 0 where i = j: a row for each rank, so that all arrays of the loop have the same index. */
    private double[][] nearness = {};

    private int first;
    private int length;

    DendriticNeighbours(Synapses synapses) {
        this.synapses = synapses;
    }

    /** Goes to a branch. The array returned takes the change that each synapse makes by itself. */
    double[] enter(int firstSynapse, int end) {
        first = firstSynapse;
        length = end - firstSynapse;
        if (nearness.length < length) {
            own = new double[length];
            sums = new double[length];
            lowestAhead = new int[length + 1];
            nearness = new double[length][length];
            for (int i = 0; i < length; i++) {
                for (int j = 0; j < length; j++) {
                    nearness[i][j] = i == j ? 0 : 1.0 / (Math.abs(i - j) + 1);
                }
            }
        }
        return own;
    }

    /** Adds the neighbours' share to every change and makes the results the synapses' recent changes. */
    void share(double share) {
        if (share == 0) {
            for (int i = 0; i < length; i++) {
                settle(i, own[i]);
            }
        } else if (length <= SHORT) {
            shareOneByOne(share);
        } else {
            shareByFour(share);
        }
    }

    private void shareOneByOne(double share) {
        double[] recent = synapses.recentChange.values;
        int[] rank = synapses.rank.values;
        for (int i = 0; i < length; i++) {
            double[] near = nearness[rank[first + i]];
            double sum = 0;
            for (int j = first; j < first + length; j++) {
                sum += recent[j] * near[rank[j]];
            }
            settle(i, own[i] + share * sum);
        }
    }

    private void shareByFour(double share) {
        double[] recent = synapses.recentChange.values;
        int[] rank = synapses.rank.values;
        Arrays.fill(sums, 0, length, 0);
        int fours = length & ~3;
        for (int s = first; s < first + fours; s += 4) {
            double[] nearA = nearness[rank[s]];
            double[] nearB = nearness[rank[s + 1]];
            double[] nearC = nearness[rank[s + 2]];
            double[] nearD = nearness[rank[s + 3]];
            add(sums, nearA, nearB, nearC, nearD, recent[s], recent[s + 1], recent[s + 2], recent[s + 3], 0, length);
        }
        for (int s = first + fours; s < first + length; s++) {
            add(sums, nearness[rank[s]], recent[s], 0, length);
        }
        findLowestAhead(rank);
        for (int i = 0; i < fours; i += 4) {
            int s = first + i;
            int rankB = rank[s + 1];
            int rankC = rank[s + 2];
            int rankD = rank[s + 3];
            double[] nearA = nearness[rank[s]];
            double[] nearB = nearness[rankB];
            double[] nearC = nearness[rankC];
            double[] nearD = nearness[rankD];
            double a = settle(i, own[i] + share * sums[rank[s]]);
            double b = settle(i + 1, own[i + 1] + share * (sums[rankB] + a * nearA[rankB]));
            double c = settle(i + 2, own[i + 2] + share * (sums[rankC] + a * nearA[rankC] + b * nearB[rankC]));
            double d = settle(
                    i + 3, own[i + 3] + share * (sums[rankD] + a * nearA[rankD] + b * nearB[rankD] + c * nearC[rankD]));
            add(sums, nearA, nearB, nearC, nearD, a, b, c, d, lowestAhead[i + 4], length);
        }
        for (int i = fours; i < length; i++) {
            int place = rank[first + i];
            add(sums, nearness[place], settle(i, own[i] + share * sums[place]), lowestAhead[i + 1], length);
        }
    }

    /** For each member, the lowest rank of it and those after it. */
    private void findLowestAhead(int[] rank) {
        int lowest = length;
        lowestAhead[length] = lowest;
        for (int i = length - 1; i >= 0; i--) {
            lowest = Math.min(lowest, rank[first + i]);
            lowestAhead[i] = lowest;
        }
    }

    /** Makes a change the recent one unless the synapse is absent; returns by how much the recent change differs from before. */
    private double settle(int i, double change) {
        double[] recent = synapses.recentChange.values;
        int s = first + i;
        if (synapses.signal.values[s] == Synapses.ABSENT) {
            return 0;
        }
        double difference = change - recent[s];
        recent[s] = change;
        return difference;
    }

    private static void add(double[] sums, double[] near, double change, int from, int to) {
        for (int r = from; r < to; r++) {
            sums[r] += change * near[r];
        }
    }

    private static void add(
            double[] sums,
            double[] nearA,
            double[] nearB,
            double[] nearC,
            double[] nearD,
            double a,
            double b,
            double c,
            double d,
            int from,
            int to) {
        for (int r = from; r < to; r++) {
            sums[r] += (a * nearA[r] + b * nearB[r]) + (c * nearC[r] + d * nearD[r]);
        }
    }
}
