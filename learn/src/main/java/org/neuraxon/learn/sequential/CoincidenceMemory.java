package org.neuraxon.learn.sequential;

import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * Counts which channels are active together and with which label, and a readout that relaxes to what the counts imply.
 *
 * <pre>
 *   commit (Hebbian):  G_ij += 1, C_ci += 1 for active i, j and label c;   n_c += 1;      m_i = Σ_c C_ci, n = Σ_c n_c
 *   relax a row i:     r_c  = n (C_ci/n_c − m_i/n) − [Σ_j G_ij W_cj − Σ_b C_bi Q_bc / n_b] − λ W_ci,      Q_bc = Σ_j C_bj W_cj
 *                      W_ci += r_c / (G_ii − Σ_b C_bi²/n_b + λ),                                          λ = (.02 + .1 channels/n) k̄ + .001
 *   score_c = Σ over active i of W_ci − (Q_cc/n_c + Σ_b Q_bc/n) / 2
 * </pre>
 *
 * k̄ is the mean of m. Counts are sums: what was learned does not depend on the order of samples, and nothing is overwritten. The fixed point is linear
 * discriminant analysis with a ridge (Fisher 1936; streaming: Hayes and Kanan 2020), and a relaxation of one row is a step of Gauss and
 * Seidel; what is local is that a row needs only its own coincidences and the membrane value Σ_j G_ij W_cj.
 *
 * <p>With every sample 20 x channels/n rows relax, at most a quarter of them and at least eight.
 *
 * <p>Counts are exact up to 2^23 samples; then all are halved, so that older ones count less from there on.
 */
final class CoincidenceMemory {

    private static final double RIDGE = 0.02;
    private static final double YOUNG_RIDGE = 0.1;
    private static final double LEAST_RIDGE = 1e-3;
    private static final double EAGER = 20;
    private static final double MOST_ROWS = 0.25;
    private static final int FEWEST_ROWS = 8;
    private static final float FULL = 0x1p23f;

    private final int channels;
    private final int classes;
    private final float[] together;
    private final float[] withLabel;
    private final float[] active;
    private final float[] weights;
    /** Q: row b, column c. */
    private final float[] projected;

    private final float[] perLabel;
    /** n and Σ m. */
    private final float[] totals = new float[2];

    private final float[] membrane;
    private final float[] share;

    CoincidenceMemory(int channels, int classes) {
        this.channels = channels;
        this.classes = classes;
        together = new float[Math.multiplyExact(channels, channels)];
        withLabel = new float[Math.multiplyExact(classes, channels)];
        weights = new float[withLabel.length];
        active = new float[channels];
        projected = new float[classes * classes];
        perLabel = new float[classes];
        membrane = new float[classes];
        share = new float[classes];
    }

    /** Bytes of a memory for so many channels and classes. */
    static long bytes(long channels, long classes) {
        return 4 * (channels * channels + 2 * classes * channels + channels + classes * classes + classes + 2);
    }

    /** Counts one sample. */
    void commit(int[] channel, int count, int label) {
        if (totals[0] == FULL) {
            halve();
        }
        for (int a = 0; a < count; a++) {
            int row = channel[a] * channels;
            for (int b = 0; b < count; b++) {
                together[row + channel[b]]++;
            }
            active[channel[a]]++;
            withLabel[label * channels + channel[a]]++;
        }
        for (int c = 0; c < classes; c++) {
            projected[label * classes + c] += sum(channel, count, c);
        }
        perLabel[label]++;
        totals[0]++;
        totals[1] += count;
    }

    private void halve() {
        for (float[] counts : new float[][] {together, withLabel, active, projected, perLabel, totals}) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] *= 0.5f;
            }
        }
    }

    /** Relaxes rows that chance names, different ones at each moment: many while each sample still changes much, then few. */
    void relax(CounterRandom chance, long moment) {
        double rows = Math.min(EAGER * channels / totals[0], channels * MOST_ROWS);
        for (int r = 0; r < Math.max(rows, FEWEST_ROWS); r++) {
            relaxRow(chance.below(channels, Purpose.RELAX, moment, r));
        }
    }

    private void relaxRow(int row) {
        float n = totals[0];
        float ridge = (float) ((RIDGE + YOUNG_RIDGE * channels / n) * totals[1] / channels + LEAST_RIDGE);
        float stiffness = together[row * channels + row] + ridge;
        for (int b = 0; b < classes; b++) {
            float count = withLabel[b * channels + row];
            share[b] = count == 0 ? 0 : count / perLabel[b];
            stiffness -= count * share[b];
        }
        membranes(row);
        for (int c = 0; c < classes; c++) {
            if (perLabel[c] == 0) {
                continue;
            }
            int place = c * channels + row;
            float between = 0;
            for (int b = 0; b < classes; b++) {
                between += share[b] * projected[b * classes + c];
            }
            float rest = n * share[c] - active[row] - (membrane[c] - between) - ridge * weights[place];
            float change = rest / stiffness;
            weights[place] += change;
            for (int b = 0; b < classes; b++) {
                projected[b * classes + c] += withLabel[b * channels + row] * change;
            }
        }
    }

    /** Σ_j G_ij W_cj for each class, in four partial sums a class: an order that is fixed and that a processor overlaps. */
    private void membranes(int row) {
        int from = row * channels;
        for (int c = 0; c < classes; c++) {
            int weight = c * channels;
            float s0 = 0;
            float s1 = 0;
            float s2 = 0;
            float s3 = 0;
            int j = 0;
            for (; j + 3 < channels; j += 4) {
                s0 += together[from + j] * weights[weight + j];
                s1 += together[from + j + 1] * weights[weight + j + 1];
                s2 += together[from + j + 2] * weights[weight + j + 2];
                s3 += together[from + j + 3] * weights[weight + j + 3];
            }
            for (; j < channels; j++) {
                s0 += together[from + j] * weights[weight + j];
            }
            membrane[c] = s0 + s1 + (s2 + s3);
        }
    }

    private float sum(int[] channel, int count, int label) {
        int from = label * channels;
        float sum = 0;
        for (int a = 0; a < count; a++) {
            sum += weights[from + channel[a]];
        }
        return sum;
    }

    /** Writes the score of each class: differences are log odds if classes are normal clouds of one shape; −∞ for labels never seen here. */
    void scores(int[] channel, int count, float[] scores) {
        for (int c = 0; c < classes; c++) {
            if (perLabel[c] == 0) {
                scores[c] = Float.NEGATIVE_INFINITY;
                continue;
            }
            float all = 0;
            for (int b = 0; b < classes; b++) {
                all += projected[b * classes + c];
            }
            float middle = (projected[c * classes + c] / perLabel[c] + all / totals[0]) / 2;
            scores[c] = sum(channel, count, c) - middle;
        }
    }

    void save(StateSink sink) {
        sink.put("together", together, together.length);
        sink.put("with_label", withLabel, withLabel.length);
        sink.put("active", active, active.length);
        sink.put("weights", weights, weights.length);
        sink.put("projected", projected, projected.length);
        sink.put("per_label", perLabel, perLabel.length);
        sink.put("totals", totals, totals.length);
    }

    void restore(StateSource source) {
        source.read("together", together);
        source.read("with_label", withLabel);
        source.read("active", active);
        source.read("weights", weights);
        source.read("projected", projected);
        source.read("per_label", perLabel);
        source.read("totals", totals);
    }
}
