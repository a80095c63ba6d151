package org.neuraxon.lab.sequential;

import java.util.Arrays;

/**
 * Accuracy task by task.
 *
 * @param after row t: accuracy, 0 to 1, on tasks 0 to t after task t was learned; the last row has all tasks
 */
@SuppressWarnings("ArrayRecordComponent") // A result: handed on, never changed.
public record Accuracies(double[][] after) {

    /** Accuracy on each task at the end. */
    public double[] last() {
        return after[after.length - 1].clone();
    }

    /** Mean accuracy over all tasks at the end. */
    public double mean() {
        return Arrays.stream(last()).average().orElse(Double.NaN);
    }

    /** Mean over all tasks but the last of the best accuracy so far minus the one at the end; NaN where they were learned all at once. */
    public double forgetting() {
        double[] last = last();
        if (after.length < last.length || last.length < 2) {
            return Double.NaN;
        }
        double sum = 0;
        for (int task = 0; task < last.length - 1; task++) {
            double best = 0;
            for (double[] row : after) {
                best = task < row.length ? Math.max(best, row[task]) : best;
            }
            sum += best - last[task];
        }
        return sum / (last.length - 1);
    }
}
