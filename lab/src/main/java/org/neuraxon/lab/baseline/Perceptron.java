package org.neuraxon.lab.baseline;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;

/**
 * A multilayer perceptron with one hidden layer: h = tanh(W x + b), y = V h + c, learning by gradient descent on half the squared error
 * (Rumelhart, Hinton &amp; Williams, 1986). Its answer depends on the present input alone.
 */
public final class Perceptron {

    private final double[][] hidden;
    private final double[][] output;

    private Perceptron(double[][] hidden, double[][] output) {
        this.hidden = hidden;
        this.output = output;
    }

    /** Starts with normal weights of variance 1 / fan-in; the last weight of each row is the bias, 0. */
    public static Perceptron grow(int inputs, int units, int outputs, CounterRandom chance) {
        return new Perceptron(rows(units, inputs, chance, 0), rows(outputs, units, chance, 1));
    }

    private static double[][] rows(int count, int fanIn, CounterRandom chance, int layer) {
        double[][] rows = new double[count][fanIn + 1];
        for (int r = 0; r < count; r++) {
            for (int i = 0; i < fanIn; i++) {
                rows[r][i] = chance.normal(layer, r, i) / Math.sqrt(fanIn);
            }
        }
        return rows;
    }

    /** The number of hidden units. */
    public int units() {
        return hidden.length;
    }

    /** All its weights, in a new array. */
    public double[] weights() {
        return Stream.concat(Arrays.stream(hidden), Arrays.stream(output))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** Its answer with every unit taking part. */
    public double[] answer(double... x) {
        boolean[] all = new boolean[units()];
        Arrays.fill(all, true);
        return answer(x, all);
    }

    /**
     * Its answer with some units switched off, as dropout does.
     *
     * @param takesPart one entry for each hidden unit
     */
    public double[] answer(double[] x, boolean[] takesPart) {
        double[] h = new double[units()];
        for (int u = 0; u < h.length; u++) {
            h[u] = takesPart[u] ? Elementary.tanh(sum(hidden[u], x)) : 0;
        }
        double[] y = new double[output.length];
        for (int o = 0; o < y.length; o++) {
            y[o] = sum(output[o], h);
        }
        return y;
    }

    /** The smaller network that is left when the other units are cut out. */
    public Perceptron cutTo(boolean[] takesPart) {
        int[] kept = IntStream.range(0, units()).filter(u -> takesPart[u]).toArray();
        double[][] units = new double[kept.length][];
        double[][] outputs = new double[output.length][kept.length + 1];
        for (int k = 0; k < kept.length; k++) {
            units[k] = hidden[kept[k]].clone();
            for (int o = 0; o < outputs.length; o++) {
                outputs[o][k] = output[o][kept[k]];
            }
        }
        for (int o = 0; o < outputs.length; o++) {
            outputs[o][kept.length] = output[o][units()];
        }
        return new Perceptron(units, outputs);
    }

    /** One step of learning with every unit taking part. */
    public void learn(double rate, double[] x, double... target) {
        double[] h = new double[units()];
        for (int u = 0; u < h.length; u++) {
            h[u] = Elementary.tanh(sum(hidden[u], x));
        }
        double[] back = new double[units()];
        for (int o = 0; o < output.length; o++) {
            double error = sum(output[o], h) - target[o];
            for (int u = 0; u < h.length; u++) {
                back[u] += error * output[o][u];
                output[o][u] -= rate * error * h[u];
            }
            output[o][h.length] -= rate * error;
        }
        for (int u = 0; u < h.length; u++) {
            double slope = back[u] * (1 - h[u] * h[u]);
            for (int i = 0; i < x.length; i++) {
                hidden[u][i] -= rate * slope * x[i];
            }
            hidden[u][x.length] -= rate * slope;
        }
    }

    private static double sum(double[] weights, double[] x) {
        double sum = weights[x.length];
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }
}
