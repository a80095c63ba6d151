package org.neuraxon.core.phase;

import java.util.Arrays;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Lets the synapses of a dendritic branch take over a share of each other's weight change, fading with their distance. One after the
 * other, in the order of birth (Gauss-Seidel):
 *
 * <pre>
 * Δ_i = own_i + α Σ_(j ≠ i) Δ_j / (|rank_i - rank_j| + 1)        Δ_j: new if j is older than i, else the last moment's
 * </pre>
 *
 * <p>The changes of a branch stand in the order of ranks, and each new one replaces the old one in its place, so one sum over all places
 * is always the right mixture of old and new. It runs over the ranks in fours, {@code (0 1) + (2 3)}, one four after the other; places past the
 * last count as 0. That order is all that the bits depend on. Most branches have their synapses born in the order of their ranks; {@link
 * BranchLanes} takes dozens of those through the same sums side by side. What is left here is short branches and those whose ranks and
 * births are far apart.
 *
 * <p>Used by one thread for one range of neurons after the other.
 */
final class DendriticNeighbours {

    /** Shorter branches gain nothing from company. */
    private static final int SHORT = 8;

    private final Synapses synapses;
    private final BranchLanes lanes;
    private double[] own = {};
    private double[] old = {};
    private double[] line = {};
    private double[] near = {};
    private int[] branches = {};
    private int[] byLength = {};
    private int[] place = {};

    DendriticNeighbours(Synapses synapses) {
        this.synapses = synapses;
        this.lanes = new BranchLanes(synapses);
    }

    /** Room for the change that each of so many synapses makes by itself. */
    double[] own(int count) {
        if (own.length < count) {
            own = new double[count];
            old = new double[count];
        }
        return own;
    }

    /**
     * Adds the neighbours' share to every change and makes the results the synapses' recent changes.
     *
     * @param share α
     * @param from the first neuron; the first of its synapses is the first in {@link #own}
     * @param to one past the last neuron
     */
    void share(double share, int from, int to) {
        int base = synapses.first(from);
        int count = synapses.first(to) - base;
        if (share != 0) {
            System.arraycopy(synapses.recentChange.values, base, old, 0, count);
            listen(share, from, to, base);
        }
        double[] recent = synapses.recentChange.values;
        if (synapses.allTakePart(base, base + count)) {
            System.arraycopy(own, 0, recent, base, count);
        } else {
            for (int i = 0; i < count; i++) {
                if (synapses.signal.values[base + i] != Synapses.ABSENT) {
                    recent[base + i] = own[i];
                }
            }
        }
    }

    private void listen(double share, int from, int to, int base) {
        int first = from * synapses.branches();
        int end = to * synapses.branches();
        int company = 0;
        int longest = 0;
        if (branches.length < end - first) {
            branches = new int[end - first];
            byLength = new int[end - first];
        }
        for (int n = from; n < to; n++) {
            longest = Math.max(longest, synapses.first(n + 1) - synapses.first(n));
        }
        reach(longest);
        longest = 0;
        for (int branch = first; branch < end; branch++) {
            int length = length(branch);
            if (length >= SHORT && (synapses.bornByRank(branch) || mostlyBornByRank(branch))) {
                branches[company++] = branch;
                longest = Math.max(longest, length);
            } else if (length > 0) {
                shareAlone(share, branch, base);
            }
        }
        if (company < BranchLanes.FEWEST) {
            for (int i = 0; i < company; i++) {
                shareAlone(share, branches[i], base);
            }
        } else {
            sortByLength(company, longest);
            for (int i = 0; i < company; i += BranchLanes.MOST) {
                lanes.share(share, near, byLength, i, Math.min(i + BranchLanes.MOST, company), old, own, base);
            }
        }
    }

    /** True unless more than a quarter of the branch was born after a synapse of higher rank. */
    private boolean mostlyBornByRank(int branch) {
        int[] rank = synapses.rank.values;
        int start = synapses.branchStart(branch);
        int end = synapses.branchStart(branch + 1);
        int enough = end - (end - start) / 4;
        for (int s = start + 1; s < enough; s++) {
            if (rank[s] < rank[s - 1]) {
                return false;
            }
        }
        return true;
    }

    /** Makes tables long enough for a branch of a length, rounded up to whole fours. */
    private void reach(int length) {
        int fours = (length + 3) & ~3;
        if (near.length < fours) {
            line = new double[fours];
            near = new double[fours];
            for (int distance = 1; distance < fours; distance++) {
                near[distance] = 1.0 / (distance + 1);
            }
        }
    }

    /** The longest first, by counting. */
    private void sortByLength(int company, int longest) {
        if (place.length < longest + 2) {
            place = new int[longest + 2];
        }
        Arrays.fill(place, 0, longest + 2, 0);
        for (int i = 0; i < company; i++) {
            place[longest - length(branches[i]) + 1]++;
        }
        for (int i = 1; i <= longest; i++) {
            place[i] += place[i - 1];
        }
        for (int i = 0; i < company; i++) {
            byLength[place[longest - length(branches[i])]++] = branches[i];
        }
    }

    private int length(int branch) {
        return synapses.branchStart(branch + 1) - synapses.branchStart(branch);
    }

    private void shareAlone(double share, int branch, int base) {
        byte[] signal = synapses.signal.values;
        int[] rank = synapses.rank.values;
        int first = synapses.branchStart(branch);
        int end = synapses.branchStart(branch + 1);
        if (end - first == 1) {
            own[first - base] += 0.0; // nobody to listen to
            return;
        }
        int fours = (end - first + 3) & ~3;
        for (int s = first; s < end; s++) {
            line[rank[s]] = old[s - base];
        }
        Arrays.fill(line, end - first, fours, 0);
        for (int s = first; s < end; s++) {
            if (signal[s] != Synapses.ABSENT) {
                int r = rank[s];
                double sum = 0;
                for (int j = 0; j < fours; j += 4) {
                    sum += (near[Math.abs(r - j)] * line[j] + near[Math.abs(r - j - 1)] * line[j + 1])
                            + (near[Math.abs(r - j - 2)] * line[j + 2] + near[Math.abs(r - j - 3)] * line[j + 3]);
                }
                line[r] = own[s - base] + share * sum + 0.0;
                own[s - base] = line[r];
            }
        }
    }
}
