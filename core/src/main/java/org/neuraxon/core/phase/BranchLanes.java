package org.neuraxon.core.phase;

import java.util.Arrays;
import org.neuraxon.core.blueprint.Synapses;

/**
 * The sums of {@link DendriticNeighbours} for many branches at a time. A change waits for the one before it on its branch, so one branch
 * alone keeps a processor waiting; here each branch is a lane, and one loop over the lanes, which the compiler turns into vector
 * instructions, adds a rank's four neighbours in all of them. The weight of a pair depends on its ranks only, so it is the same in all lanes.
 *
 * <p>The longest branch comes first. So those that have a rank at all are the first few lanes, and the loops end there.
 *
 * <p>A synapse that was born after one of a higher rank is late: it keeps its old change while its lane is swept and is worked out
 * afterwards. An absent one keeps it for good.
 */
final class BranchLanes {

    /** With fewer branches one after the other is faster. */
    static final int FEWEST = 8;
    /** As many branches as a tile has: long loops have few beginnings and ends. A row of so many, with its head, fills whole cache lines. */
    static final int MOST = 126;

    /** What vector instructions take at a time, or a multiple: lanes are filled up to that. */
    private static final int WIDTH = 8;

    private static final int NONE = -1;

    private final Synapses synapses;
    /** By rank, then lane: the last moment's changes, one after the other replaced by the new ones. */
    private double[][] change = {};
    /** By rank, then lane: whose change it is. */
    private int[][] owner = {};
    /** By rank: how many lanes have it. */
    private int[] inhabited = {};

    /** By lane. They lie behind the changes, so that whatever is aligned there is aligned here. */
    private double[] sums = {};

    private final int[] starts = new int[MOST];

    /** By rank: the first of the exceptions, which keep their change while their rank is swept. */
    private int[] firstKept = {};

    private int[] nextKept = new int[MOST];
    private int[] keptLane = new int[MOST];
    private double[] kept = new double[MOST];
    private double[] keptOwn = new double[MOST];
    private int exceptions;

    /** Lanes with late synapses. */
    private final int[] tardy = new int[MOST];

    private int tardies;

    BranchLanes(Synapses synapses) {
        this.synapses = synapses;
    }

    /**
     * Adds the neighbours' share to every change.
     *
     * @param share α
     * @param near 1 / (distance + 1) by distance, 0 at distance 0
     * @param branches of the whole network, the longest first
     * @param from the first of the branches to take
     * @param to one past the last, {@link #MOST} at most
     * @param old the last moment's changes
     * @param own the synapses' own changes, to which the share is added; what it says of absent ones means nothing
     * @param base the synapse whose changes are the first in {@code old} and {@code own}
     */
    void share(double share, double[] near, int[] branches, int from, int to, double[] old, double[] own, int base) {
        int longest = length(branches[from]);
        reserve((longest + 3) & ~3);
        countLanes(branches, from, to, longest);
        exceptions = 0;
        tardies = 0;
        Arrays.fill(firstKept, 0, longest, NONE);
        for (int lane = 0; lane < to - from; lane++) {
            starts[lane] = synapses.branchStart(branches[from + lane]) - base;
        }
        for (int r = 0; r < longest; r++) {
            follow(owner[r], starts, r, inhabited[r]);
        }
        for (int lane = 0; lane < to - from; lane++) {
            findExceptions(branches[from + lane], lane, base);
        }
        for (int r = 0; r < longest; r++) {
            gather(change[r], old, owner[r], inhabited[r], filledUp(inhabited[r & ~3]));
        }
        for (int r = longest; r < ((longest + 3) & ~3); r++) {
            Arrays.fill(change[r], 0);
        }
        sweep(share, near, longest, own);
        for (int i = 0; i < tardies; i++) {
            workOutLate(share, near, branches[from + tardy[i]], tardy[i], own, base);
        }
    }

    private int length(int branch) {
        return synapses.branchStart(branch + 1) - synapses.branchStart(branch);
    }

    private void reserve(int ranks) {
        if (owner.length < ranks) {
            change = new double[ranks + 1][MOST];
            sums = change[ranks];
            owner = new int[ranks][MOST];
            inhabited = new int[ranks];
            firstKept = new int[ranks];
        }
    }

    private void countLanes(int[] branches, int from, int to, int longest) {
        int lanes = to - from;
        for (int r = 0; r < longest; r++) {
            while (length(branches[from + lanes - 1]) <= r) {
                lanes--;
            }
            inhabited[r] = lanes;
        }
    }

    private static void follow(int[] owner, int[] starts, int rank, int lanes) {
        for (int i = 0; i < lanes; i++) {
            owner[i] = starts[i] + rank;
        }
    }

    private static void gather(double[] change, double[] old, int[] owner, int lanes, int filled) {
        for (int i = 0; i < lanes; i++) {
            change[i] = old[owner[i]];
        }
        Arrays.fill(change, lanes, filled, 0);
    }

    /** Sees to a branch whose births are not in the order of ranks, or with absent synapses. */
    private void findExceptions(int branch, int lane, int base) {
        int[] rank = synapses.rank.values;
        int first = synapses.branchStart(branch);
        int end = synapses.branchStart(branch + 1);
        if (synapses.bornByRank(branch) && synapses.allTakePart(first, end)) {
            return;
        }
        int highest = -1;
        boolean late = false;
        for (int s = first; s < end; s++) {
            owner[rank[s]][lane] = s - base;
            late |= rank[s] < highest;
            highest = rank[s];
            if (late || synapses.signal.values[s] == Synapses.ABSENT) {
                keep(rank[s], lane);
            }
        }
        if (late) {
            tardy[tardies++] = lane;
        }
    }

    private void keep(int rank, int lane) {
        if (exceptions == keptLane.length) {
            nextKept = Arrays.copyOf(nextKept, 2 * exceptions);
            keptLane = Arrays.copyOf(keptLane, 2 * exceptions);
            kept = Arrays.copyOf(kept, 2 * exceptions);
            keptOwn = Arrays.copyOf(keptOwn, 2 * exceptions);
        }
        keptLane[exceptions] = lane;
        nextKept[exceptions] = firstKept[rank];
        firstKept[rank] = exceptions++;
    }

    private void sweep(double share, double[] near, int longest, double[] own) {
        for (int r = 0; r < longest; r++) {
            int lanes = inhabited[r];
            Arrays.fill(sums, 0, filledUp(lanes), 0);
            for (int j = 0; j < longest; j += 4) {
                double nearA = near[Math.abs(r - j)];
                double nearB = near[Math.abs(r - j - 1)];
                double nearC = near[Math.abs(r - j - 2)];
                double nearD = near[Math.abs(r - j - 3)];
                int both = filledUp(Math.min(lanes, inhabited[j]));
                double[] changeA = change[j];
                double[] changeB = change[j + 1];
                double[] changeC = change[j + 2];
                double[] changeD = change[j + 3];
                add(sums, changeA, changeB, changeC, changeD, nearA, nearB, nearC, nearD, both);
            }
            for (int e = firstKept[r]; e != NONE; e = nextKept[e]) {
                kept[e] = change[r][keptLane[e]];
                keptOwn[e] = own[owner[r][keptLane[e]]];
            }
            settle(change[r], owner[r], own, sums, share, lanes);
            for (int e = firstKept[r]; e != NONE; e = nextKept[e]) {
                change[r][keptLane[e]] = kept[e];
                own[owner[r][keptLane[e]]] = keptOwn[e];
            }
        }
    }

    private static int filledUp(int lanes) {
        return Math.min(MOST, (lanes + WIDTH - 1) & -WIDTH);
    }

    /** Adding 0 makes 0 of -0, so that no sum depends on places that are only filled up. */
    private static void settle(double[] change, int[] owner, double[] own, double[] sums, double share, int lanes) {
        for (int i = 0; i < lanes; i++) {
            double settled = own[owner[i]] + share * sums[i] + 0.0;
            change[i] = settled;
            own[owner[i]] = settled;
        }
    }

    private void workOutLate(double share, double[] near, int branch, int lane, double[] own, int base) {
        int[] rank = synapses.rank.values;
        byte[] signal = synapses.signal.values;
        int first = synapses.branchStart(branch);
        int end = synapses.branchStart(branch + 1);
        int highest = -1;
        boolean late = false;
        for (int s = first; s < end; s++) {
            int r = rank[s];
            late |= r < highest;
            highest = r;
            if (late && signal[s] != Synapses.ABSENT) {
                change[r][lane] = own[s - base] + share * sum(near, r, lane, end - first) + 0.0;
                own[s - base] = change[r][lane];
            }
        }
    }

    private double sum(double[] near, int r, int lane, int length) {
        double sum = 0;
        for (int j = 0; j < length; j += 4) {
            sum += (near[Math.abs(r - j)] * at(j, lane, length) + near[Math.abs(r - j - 1)] * at(j + 1, lane, length))
                    + (near[Math.abs(r - j - 2)] * at(j + 2, lane, length)
                            + near[Math.abs(r - j - 3)] * at(j + 3, lane, length));
        }
        return sum;
    }

    private double at(int rank, int lane, int length) {
        return rank < length ? change[rank][lane] : 0;
    }

    private static void add(
            double[] sums,
            double[] changeA,
            double[] changeB,
            double[] changeC,
            double[] changeD,
            double nearA,
            double nearB,
            double nearC,
            double nearD,
            int lanes) {
        for (int i = 0; i < lanes; i++) {
            sums[i] += (nearA * changeA[i] + nearB * changeB[i]) + (nearC * changeC[i] + nearD * changeD[i]);
        }
    }
}
