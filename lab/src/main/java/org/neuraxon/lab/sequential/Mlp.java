package org.neuraxon.lab.sequential;

import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;

/**
 * A conventional network: two hidden layers of rectified units, softmax, cross-entropy, gradients summed over a batch (Rumelhart, Hinton and
 * Williams 1986). All weights lie in one array, so that rules of learning can treat them alike.
 */
final class Mlp {

    private static final int LAYERS = 3;

    private final int[] width;
    /** Where the weights of layer l begin: fan-in x width, then the biases. */
    private final int[] begin = new int[LAYERS + 1];

    private final float[] weights;
    private final float[] gradient;
    private final float[][] activity = new float[LAYERS + 1][];
    private final float[][] error = new float[LAYERS + 1][];
    /** For each hidden layer, what a unit's activity is multiplied with. */
    private final float[][] part = new float[LAYERS][];

    /** Weights are normal with variance 2 / fan-in (He and others 2015). */
    Mlp(int inputs, int hidden, int classes, CounterRandom chance) {
        width = new int[] {inputs, hidden, hidden, classes};
        for (int l = 0; l < LAYERS; l++) {
            begin[l + 1] = begin[l] + (width[l] + 1) * width[l + 1];
        }
        weights = new float[begin[LAYERS]];
        gradient = new float[weights.length];
        for (int l = 0; l < LAYERS; l++) {
            for (int k = 0; k < width[l] * width[l + 1]; k++) {
                weights[begin[l] + k] = (float) (Math.sqrt(2.0 / width[l]) * chance.normal(0, l, k));
            }
        }
        for (int l = 0; l <= LAYERS; l++) {
            activity[l] = new float[width[l]];
            error[l] = new float[width[l]];
        }
        for (int l = 1; l < LAYERS; l++) {
            part[l] = new float[width[l]];
        }
        everyoneTakesPart();
    }

    float[] weights() {
        return weights;
    }

    /** The summed gradient since it was last cleared. */
    float[] gradient() {
        return gradient;
    }

    void clearGradient() {
        java.util.Arrays.fill(gradient, 0);
    }

    /** The factors by which units of hidden layer 1 or 2 take part. */
    float[] part(int layer) {
        return part[layer];
    }

    void everyoneTakesPart() {
        for (int l = 1; l < LAYERS; l++) {
            java.util.Arrays.fill(part[l], 1);
        }
    }

    /** The probabilities of the classes; they are overwritten by the next answer. */
    float[] answer(float[] picture) {
        System.arraycopy(picture, 0, activity[0], 0, width[0]);
        for (int l = 0; l < LAYERS; l++) {
            float[] from = activity[l];
            float[] to = activity[l + 1];
            int wide = to.length;
            System.arraycopy(weights, begin[l] + from.length * wide, to, 0, wide);
            for (int i = 0; i < from.length; i++) {
                if (from[i] != 0) {
                    addScaled(from[i], weights, begin[l] + i * wide, to);
                }
            }
            if (l + 1 < LAYERS) {
                for (int j = 0; j < wide; j++) {
                    to[j] = Math.max(0, to[j]) * part[l + 1][j];
                }
            }
        }
        softmax(activity[LAYERS]);
        return activity[LAYERS];
    }

    /** Adds the gradient of −ln p(label) to the sum; gives that loss. */
    double addGradient(float[] picture, int label) {
        float[] p = answer(picture);
        System.arraycopy(p, 0, error[LAYERS], 0, p.length);
        error[LAYERS][label] -= 1;
        for (int l = LAYERS - 1; l >= 0; l--) {
            float[] from = activity[l];
            float[] back = error[l + 1];
            int wide = back.length;
            for (int i = 0; i < from.length; i++) {
                int row = begin[l] + i * wide;
                if (from[i] != 0) {
                    addScaled(from[i], back, gradient, row);
                }
                if (l > 0) {
                    error[l][i] = from[i] > 0 ? part[l][i] * dot(back, row) : 0;
                }
            }
            addScaled(1, back, gradient, begin[l] + from.length * wide);
        }
        return -Elementary.log(Math.max(p[label], 1e-30));
    }

    /** Whether the last gradient was of an answer that was not exactly right. */
    boolean erred() {
        for (float e : error[LAYERS]) {
            if (e != 0) {
                return true;
            }
        }
        return false;
    }

    private static void addScaled(float factor, float[] values, int from, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] += factor * values[from + j];
        }
    }

    private static void addScaled(float factor, float[] values, float[] to, int at) {
        for (int j = 0; j < values.length; j++) {
            to[at + j] += factor * values[j];
        }
    }

    private float dot(float[] back, int row) {
        float s0 = 0;
        float s1 = 0;
        int j = 0;
        for (; j + 1 < back.length; j += 2) {
            s0 += weights[row + j] * back[j];
            s1 += weights[row + j + 1] * back[j + 1];
        }
        if (j < back.length) {
            s0 += weights[row + j] * back[j];
        }
        return s0 + s1;
    }

    private static void softmax(float[] x) {
        float most = x[0];
        for (float value : x) {
            most = Math.max(most, value);
        }
        float sum = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Elementary.exp(x[i] - most);
            sum += x[i];
        }
        for (int i = 0; i < x.length; i++) {
            x[i] /= sum;
        }
    }

    /** First place of a layer's weights; the layer after the last begins where all end. */
    int begin(int layer) {
        return begin[layer];
    }
}
