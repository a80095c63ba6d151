package org.neuraxon.learn.classify;

import org.neuraxon.core.math.Elementary;

/** From evidence to probabilities that sum to 1: p_c = e^(l_c) / Σ e^(l_k). */
final class Softmax {

    /** From here on exponentials are taken together, with the same bits. */
    private static final int MANY = 8;

    private Softmax() {}

    /**
     * Turns evidence into probabilities in place.
     *
     * @return ln Σ e^(l_k), what to subtract from the evidence to get the logarithms of the probabilities
     */
    static float apply(float[] evidence, int count) {
        float highest = evidence[0];
        for (int k = 1; k < count; k++) {
            highest = Math.max(highest, evidence[k]);
        }
        if (count < MANY) {
            for (int k = 0; k < count; k++) {
                evidence[k] = (float) Elementary.exp(evidence[k] - highest);
            }
        } else {
            double[] block = new double[count];
            for (int k = 0; k < count; k++) {
                block[k] = evidence[k] - highest;
            }
            Elementary.exp(block, block, 0, count);
            for (int k = 0; k < count; k++) {
                evidence[k] = (float) block[k];
            }
        }
        float sum = 0;
        for (int k = 0; k < count; k++) {
            sum += evidence[k];
        }
        float scale = 1 / sum;
        for (int k = 0; k < count; k++) {
            evidence[k] *= scale;
        }
        return highest + LogTable.log(sum);
    }
}
