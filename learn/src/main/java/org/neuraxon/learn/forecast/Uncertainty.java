package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * How wrong a forecaster is and how wrong it expects to be, as two neuromodulators (Yu &amp; Dayan, 2005). From the squared error e² of the
 * shortest horizon, in scale units:
 *
 * <pre>
 * fast = fast + 0.02 (e² - fast)     slow = slow + max(1/n, 0.001) (min(e², 25 slow) - slow)
 * noradrenaline NA = NA + ρ (clip((fast/slow - 2) / 4, 0, 1) - NA),   ρ = 0.5 rising, 0.02 falling
 * acetylcholine ACh = min(1, slow)
 * </pre>
 *
 * <p>Noradrenaline, unexpected uncertainty, makes the readout forget. Acetylcholine, expected uncertainty, is reported and acts on nothing.
 */
public final class Uncertainty implements Stateful {

    private static final double FAST = 0.02;
    private static final double SLOW = 0.001;
    private static final double OUTLIER = 25;
    private static final double USUAL_RATIO = 2;
    private static final double RATIO_RANGE = 4;
    private static final double RISE = 0.5;
    private static final double FALL = 0.02;

    private double fast;
    private double slow;
    private double unexpected;
    private long count;

    /** Starts calm. */
    public Uncertainty() {}

    /**
     * Learns from a forecast error.
     *
     * @param error in scale units
     */
    public void learn(double error) {
        double square = error * error;
        count++;
        if (count == 1) {
            fast = square;
            slow = square;
        }
        fast += FAST * (square - fast);
        slow += Math.max(SLOW, 1.0 / count) * (Math.min(square, OUTLIER * slow + 1e-12) - slow);
        double ratio = slow > 0 ? fast / slow : 1;
        double target = Math.max(0, Math.min(1, (ratio - USUAL_RATIO) / RATIO_RANGE));
        unexpected += (target > unexpected ? RISE : FALL) * (target - unexpected);
    }

    /** The level of noradrenaline: unexpected uncertainty, in [0, 1]. */
    public double unexpected() {
        return unexpected;
    }

    /** The level of acetylcholine: expected uncertainty, the usual squared error in units of the variance of the stream, in [0, 1]. */
    public double expected() {
        return Math.min(1, slow);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("fast", fast);
        sink.put("slow", slow);
        sink.put("unexpected", unexpected);
        sink.put("count", count);
    }

    @Override
    public void restore(StateSource source) {
        fast = source.getDouble("fast");
        slow = source.getDouble("slow");
        unexpected = source.getDouble("unexpected");
        count = source.getLong("count");
    }
}
