package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/** The range of the values seen, slowly shrinking; forecasts stay within it, extended by a tenth to each side. */
final class ValueRange implements Stateful {

    private static final double SHRINKING = 0.0002;
    private static final double MARGIN = 0.1;

    private double low;
    private double high;

    void learn(double value) {
        double less = (high - low) * SHRINKING;
        low = Math.min(low + less, value);
        high = Math.max(high - less, value);
    }

    /** The nearest value within the range; {@code otherwise} if there is none. */
    double nearest(double value, double otherwise) {
        double margin = MARGIN * (high - low);
        return Double.isNaN(value) ? otherwise : Math.max(low - margin, Math.min(high + margin, value));
    }

    @Override
    public void save(StateSink sink) {
        sink.put("low", low);
        sink.put("high", high);
    }

    @Override
    public void restore(StateSource source) {
        low = source.getDouble("low");
        high = source.getDouble("high");
    }
}
