package org.neuraxon.lab.sequential;

import org.neuraxon.learn.sequential.SequentialLearner;
import org.neuraxon.learn.sequential.SequentialSettings;

/**
 * Streaming linear discriminant analysis (Hayes and Kanan 2020) on the same trinary channels that ours reads: class means, one shared
 * covariance, and an exact solution whenever it is asked after learning.
 *
 * <pre>
 *   w_c = (Σ + ε mean variance I)⁻¹ μ_c,   score_c = w_c · x − w_c · μ_c / 2,   ε = .01
 * </pre>
 */
final class StreamingLda implements Learner {

    private static final double SHRINK = 0.01;

    private final SequentialLearner eyes;
    private final int channels;
    private final float[] together;
    private final float[][] mean;
    private final int[] count;
    private final java.util.List<float[]> early = new java.util.ArrayList<>();
    private final java.util.List<Integer> earlyLabels = new java.util.ArrayList<>();
    private boolean formed;
    private double[][] solved = {};

    StreamingLda(SequentialSettings settings) {
        eyes = new SequentialLearner(settings.withMostContexts(1));
        channels = 2 * settings.neurons();
        together = new float[channels * channels];
        mean = new float[settings.classes()][channels];
        count = new int[settings.classes()];
    }

    @Override
    public void learn(float[] picture, int label) {
        if (formed) {
            add(eyes.code(picture), label);
            return;
        }
        eyes.observe(picture, SequentialLearner.UNKNOWN);
        early.add(picture.clone());
        earlyLabels.add(label);
        if (early.size() == eyes.settings().infancy()) {
            growUp();
        }
    }

    private void growUp() {
        if (!formed) {
            eyes.growUp();
            formed = true;
            for (int i = 0; i < early.size(); i++) {
                add(eyes.code(early.get(i)), earlyLabels.get(i));
            }
            early.clear();
        }
    }

    private void add(int[] code, int label) {
        for (int a : code) {
            for (int b : code) {
                together[a * channels + b]++;
            }
            mean[label][a]++;
        }
        count[label]++;
        solved = new double[0][];
    }

    @Override
    public int guess(float[] picture) {
        growUp();
        if (solved.length == 0) {
            solve();
        }
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        int[] code = eyes.code(picture);
        for (int c = 0; c < count.length; c++) {
            double score = solved[c][channels];
            for (int a : code) {
                score += solved[c][a];
            }
            if (count[c] > 0 && score > most) {
                most = score;
                best = c;
            }
        }
        return best;
    }

    /** Within-class covariance, Cholesky, one solution for each class; its last entry is the constant. */
    private void solve() {
        int n = 0;
        for (int c : count) {
            n += c;
        }
        double[][] covariance = new double[channels][];
        double trace = 0;
        for (int i = 0; i < channels; i++) {
            covariance[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = together[i * channels + j];
                for (int c = 0; c < count.length; c++) {
                    sum -= count[c] > 0 ? (double) mean[c][i] * mean[c][j] / count[c] : 0;
                }
                covariance[i][j] = sum / n;
            }
            trace += covariance[i][i];
        }
        for (int i = 0; i < channels; i++) {
            covariance[i][i] += SHRINK * trace / channels + 1e-9;
        }
        Cholesky.decompose(covariance);
        solved = new double[count.length][];
        for (int c = 0; c < count.length; c++) {
            double[] weights = new double[channels + 1];
            for (int i = 0; i < channels && count[c] > 0; i++) {
                weights[i] = mean[c][i] / (double) count[c];
            }
            Cholesky.solve(covariance, weights);
            for (int i = 0; i < channels && count[c] > 0; i++) {
                weights[channels] -= 0.5 * weights[i] * mean[c][i] / count[c];
            }
            solved[c] = weights;
        }
    }

    @Override
    public long bytes() {
        return 4L * together.length + mean.length * (4L * channels + 4);
    }
}
