package org.neuraxon.learn.anomaly;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * A leaky integrator with unit gain: m ← m + max(1/τ, 1/(n+1)) (x − m), n the number of values before.
 *
 * <p>A plain mean until τ values are in, exponentially forgetting from then on (Brown, "Statistical Forecasting for Inventory Control",
 * 1959).
 */
final class LeakyMean implements Stateful {

    private final double rate;
    private double mean;
    private long count;

    /**
     * Starts without a value; the mean is 0.
     *
     * @param tau time constant in rows, at least 1
     */
    LeakyMean(double tau) {
        rate = 1 / tau;
    }

    /** Takes in a value and returns the new mean. */
    double learn(double value) {
        mean += Math.max(rate, 1.0 / (count + 1)) * (value - mean);
        count++;
        return mean;
    }

    /** The mean so far, 0 before the first value. */
    double mean() {
        return mean;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("mean", mean);
        sink.put("count", count);
    }

    @Override
    public void restore(StateSource source) {
        mean = source.getDouble("mean");
        count = source.getLong("count");
    }
}
