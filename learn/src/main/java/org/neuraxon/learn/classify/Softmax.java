package org.neuraxon.learn.classify;

import org.neuraxon.core.math.Elementary;

/** From evidence to probabilities that sum to 1: p_c = e^(l_c) / Σ e^(l_k). */
final class Softmax {

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
        float sum = 0;
        for (int k = 0; k < count; k++) {
            evidence[k] = (float) Elementary.exp(evidence[k] - highest);
            sum += evidence[k];
        }
        float scale = 1 / sum;
        for (int k = 0; k < count; k++) {
            evidence[k] *= scale;
        }
        return highest + LogTable.log(sum);
    }
}
