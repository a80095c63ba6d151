package org.neuraxon.learn.forecast;

import org.neuraxon.core.math.CounterRandom;

/** Streams made from formulas. */
final class Streams {

    private Streams() {}

    /**
     * Mackey-Glass: dx/dt = 0.2 x(t-τ) / (1 + x(t-τ)^10) - 0.1 x, fourth-order Runge-Kutta with step 0.1, the delayed value at half steps the
     * mean of its neighbours, x = 1.2 before the start, 1,000 samples dropped, one sample each 1.0.
     */
    static double[] mackeyGlass(int tau, int rows) {
        double h = 0.1;
        int delay = tau * 10;
        int steps = (rows + 1000) * 10;
        double[] x = new double[steps + 1];
        x[0] = 1.2;
        for (int t = 0; t < steps; t++) {
            double then = t - delay < 0 ? 1.2 : x[t - delay];
            double next = t + 1 - delay < 0 ? 1.2 : x[t + 1 - delay];
            double half = (then + next) / 2;
            double k1 = slope(x[t], then);
            double k2 = slope(x[t] + h / 2 * k1, half);
            double k3 = slope(x[t] + h / 2 * k2, half);
            double k4 = slope(x[t] + h * k3, next);
            x[t + 1] = x[t] + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }
        double[] samples = new double[rows];
        for (int i = 0; i < rows; i++) {
            samples[i] = x[(1000 + i) * 10];
        }
        return samples;
    }

    private static double slope(double now, double then) {
        double square = then * then;
        double fourth = square * square;
        return 0.2 * then / (1 + fourth * fourth * square) - 0.1 * now;
    }

    /** x(t) = φ x(t-1) + standard normal noise. */
    static double[] autoregressive(double phi, int rows, long seed) {
        CounterRandom random = new CounterRandom(seed);
        double[] x = new double[rows];
        for (int t = 1; t < rows; t++) {
            x[t] = phi * x[t - 1] + random.normal(0, t, 0);
        }
        return x;
    }

    /** NARMA10: rows of input and target. */
    static double[][] narma(int rows, long seed) {
        CounterRandom random = new CounterRandom(seed);
        double[][] r = new double[rows][2];
        for (int t = 0; t < rows; t++) {
            r[t][0] = 0.5 * random.uniform(0, t, 0);
            if (t >= 10) {
                double sum = 0;
                for (int k = 1; k <= 10; k++) {
                    sum += r[t - k][1];
                }
                r[t][1] = 0.3 * r[t - 1][1] + 0.05 * r[t - 1][1] * sum + 1.5 * r[t - 10][0] * r[t - 1][0] + 0.1;
            }
        }
        return r;
    }

    /** Normalised root mean squared error of forecasts {@code horizon} rows ahead, made at row {@code from} and later. */
    static double nrmse(double[] stream, double[] forecasts, int horizon, int from) {
        double mean = 0;
        int count = stream.length - horizon - from;
        for (int t = from; t + horizon < stream.length; t++) {
            mean += stream[t + horizon] / count;
        }
        double error = 0;
        double variance = 0;
        for (int t = from; t + horizon < stream.length; t++) {
            double y = stream[t + horizon];
            error += (y - forecasts[t]) * (y - forecasts[t]);
            variance += (y - mean) * (y - mean);
        }
        return Math.sqrt(error / variance);
    }
}
