package org.neuraxon.lab.statistics;

import java.util.Arrays;

/**
 * The signed-rank test of Wilcoxon (1945) for paired differences: do they tend to be positive? One-sided and exact, with ties and without.
 *
 * <p>Differences of 0 are left out, as Wilcoxon did; equal sizes share their ranks. Under the hypothesis each rank is positive with chance
 * 1/2, so the distribution of the sum W+ is built up rank by rank. Ranks are doubled to be whole numbers.
 *
 * @param statistic W+, the sum of the ranks of the positive differences
 * @param pairs the number of differences that are not 0
 * @param p the chance of a sum at least this large
 */
public record SignedRank(double statistic, int pairs, double p) {

    private static final int MOST = 2_000;

    /**
     * Tests whether differences tend to be above 0.
     *
     * @param differences at most 2,000 numbers
     * @throws IllegalArgumentException if there are more, or one is not a number
     */
    public static SignedRank above(double... differences) {
        if (differences.length > MOST) {
            throw new IllegalArgumentException(
                    "a signed-rank test takes at most " + MOST + " differences, not " + differences.length);
        }
        if (Arrays.stream(differences).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a difference is not a number, so the pairs cannot be ranked");
        }
        double[] moved = Arrays.stream(differences).filter(d -> d != 0).toArray();
        double[] ranks = Ranks.of(Arrays.stream(moved).map(Math::abs).toArray());
        int[] doubled = new int[moved.length];
        int observed = 0;
        for (int i = 0; i < moved.length; i++) {
            doubled[i] = (int) (2 * ranks[i]);
            observed += moved[i] > 0 ? doubled[i] : 0;
        }
        return new SignedRank(observed / 2.0, moved.length, tail(doubled, observed));
    }

    /** The chance that the ranks that fall to the positive side sum up to at least this. */
    private static double tail(int[] ranks, int least) {
        int most = Arrays.stream(ranks).sum();
        double[] chance = new double[most + 1];
        chance[0] = 1;
        int reached = 0;
        for (int rank : ranks) {
            reached += rank;
            for (int sum = reached; sum >= 0; sum--) {
                chance[sum] = 0.5 * chance[sum] + (sum >= rank ? 0.5 * chance[sum - rank] : 0);
            }
        }
        double p = 0;
        for (int sum = most; sum >= least; sum--) {
            p += chance[sum];
        }
        return Math.min(1, p);
    }
}
