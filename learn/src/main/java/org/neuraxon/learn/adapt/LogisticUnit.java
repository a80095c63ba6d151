package org.neuraxon.learn.adapt;

import java.util.Arrays;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * A logistic unit that learns by the gradient of its log loss, at whatever rate it is told, and remembers where it has been going.
 *
 * <pre>
 *   p = σ(w·x + b),   w ← w + η (y − p) x,   b ← b + η (y − p)
 *   h ← h · max(0, 1 − η p(1 − p)(1 + |x|²)) + η (y − p) x           ∂w/∂ln η (Sutton 1992)
 *   agreement = (y − p) · sign(h·x + h_b)
 * </pre>
 */
public final class LogisticUnit implements Stateful {

    private final double[] weights;
    private final double[] lately;

    /** Starts with weights of 0. */
    public LogisticUnit(int inputs) {
        weights = new double[inputs + 1];
        lately = new double[inputs + 1];
    }

    /** The chance of a one. */
    public double answer(double... x) {
        return Elementary.sigmoid(sum(weights, x));
    }

    /**
     * One step.
     *
     * @param rate η
     * @param target 0 or 1
     * @param x as many numbers as there are inputs
     * @return the agreement of this step with recent ones, −1 to 1
     */
    public double learn(double rate, double target, double... x) {
        double p = answer(x);
        double error = target - p;
        double agreement = error * Math.signum(sum(lately, x));
        double square = 1;
        for (double value : x) {
            square += value * value;
        }
        double keep = Math.max(0, 1 - rate * p * (1 - p) * square);
        double step = rate * error;
        for (int i = 0; i < x.length; i++) {
            weights[i] += step * x[i];
            lately[i] = lately[i] * keep + step * x[i];
        }
        weights[x.length] += step;
        lately[x.length] = lately[x.length] * keep + step;
        return agreement;
    }

    /** The weights, the bias last, in a new array. */
    public double[] weights() {
        return Arrays.copyOf(weights, weights.length);
    }

    private static double sum(double[] factors, double[] x) {
        double sum = factors[x.length];
        for (int i = 0; i < x.length; i++) {
            sum += factors[i] * x[i];
        }
        return sum;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("weights", weights, weights.length);
        sink.put("lately", lately, lately.length);
    }

    @Override
    public void restore(StateSource source) {
        source.read("weights", weights);
        source.read("lately", lately);
    }
}
