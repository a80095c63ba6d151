package org.neuraxon.lab.adaptation;

import java.util.List;
import org.neuraxon.learn.adapt.LogisticUnit;

/**
 * What one unit made of a stream, asked before it learns each item.
 *
 * @param wrong for each item whether it was wrong
 * @param rates for each item the rate at which it was learned
 */
@SuppressWarnings("ArrayRecordComponent") // A result: handed on, never changed.
public record StreamRun(boolean[] wrong, double[] rates) {

    private static final int WINDOW = 50;
    private static final int BEFORE = 500;

    /** Lets equal units follow one stream side by side, each at its own tempo. */
    public static StreamRun[] race(DriftStream.Source source, int inputs, int items, List<Tempo> tempos) {
        LogisticUnit[] units = new LogisticUnit[tempos.size()];
        StreamRun[] runs = new StreamRun[units.length];
        for (int u = 0; u < units.length; u++) {
            units[u] = new LogisticUnit(inputs);
            runs[u] = new StreamRun(new boolean[items], new double[items]);
        }
        double[] x = new double[inputs];
        for (int item = 0; item < items; item++) {
            int since = source.sinceChange();
            int label = source.next(x);
            for (int u = 0; u < units.length; u++) {
                Tempo tempo = tempos.get(u);
                double rate = tempo.rate(since);
                double p = units[u].answer(x);
                int wrong = p > 0.5 == (label == 1) ? 0 : 1;
                double agreement = units[u].learn(rate, label, x);
                tempo.hear(wrong, label == 1 ? 1 - p : p, agreement);
                runs[u].wrong[item] = wrong == 1;
                runs[u].rates[item] = rate;
            }
        }
        return runs;
    }

    /** The share of wrong answers. */
    public double error() {
        return error(0, wrong.length);
    }

    /** The share of wrong answers among some items. */
    public double error(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += wrong[i] ? 1 : 0;
        }
        return count / (double) (to - from);
    }

    /** The share of right answers in the 500 items before a change less that in the 50 after it, mean over the changes. */
    public double drop(int period) {
        return errorAfter(period, 0) - errorBefore(period);
    }

    /**
     * Items after a change until nine tenths of the drop are made good, in steps of 50, taken from the mean course of errors after all changes; the
     * whole period if they never are.
     */
    public double recovery(int period) {
        double before = errorBefore(period);
        double wanted = before + 0.1 * drop(period);
        for (int window = 0; (window + 1) * WINDOW <= period; window++) {
            if (errorAfter(period, window) <= wanted) {
                return (window + 1) * (double) WINDOW;
            }
        }
        return period;
    }

    private double errorBefore(int period) {
        double sum = 0;
        int changes = 0;
        for (int at = period; at < wrong.length; at += period) {
            sum += error(at - BEFORE, at);
            changes++;
        }
        return sum / changes;
    }

    private double errorAfter(int period, int window) {
        double sum = 0;
        int changes = 0;
        for (int at = period; at + (window + 1) * WINDOW <= wrong.length; at += period) {
            sum += error(at + window * WINDOW, at + (window + 1) * WINDOW);
            changes++;
        }
        return sum / changes;
    }
}
