package org.neuraxon.lab.statistics;

import java.util.Arrays;

/** Ranks from 1; equal values share the mean of their ranks. */
public final class Ranks {

    private Ranks() {}

    /** The rank of each value. */
    public static double[] of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = (first(sorted, values[i]) + past(sorted, values[i]) + 1) / 2.0;
        }
        return ranks;
    }

    /** The number of values below. */
    private static int first(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of values below or equal. */
    private static int past(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
