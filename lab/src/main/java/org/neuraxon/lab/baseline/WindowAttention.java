package org.neuraxon.lab.baseline;

import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;

/**
 * Attention over a window of the last moments (Vaswani and others, 2017), with one fixed question, as a probe asks it, and a layer of rectified units.
 *
 * <pre>
 *   a_ht = softmax over t in the window of (k_h · x_t + p_ht)      heads h, ages t = 0 (now) to L − 1; p: position
 *   z_h  = Σ_t a_ht V_h x_t
 *   y    = softmax(O relu(B z + b) + c)                            cross-entropy, gradient descent, one sample at a time
 * </pre>
 *
 * What is older than the window is nowhere in it: that is the point of the comparison. It learns from samples in any order, as often as it is told.
 */
public final class WindowAttention {

    private static final int HEADS = 8;
    private static final int VALUES = 16;
    private static final int UNITS = 64;

    private final int window;
    private final int width;
    private final int classes;
    private final double[][] key;
    private final double[][] position;
    private final double[][][] value;
    private final double[][] hidden;
    private final double[][] output;

    private final double[][] attention;
    private final double[][][] seen;
    private final double[] pooled;
    private final double[] units;
    private final double[] answer;

    /**
     * Starts with small random weights.
     *
     * @param window moments that it sees
     * @param width values of a moment
     */
    public WindowAttention(int window, int width, int classes, CounterRandom chance) {
        this.window = window;
        this.width = width;
        this.classes = classes;
        key = normal(HEADS, width, 1, chance, 10);
        position = normal(HEADS, window, 1, chance, 11);
        value = new double[HEADS][][];
        for (int h = 0; h < HEADS; h++) {
            value[h] = normal(VALUES, width, 1 / Math.sqrt(width), chance, 20 + h);
        }
        hidden = normal(UNITS, HEADS * VALUES + 1, Math.sqrt(2.0 / (HEADS * VALUES)), chance, 12);
        output = normal(classes, UNITS + 1, Math.sqrt(1.0 / UNITS), chance, 13);
        attention = new double[HEADS][window];
        seen = new double[HEADS][window][VALUES];
        pooled = new double[HEADS * VALUES];
        units = new double[UNITS];
        answer = new double[classes];
    }

    private static double[][] normal(int rows, int columns, double size, CounterRandom chance, int purpose) {
        double[][] weights = new double[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                weights[r][c] = size * chance.normal(purpose, r, c);
            }
        }
        return weights;
    }

    /**
     * The class it names.
     *
     * @param moments the past, oldest first, of any length; only the last {@code window} are looked at, and those before the first are zeros
     */
    public int name(double[][] moments) {
        answer(moments);
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = answer[c] > answer[best] ? c : best;
        }
        return best;
    }

    private double at(double[][] moments, int age, int column) {
        int moment = moments.length - 1 - age;
        return moment < 0 ? 0 : moments[moment][column];
    }

    private void answer(double[][] moments) {
        for (int h = 0; h < HEADS; h++) {
            for (int t = 0; t < window; t++) {
                double score = position[h][t];
                for (int i = 0; i < width; i++) {
                    score += key[h][i] * at(moments, t, i);
                }
                attention[h][t] = score;
                for (int v = 0; v < VALUES; v++) {
                    double sum = 0;
                    for (int i = 0; i < width; i++) {
                        sum += value[h][v][i] * at(moments, t, i);
                    }
                    seen[h][t][v] = sum;
                }
            }
            softmax(attention[h]);
            for (int v = 0; v < VALUES; v++) {
                double sum = 0;
                for (int t = 0; t < window; t++) {
                    sum += attention[h][t] * seen[h][t][v];
                }
                pooled[h * VALUES + v] = sum;
            }
        }
        for (int u = 0; u < UNITS; u++) {
            units[u] = Math.max(0, sum(hidden[u], pooled));
        }
        for (int c = 0; c < classes; c++) {
            answer[c] = sum(output[c], units);
        }
        softmax(answer);
    }

    /** One step of gradient descent. */
    public void learn(double rate, double[][] moments, int label) {
        answer(moments);
        double[] unitError = new double[UNITS];
        for (int c = 0; c < classes; c++) {
            double error = answer[c] - (c == label ? 1 : 0);
            for (int u = 0; u < UNITS; u++) {
                unitError[u] += error * output[c][u];
                output[c][u] -= rate * error * units[u];
            }
            output[c][UNITS] -= rate * error;
        }
        double[] pooledError = new double[pooled.length];
        for (int u = 0; u < UNITS; u++) {
            if (units[u] > 0) {
                for (int p = 0; p < pooled.length; p++) {
                    pooledError[p] += unitError[u] * hidden[u][p];
                    hidden[u][p] -= rate * unitError[u] * pooled[p];
                }
                hidden[u][pooled.length] -= rate * unitError[u];
            }
        }
        for (int h = 0; h < HEADS; h++) {
            learnHead(h, rate, moments, pooledError);
        }
    }

    private void learnHead(int h, double rate, double[][] moments, double[] pooledError) {
        double[] worth = new double[window];
        double mean = 0;
        for (int t = 0; t < window; t++) {
            for (int v = 0; v < VALUES; v++) {
                worth[t] += pooledError[h * VALUES + v] * seen[h][t][v];
            }
            mean += attention[h][t] * worth[t];
        }
        for (int t = 0; t < window; t++) {
            double scoreError = attention[h][t] * (worth[t] - mean);
            position[h][t] -= rate * scoreError;
            for (int i = 0; i < width; i++) {
                double x = at(moments, t, i);
                if (x != 0) {
                    key[h][i] -= rate * scoreError * x;
                    for (int v = 0; v < VALUES; v++) {
                        value[h][v][i] -= rate * pooledError[h * VALUES + v] * attention[h][t] * x;
                    }
                }
            }
        }
    }

    private static double sum(double[] weights, double[] x) {
        double sum = weights[x.length];
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }

    private static void softmax(double[] x) {
        double most = x[0];
        for (double value : x) {
            most = Math.max(most, value);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = Elementary.exp(x[i] - most);
            sum += x[i];
        }
        for (int i = 0; i < x.length; i++) {
            x[i] /= sum;
        }
    }
}
