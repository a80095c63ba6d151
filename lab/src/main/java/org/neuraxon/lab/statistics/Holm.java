package org.neuraxon.lab.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Keeps the chance of any false positive among several tests below the level (Holm, 1979). */
public final class Holm {

    private Holm() {}

    /**
     * Adjusted p values: the i-th smallest times (family - i), never less than a smaller one, at most 1.
     *
     * @param family the number of tests of the family; if it is more than those given, the absent ones count as larger than all given
     * @param p the p values in any order
     * @return the adjusted values in the same order
     */
    public static double[] adjusted(int family, double... p) {
        if (family < p.length) {
            throw new IllegalArgumentException(
                    "a family of " + family + " tests cannot have " + p.length + " p values");
        }
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, 1);
        double before = 0;
        for (int rank = 0; rank < order.length; rank++) {
            before = Math.max(before, Math.min(1, (family - rank) * p[order[rank]]));
            adjusted[order[rank]] = before;
        }
        return adjusted;
    }
}
