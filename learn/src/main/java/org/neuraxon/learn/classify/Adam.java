package org.neuraxon.learn.classify;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * The pace of gradient steps (Adam, Kingma and Ba, ICLR 2015), per weight from running means of its gradient and of its square:
 *
 * <pre>
 *   m ← 0.9 m + 0.1 g     v ← 0.999 v + 0.001 g²     w ← w − rate √(1 − 0.999^t)/(1 − 0.9^t) · m/(√v + 1e-8)
 * </pre>
 *
 * Weights of closed lines are left alone, their means too.
 */
final class Adam implements Stateful {

    private static final float KEEP_MEAN = 0.9f;
    private static final float KEEP_SQUARE = 0.999f;
    private static final float TINY = 1e-8f;

    private final float rate;
    /** The input at the place of its weights: a loop becomes vectors only where all arrays are read at the same place. */
    private float[] aligned = {};

    private double meanPower = 1;
    private double squarePower = 1;
    private float step;

    Adam(float rate) {
        this.rate = rate;
    }

    /** Begins the next step. */
    void next() {
        meanPower *= KEEP_MEAN;
        squarePower *= KEEP_SQUARE;
        step = rate * (float) (Math.sqrt(1 - squarePower) / (1 - meanPower));
    }

    /** Moves {@code count} weights from an offset on; the gradient of each is {@code error · input[i]}. */
    void move(float[] weight, float[] mean, float[] square, int from, float[] input, int count, float error) {
        if (aligned.length < weight.length) {
            aligned = new float[weight.length];
        }
        System.arraycopy(input, 0, aligned, from, count);
        move(weight, mean, square, aligned, from, from + count, error, step);
    }

    private static void move(
            float[] weight, float[] mean, float[] square, float[] input, int from, int to, float error, float step) {
        for (int i = from; i < to; i++) {
            float g = error * input[i];
            mean[i] = KEEP_MEAN * mean[i] + (1 - KEEP_MEAN) * g;
            square[i] = KEEP_SQUARE * square[i] + (1 - KEEP_SQUARE) * g * g;
        }
        for (int i = from; i < to; i++) {
            weight[i] -= step * mean[i] / ((float) Math.sqrt(square[i]) + TINY);
        }
    }

    /** Moves one weight. */
    void move(float[] weight, float[] mean, float[] square, int at, float gradient) {
        float m = KEEP_MEAN * mean[at] + (1 - KEEP_MEAN) * gradient;
        float v = KEEP_SQUARE * square[at] + (1 - KEEP_SQUARE) * gradient * gradient;
        mean[at] = m;
        square[at] = v;
        weight[at] -= step * m / ((float) Math.sqrt(v) + TINY);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("mean_power", meanPower);
        sink.put("square_power", squarePower);
    }

    @Override
    public void restore(StateSource source) {
        meanPower = source.getDouble("mean_power");
        squarePower = source.getDouble("square_power");
    }
}
