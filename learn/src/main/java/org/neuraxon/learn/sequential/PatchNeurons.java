package org.neuraxon.learn.sequential;

import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * Trinary neurons, each born from a patch of one early input.
 *
 * <pre>
 *   a = Σ over plus x − Σ over minus x          plus: pixels of the patch above .5 in that input, minus: as many below .1
 *   with tolerance r: the largest a over displacements by −r, −r + 2, ... of rows and columns
 *   state = +1 if a > upper, −1 if a < lower, 0 between
 * </pre>
 *
 * A patch is a rectangle of 5/28 to 12/28 of the input a side. The thresholds are quantiles of {@code a} over the early inputs: each of +1 and
 * −1 is taken a quarter of the time. (Fan-in from snapshots: kernel-free random features on patches, after Coates, Lee and Ng, AISTATS 2011;
 * the balanced trinary code is ours.)
 *
 * <p>A state is read through two channels, one for +1 and one for −1: channel {@code i} says that neuron i is +1, channel {@code N + i} that it
 * is −1. With one weight a neuron, a readout could not tell "−1" from "the opposite of +1".
 */
final class PatchNeurons {

    private static final double BRIGHT = 0.5;
    private static final double DARK = 0.1;
    private static final int FEWEST = 4;
    private static final int ATTEMPTS = 200;
    /** How often a neuron is +1, and how often −1. */
    private static final double SHARE = 0.25;

    private final SequentialSettings settings;
    private final int neurons;
    private final int paddedWidth;
    private final float[] padded;
    private final int[] displacements;
    /** Where the pixels of neuron i begin: as many plus as minus, plus first. */
    private final int[] begin;

    private int[] pixel = {};
    private final float[] upper;
    private final float[] lower;

    PatchNeurons(SequentialSettings settings) {
        this.settings = settings;
        neurons = settings.neurons();
        int margin = settings.tolerance();
        paddedWidth = settings.width() + 2 * margin;
        padded = new float[paddedWidth * (settings.height() + 2 * margin)];
        displacements = displacements(margin);
        begin = new int[neurons + 1];
        upper = new float[neurons];
        lower = new float[neurons];
    }

    private int[] displacements(int margin) {
        int[] all = new int[(margin + 1) * (margin + 1)];
        int count = 0;
        for (int y = -margin; y <= margin; y += 2) {
            for (int x = -margin; x <= margin; x += 2) {
                all[count++] = y * paddedWidth + x;
            }
        }
        return all;
    }

    /** The number of channels: two for each neuron. */
    int channels() {
        return 2 * neurons;
    }

    /** Forms every neuron from early inputs. */
    void form(List<float[]> early, CounterRandom chance) {
        Birth birth = new Birth(settings, paddedWidth, chance);
        int[] pixels = new int[16];
        for (int i = 0; i < neurons; i++) {
            int[] patch = birth.patch(i, early);
            if (begin[i] + patch.length > pixels.length) {
                pixels = Arrays.copyOf(pixels, Math.max(2 * pixels.length, begin[i] + patch.length));
            }
            System.arraycopy(patch, 0, pixels, begin[i], patch.length);
            begin[i + 1] = begin[i] + patch.length;
        }
        pixel = Arrays.copyOf(pixels, begin[neurons]);
        float[][] seen = new float[neurons][early.size()];
        for (int s = 0; s < early.size(); s++) {
            present(early.get(s));
            for (int i = 0; i < neurons; i++) {
                seen[i][s] = drive(i);
            }
        }
        int last = early.size() - 1;
        for (int i = 0; i < neurons; i++) {
            Arrays.sort(seen[i]);
            upper[i] = seen[i][(int) ((1 - SHARE) * last)];
            lower[i] = seen[i][(int) (SHARE * last)];
        }
    }

    /** Presents an input and writes the active channels, in ascending order of neurons; gives how many they are. */
    int respond(float[] input, int[] active) {
        present(input);
        int count = 0;
        for (int i = 0; i < neurons; i++) {
            float drive = drive(i);
            if (drive > upper[i]) {
                active[count++] = i;
            } else if (drive < lower[i]) {
                active[count++] = neurons + i;
            }
        }
        return count;
    }

    private void present(float[] input) {
        int margin = settings.tolerance();
        int width = settings.width();
        for (int y = 0; y < settings.height(); y++) {
            System.arraycopy(input, y * width, padded, (y + margin) * paddedWidth + margin, width);
        }
    }

    private float drive(int neuron) {
        int from = begin[neuron];
        int to = begin[neuron + 1];
        int half = (from + to) >>> 1;
        float most = Float.NEGATIVE_INFINITY;
        for (int displacement : displacements) {
            float plus = 0;
            for (int k = from; k < half; k++) {
                plus += padded[pixel[k] + displacement];
            }
            float minus = 0;
            for (int k = half; k < to; k++) {
                minus += padded[pixel[k] + displacement];
            }
            most = Math.max(most, plus - minus);
        }
        return most;
    }

    void save(StateSink sink) {
        sink.put("begin", begin, begin.length);
        sink.put("pixel", pixel, pixel.length);
        sink.put("upper", upper, neurons);
        sink.put("lower", lower, neurons);
    }

    void restore(StateSource source) {
        source.read("begin", begin);
        source.read("upper", upper);
        source.read("lower", lower);
        pixel = source.getInts("pixel").clone();
        int margin = settings.tolerance();
        int least = margin * paddedWidth + margin;
        for (int i = 0; i < neurons; i++) {
            if (begin[i] < 0 || begin[i] > begin[i + 1] || begin[neurons] != pixel.length) {
                throw new SnapshotException("the patches of the snapshot do not fit together; it is not usable");
            }
        }
        for (int place : pixel) {
            if (place < least || place >= padded.length - least) {
                throw new SnapshotException("the snapshot reads a pixel outside the input; it is not usable");
            }
        }
    }

    /** Draws patches. */
    private record Birth(SequentialSettings settings, int paddedWidth, CounterRandom chance) {

        /** The pixels of a neuron in padded coordinates, half of them plus, then half minus. */
        int[] patch(int neuron, List<float[]> early) {
            int[] plus = new int[settings.pixels()];
            int[] minus = new int[settings.pixels()];
            for (long attempt = 0; ; attempt++) {
                long draw = attempt * 5;
                float[] input = early.get(chance.below(early.size(), Purpose.PATCH, draw, neuron));
                int height = side(settings.height(), draw + 1, neuron);
                int width = side(settings.width(), draw + 2, neuron);
                int top = chance.below(settings.height() - height + 1, Purpose.PATCH, draw + 3, neuron);
                int left = chance.below(settings.width() - width + 1, Purpose.PATCH, draw + 4, neuron);
                boolean desperate = attempt >= ATTEMPTS;
                int bright = 0;
                int dark = 0;
                for (int y = top; y < top + height; y++) {
                    for (int x = left; x < left + width; x++) {
                        float value = input[y * settings.width() + x];
                        int place = (y + settings.tolerance()) * paddedWidth + x + settings.tolerance();
                        // Inputs without light and shade (a blank, a constant) still give a patch: a chequered one.
                        if (desperate ? (y + x & 1) == 0 : value > BRIGHT) {
                            plus[bright++] = place;
                        } else if (desperate || value < DARK) {
                            minus[dark++] = place;
                        }
                    }
                }
                int half = Math.min(bright, dark);
                if (half >= FEWEST || desperate) {
                    int[] all = new int[2 * half];
                    choose(plus, bright, half, all, 0, neuron, chance);
                    choose(minus, dark, half, all, half, neuron, chance);
                    return all;
                }
            }
        }

        private int side(int length, long draw, int neuron) {
            int least = Math.max(2, length * 5 / 28);
            int most = Math.min(length, Math.max(5, length * 12 / 28));
            return least + chance.below(most - least + 1, Purpose.PATCH, draw, neuron);
        }
    }

    /** Fisher and Yates: {@code count} of {@code all}, in ascending order; also for {@link RowPatch}. */
    static void choose(int[] from, int all, int count, int[] to, int at, int neuron, CounterRandom chance) {
        for (int k = 0; k < count; k++) {
            int other = k + chance.below(all - k, Purpose.PIXEL, at + k, neuron);
            to[at + k] = from[other];
            from[other] = from[k];
        }
        Arrays.sort(to, at, at + count);
    }
}
