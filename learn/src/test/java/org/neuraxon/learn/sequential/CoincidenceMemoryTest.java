package org.neuraxon.learn.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;

class CoincidenceMemoryTest {

    private static final int CHANNELS = 9;
    private static final int CLASSES = 3;
    private static final int SAMPLES = 200;
    private final CounterRandom chance = new CounterRandom(5);

    private int label(int sample) {
        return chance.below(CLASSES, 0, sample, 0);
    }

    private int[] code(int sample) {
        int[] code = new int[CHANNELS];
        int count = 0;
        for (int i = 0; i < CHANNELS; i++) {
            if (chance.event(i % CLASSES == label(sample) ? 0.7 : 0.3, 1, sample, i)) {
                code[count++] = i;
            }
        }
        return Arrays.copyOf(code, count);
    }

    private CoincidenceMemory lived(boolean backwards) {
        CoincidenceMemory memory = new CoincidenceMemory(CHANNELS, CLASSES);
        for (int s = 0; s < SAMPLES; s++) {
            int sample = backwards ? SAMPLES - 1 - s : s;
            memory.commit(code(sample), code(sample).length, label(sample));
            memory.relax(chance, s);
        }
        for (int moment = SAMPLES; moment < 2000; moment++) {
            memory.relax(chance, moment);
        }
        return memory;
    }

    @Test
    void itRelaxesToDiscriminantAnalysis() {
        double[][] within = new double[CHANNELS][CHANNELS + CLASSES];
        double[][] mean = new double[CLASSES + 1][CHANNELS];
        double[] count = new double[CLASSES];
        double active = 0;
        for (int s = 0; s < SAMPLES; s++) {
            count[label(s)]++;
        }
        for (int s = 0; s < SAMPLES; s++) {
            for (int i : code(s)) {
                mean[label(s)][i] += 1 / count[label(s)];
                mean[CLASSES][i] += 1.0 / SAMPLES;
                active++;
            }
        }
        for (int s = 0; s < SAMPLES; s++) {
            double[] x = new double[CHANNELS];
            for (int i : code(s)) {
                x[i] = 1;
            }
            for (int i = 0; i < CHANNELS; i++) {
                for (int j = 0; j < CHANNELS; j++) {
                    within[i][j] += (x[i] - mean[label(s)][i]) * (x[j] - mean[label(s)][j]);
                }
            }
        }
        for (int i = 0; i < CHANNELS; i++) {
            within[i][i] += (0.02 + 0.1 * CHANNELS / SAMPLES) * active / CHANNELS + 0.001;
            for (int c = 0; c < CLASSES; c++) {
                within[i][CHANNELS + c] = SAMPLES * (mean[c][i] - mean[CLASSES][i]);
            }
        }
        eliminate(within);
        int[] code = code(3);
        float[] scores = new float[CLASSES];
        lived(false).scores(code, code.length, scores);
        for (int c = 0; c < CLASSES; c++) {
            double expected = 0;
            for (int i = 0; i < CHANNELS; i++) {
                expected -= within[i][CHANNELS + c] * (mean[c][i] + mean[CLASSES][i]) / 2;
            }
            for (int i : code) {
                expected += within[i][CHANNELS + c];
            }
            assertThat((double) scores[c]).isCloseTo(expected, within(1e-3));
        }
    }

    private static void eliminate(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                double factor = rows[j][i] / rows[i][i];
                for (int k = 0; k < rows[j].length && i != j; k++) {
                    rows[j][k] -= factor * rows[i][k];
                }
            }
        }
        for (int i = 0; i < rows.length; i++) {
            for (int k = rows.length; k < rows[i].length; k++) {
                rows[i][k] /= rows[i][i];
            }
        }
    }

    @Test
    void theOrderOfSamplesDoesNotMatter() {
        CoincidenceMemory forth = lived(false);
        CoincidenceMemory back = lived(true);
        float[] a = new float[CLASSES];
        float[] b = new float[CLASSES];
        for (int s = 0; s < 20; s++) {
            forth.scores(code(s), code(s).length, a);
            back.scores(code(s), code(s).length, b);
            assertThat(a).containsExactly(b, within(1e-3f));
        }
    }

    @Test
    void aLabelNeverSeenIsNeverGiven() {
        CoincidenceMemory memory = new CoincidenceMemory(CHANNELS, CLASSES);
        memory.commit(new int[] {0, 4}, 2, 1);
        memory.relax(chance, 0);
        float[] scores = new float[CLASSES];
        memory.scores(new int[] {0, 4}, 2, scores);
        assertThat(scores[0]).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(scores[1]).isFinite();
        assertThat(scores[2]).isEqualTo(Float.NEGATIVE_INFINITY);
    }
}
