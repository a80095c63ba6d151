package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * How much of a forecast F to trust over the last value P repeated: f = P + g (F - P), g in [0, 1] by least squares in which one jump does
 * not outweigh a thousand quiet rows (weights as in Huber, 1964):
 *
 * <pre>
 * g = mean[w (F - P)(y - P)] / mean[w (F - P)²]       means running at rate max(1/n, 0.005)
 * w = min(1, 25 u / z),  z = (F - P)² + (y - P)²,  u = running mean of min(z, 25 u)
 * </pre>
 *
 * On a stream that mostly stands still, or that has just left everything it did before, the last value is hard to beat.
 */
final class LastValueTrust implements Stateful {

    private static final double RATE = 0.005;

    private static final double OUTLIER = 25;

    private double usual;
    private double product;
    private double square;
    private long count;

    /** g: how much the forecast is trusted. */
    double share() {
        return square > 0 ? Math.max(0, Math.min(1, product / square)) : 0;
    }

    void learn(double last, double forecast, double truth) {
        double step = forecast - last;
        double move = truth - last;
        double size = step * step + move * move;
        if (size > 0 && size <= Double.MAX_VALUE) {
            count++;
            double rate = Math.max(RATE, 1.0 / count);
            usual += rate * ((count == 1 ? size : Math.min(size, OUTLIER * usual)) - usual);
            double weight = Math.min(1, OUTLIER * usual / size);
            product += rate * (weight * step * move - product);
            square += rate * (weight * step * step - square);
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.put("usual", usual);
        sink.put("product", product);
        sink.put("square", square);
        sink.put("count", count);
    }

    @Override
    public void restore(StateSource source) {
        usual = source.getDouble("usual");
        product = source.getDouble("product");
        square = source.getDouble("square");
        count = source.getLong("count");
    }
}
