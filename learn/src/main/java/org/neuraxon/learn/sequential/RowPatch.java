package org.neuraxon.learn.sequential;

import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;

/**
 * What a feature neuron of a {@link TemporalLearner} looks for: a patch of columns and of the rows that came last, wherever in the picture they
 * are.
 *
 * <pre>
 *   a = Σ over plus t − Σ over minus t         t: trits of the rows, +1 ink, −1 paper; plus and minus as in {@link PatchNeurons}, as many of each
 *   wanted: +1 where a > upper, −1 where a &lt; lower       quantiles of a over all places of the early pictures that hold both ink and paper
 * </pre>
 *
 * @param age how many rows ago each value came, 0 for the row that came last
 * @param column where it lies in the row
 * @param plus how many of them count positive; they come first
 * @param upper above this the neuron should be +1
 * @param lower below this the neuron should be −1
 */
@SuppressWarnings("ArrayRecordComponent") // Wiring in the making: handed on, never changed.
record RowPatch(int[] age, int[] column, int plus, double upper, double lower) {

    private static final int FEWEST = 4;
    private static final int ATTEMPTS = 200;
    /** How often a neuron is +1, and how often −1, while there is something to see. */
    private static final double SHARE = 0.25;

    /** The most rows that a patch spans. */
    static int deepest(int height) {
        return Math.min(height, Math.max(3, height * 9 / 28));
    }

    /**
     * Draws a patch.
     *
     * @param early pictures, a trit for each value, row by row
     */
    static RowPatch born(int neuron, List<byte[]> early, TemporalSettings settings, CounterRandom chance) {
        int most = deepest(settings.height());
        int least = Math.min(most, Math.max(2, settings.height() * 5 / 28));
        int widest = Math.min(settings.width(), Math.max(4, settings.width() * 14 / 28));
        int narrowest = Math.min(widest, Math.max(2, settings.width() * 6 / 28));
        for (long attempt = 0; ; attempt++) {
            long draw = attempt * 5;
            byte[] picture = early.get(chance.below(early.size(), Purpose.PATCH, draw, neuron));
            int rows = least + chance.below(most - least + 1, Purpose.PATCH, draw + 1, neuron);
            int columns = narrowest + chance.below(widest - narrowest + 1, Purpose.PATCH, draw + 2, neuron);
            int top = chance.below(settings.height() - rows + 1, Purpose.PATCH, draw + 3, neuron);
            int left = chance.below(settings.width() - columns + 1, Purpose.PATCH, draw + 4, neuron);
            boolean desperate = attempt >= ATTEMPTS;
            int[] bright = new int[rows * columns];
            int[] dark = new int[rows * columns];
            int brights = 0;
            int darks = 0;
            for (int y = 0; y < rows; y++) {
                for (int x = left; x < left + columns; x++) {
                    int trit = picture[(top + y) * settings.width() + x];
                    int place = (rows - 1 - y) * settings.width() + x;
                    // Pictures without light and shade still give a patch: a chequered one.
                    if (desperate ? (y + x & 1) == 0 : trit > 0) {
                        bright[brights++] = place;
                    } else if (desperate || trit < 0) {
                        dark[darks++] = place;
                    }
                }
            }
            int half = Math.min(brights, darks);
            if (half >= FEWEST || desperate && half > 0) {
                int[] all = new int[2 * half];
                PatchNeurons.choose(bright, brights, half, all, 0, neuron, chance);
                PatchNeurons.choose(dark, darks, half, all, half, neuron, chance);
                return of(all, half, early, settings);
            }
        }
    }

    private static RowPatch of(int[] places, int plus, List<byte[]> early, TemporalSettings settings) {
        int width = settings.width();
        int[] age = new int[places.length];
        int[] column = new int[places.length];
        int deepest = 0;
        for (int i = 0; i < places.length; i++) {
            age[i] = places[i] / width;
            column[i] = places[i] % width;
            deepest = Math.max(deepest, age[i]);
        }
        double[] seen = new double[early.size() * settings.height()];
        int count = 0;
        for (byte[] picture : early) {
            for (int row = deepest; row < settings.height(); row++) {
                int sum = 0;
                int ink = 0;
                for (int i = 0; i < places.length; i++) {
                    int trit = picture[(row - age[i]) * width + column[i]];
                    sum += i < plus ? trit : -trit;
                    ink += trit > 0 ? 1 : 0;
                }
                if (ink > 0 && ink < places.length) {
                    seen[count++] = sum;
                }
            }
        }
        if (count == 0) {
            return new RowPatch(age, column, plus, 0.5, -0.5);
        }
        Arrays.sort(seen, 0, count);
        // Sums are whole numbers; a threshold lies between two of them.
        return new RowPatch(
                age,
                column,
                plus,
                seen[(int) ((1 - SHARE) * (count - 1))] + 0.5,
                seen[(int) (SHARE * (count - 1))] - 0.5);
    }
}
