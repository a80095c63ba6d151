package org.neuraxon.bench;

import java.util.Arrays;
import java.util.Random;

/**
 * The neural baseline for drifting streams as most people would write it: one hidden layer of 64 rectified units, softmax, Adam with rate
 * 0.005, one step an instance; numbers standardised by running mean and deviation, categories one-hot. Single precision, plain loops.
 */
public final class Mlp64 {

    private static final int UNITS = 64;
    private static final float RATE = 0.005f;

    private final int[] categories;
    private final int[] first;
    private final int inputs;
    private final int classes;
    private final double[] mean;
    private final double[] squares;
    private long rows;
    private final float[] x;
    private final float[] hidden = new float[UNITS + 1];
    private final float[] blame = new float[UNITS];
    private final float[] share;
    private final float[] inner;
    private final float[] innerMean;
    private final float[] innerSquare;
    private final float[] outer;
    private final float[] outerMean;
    private final float[] outerSquare;

    /** Starts a network; categories of each column, 0 for numbers. */
    public Mlp64(int[] categories, int classes) {
        this.categories = categories.clone();
        this.classes = classes;
        first = new int[categories.length];
        int next = 0;
        for (int i = 0; i < categories.length; i++) {
            first[i] = next;
            next += Math.max(1, categories[i]);
        }
        inputs = next + 1;
        x = new float[inputs];
        mean = new double[categories.length];
        squares = new double[categories.length];
        share = new float[classes];
        inner = new float[UNITS * inputs];
        innerMean = new float[inner.length];
        innerSquare = new float[inner.length];
        outer = new float[classes * (UNITS + 1)];
        outerMean = new float[outer.length];
        outerSquare = new float[outer.length];
        Random random = new Random(1);
        for (int i = 0; i < inner.length; i++) {
            inner[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / inputs));
        }
        for (int i = 0; i < outer.length; i++) {
            outer[i] = (float) (random.nextGaussian() * Math.sqrt(1.0 / (UNITS + 1)));
        }
    }

    /** Guesses the class of a row, then learns it. */
    public int observe(double[] cells, int answer) {
        encode(cells);
        for (int j = 0; j < UNITS; j++) {
            hidden[j] = Math.max(0, dot(inner, j * inputs, x, inputs));
        }
        hidden[UNITS] = 1;
        int guess = 0;
        for (int c = 0; c < classes; c++) {
            share[c] = dot(outer, c * (UNITS + 1), hidden, UNITS + 1);
            guess = share[c] > share[guess] ? c : guess;
        }
        float highest = share[guess];
        float sum = 0;
        for (int c = 0; c < classes; c++) {
            share[c] = (float) Math.exp(share[c] - highest);
            sum += share[c];
        }
        rows++;
        float step = RATE * (float) (Math.sqrt(1 - Math.pow(0.999, rows)) / (1 - Math.pow(0.9, rows)));
        Arrays.fill(blame, 0);
        for (int c = 0; c < classes; c++) {
            float error = share[c] / sum - (c == answer ? 1 : 0);
            int at = c * (UNITS + 1);
            for (int j = 0; j < UNITS; j++) {
                blame[j] += error * outer[at + j];
            }
            adam(outer, outerMean, outerSquare, at, hidden, UNITS + 1, error, step);
        }
        for (int j = 0; j < UNITS; j++) {
            adam(inner, innerMean, innerSquare, j * inputs, x, inputs, hidden[j] > 0 ? blame[j] : 0, step);
        }
        learnScale(cells);
        return guess;
    }

    private void encode(double[] cells) {
        Arrays.fill(x, 0);
        for (int i = 0; i < cells.length; i++) {
            if (categories[i] > 0) {
                x[first[i] + (int) cells[i]] = 1;
            } else {
                double deviation = rows > 1 ? Math.sqrt(squares[i] / rows) : 0;
                x[first[i]] = deviation > 0 ? (float) ((cells[i] - mean[i]) / deviation) : 0;
            }
        }
        x[inputs - 1] = 1;
    }

    private void learnScale(double[] cells) {
        for (int i = 0; i < cells.length; i++) {
            double d = cells[i] - mean[i];
            mean[i] += d / rows;
            squares[i] += d * (cells[i] - mean[i]);
        }
    }

    private static float dot(float[] w, int from, float[] v, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a += w[from + i] * v[i];
            b += w[from + i + 1] * v[i + 1];
            c += w[from + i + 2] * v[i + 2];
            d += w[from + i + 3] * v[i + 3];
        }
        for (; i < count; i++) {
            a += w[from + i] * v[i];
        }
        return a + b + c + d;
    }

    private static void adam(
            float[] weight, float[] mean, float[] square, int from, float[] input, int count, float error, float step) {
        for (int i = 0; i < count; i++) {
            float g = error * input[i];
            float m = 0.9f * mean[from + i] + 0.1f * g;
            float v = 0.999f * square[from + i] + 0.001f * g * g;
            mean[from + i] = m;
            square[from + i] = v;
            weight[from + i] -= step * m / ((float) Math.sqrt(v) + 1e-8f);
        }
    }
}
