package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * How much of a large forecast B to trust over a small one S: f = S + g (B - S), g = mean[(B - S)(y - S)] / mean[(B - S)²] in [0, 1], means
 * running at rate max(1/n, 0.002) (the linear combination of forecasts of Bates &amp; Granger, 1969).
 */
final class Mixture implements Stateful {

    private static final double RATE = 0.002;

    private double product;
    private double square;
    private long count;

    double mixed(double small, double large) {
        return small + share() * (large - small);
    }

    double share() {
        return square > 0 ? Math.max(0, Math.min(1, product / square)) : 0;
    }

    void learn(double small, double large, double truth) {
        count++;
        double rate = Math.max(RATE, 1.0 / count);
        double step = large - small;
        product += rate * (step * (truth - small) - product);
        square += rate * (step * step - square);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("product", product);
        sink.put("square", square);
        sink.put("count", count);
    }

    @Override
    public void restore(StateSource source) {
        product = source.getDouble("product");
        square = source.getDouble("square");
        count = source.getLong("count");
    }
}
