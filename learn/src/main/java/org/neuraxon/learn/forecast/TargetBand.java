package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * A band around forecasts that 95 % of the targets fall into, whatever their distribution: the half-width grows by a factor when a target
 * falls outside and shrinks by a smaller one when it falls inside, b = b (1 + ρ (outside - 0.05)), ρ = 0.1 for the first 200 targets, then
 * 0.02. In the steady state outside happens in 5 % of the rows (stochastic approximation of a quantile: Robbins &amp; Monro, 1951; under
 * changing streams: Gibbs &amp; Candès, 2021).
 */
public final class TargetBand implements Stateful {

    /** The share of targets outside. */
    public static final double OUTSIDE = 0.05;

    private static final double NARROWEST = 1e-9;
    private static final double WIDEST = 16;
    private static final int START = 200;

    private double halfWidth = 2;
    private long count;

    /** Starts with two scale units to each side. */
    public TargetBand() {}

    /** The half-width in scale units. */
    public double halfWidth() {
        return halfWidth;
    }

    /**
     * Learns from a forecast error.
     *
     * @param error in scale units
     */
    public void learn(double error) {
        double size = Math.abs(error);
        count++;
        if (count == 1) {
            halfWidth = Math.min(WIDEST, 2 * size + NARROWEST);
        } else {
            double rate = count < START ? 0.1 : 0.02;
            double factor = 1 + rate * ((size > halfWidth ? 1 : 0) - OUTSIDE);
            halfWidth = Math.max(NARROWEST, Math.min(WIDEST, halfWidth * factor));
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.put("half_width", halfWidth);
        sink.put("count", count);
    }

    @Override
    public void restore(StateSource source) {
        halfWidth = source.getDouble("half_width");
        count = source.getLong("count");
    }
}
