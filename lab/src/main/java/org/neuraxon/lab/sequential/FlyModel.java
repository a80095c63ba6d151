package org.neuraxon.lab.sequential;

import java.util.Arrays;
import org.neuraxon.core.math.CounterRandom;

/**
 * The mushroom body of a fly (Shen, Dasgupta and Navlakha 2023): a sparse expansion in which one cell in twenty is active, and weights of which only those from active cells to
 * the rewarded output change.
 *
 * <pre>
 *   a_i = Σ of a tenth of the pixels (chosen once) of x − mean(x)          active: the N/20 largest a_i, scaled to at most 1
 *   w_ci ← min(1, w_ci + .01 a_i)     for the class c that is shown and active cells i; nothing else ever changes
 * </pre>
 */
final class FlyModel implements Learner {

    private static final int EXPANSION = 2_000;
    private static final int ACTIVE = EXPANSION / 20;
    private static final float STEP = 0.01f;

    private final int[][] inputs;
    private final float[][] weights;
    private final float[] cells = new float[EXPANSION];

    FlyModel(int pixels, int classes, long seed) {
        CounterRandom chance = new CounterRandom(seed);
        inputs = new int[EXPANSION][Math.max(1, pixels / 10)];
        for (int i = 0; i < EXPANSION; i++) {
            for (int k = 0; k < inputs[i].length; k++) {
                inputs[i][k] = chance.below(pixels, 0, i, k);
            }
        }
        weights = new float[classes][EXPANSION];
    }

    /** Leaves 0 in cells that are not active. */
    private void respond(float[] picture) {
        float mean = 0;
        for (float p : picture) {
            mean += p / picture.length;
        }
        for (int i = 0; i < EXPANSION; i++) {
            float sum = 0;
            for (int p : inputs[i]) {
                sum += picture[p] - mean;
            }
            cells[i] = sum;
        }
        float[] sorted = cells.clone();
        Arrays.sort(sorted);
        float least = sorted[EXPANSION - ACTIVE];
        float most = Math.max(sorted[EXPANSION - 1], 1e-6f);
        for (int i = 0; i < EXPANSION; i++) {
            cells[i] = cells[i] >= least && cells[i] > 0 ? cells[i] / most : 0;
        }
    }

    @Override
    public void learn(float[] picture, int label) {
        respond(picture);
        for (int i = 0; i < EXPANSION; i++) {
            weights[label][i] = Math.min(1, weights[label][i] + STEP * cells[i]);
        }
    }

    @Override
    public int guess(float[] picture) {
        respond(picture);
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < weights.length; c++) {
            float sum = 0;
            for (int i = 0; i < EXPANSION; i++) {
                sum += weights[c][i] * cells[i];
            }
            if (sum > most) {
                most = sum;
                best = c;
            }
        }
        return best;
    }

    @Override
    public long bytes() {
        return 4L * EXPANSION * weights.length;
    }
}
