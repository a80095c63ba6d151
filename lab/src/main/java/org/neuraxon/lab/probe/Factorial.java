package org.neuraxon.lab.probe;

/**
 * A factorial study with two levels: each of 2ⁿ cells has factor f high if bit f of its number is set (Fisher, 1935; Yates, 1937).
 *
 * <pre>
 *   effect_f = mean over cells with f high - mean over cells with f low
 *   d_f = effect_f / s,   s² = Σ (y - ȳ - Σ_f ± effect_f / 2)² / (cells - 1 - factors that vary)
 * </pre>
 */
public final class Factorial {

    private Factorial() {}

    /**
     * The standardised main effects.
     *
     * @param factors how many
     * @param values one for each cell; NaN for cells in which nothing could be measured
     * @return for each factor; 0 for one that does not vary among the cells that were measured
     */
    public static double[] standardised(int factors, double... values) {
        double mean = 0;
        int known = 0;
        double[] effects = new double[factors];
        int[] high = new int[factors];
        for (int cell = 0; cell < values.length; cell++) {
            if (!Double.isNaN(values[cell])) {
                mean += values[cell];
                known++;
                for (int f = 0; f < factors; f++) {
                    high[f] += cell >> f & 1;
                }
            }
        }
        mean /= known;
        int varying = 0;
        for (int f = 0; f < factors; f++) {
            if (high[f] > 0 && high[f] < known) {
                effects[f] = effect(f, high[f], known - high[f], values);
                varying++;
            }
        }
        double squares = 0;
        for (int cell = 0; cell < values.length; cell++) {
            double left = values[cell] - mean;
            for (int f = 0; f < factors; f++) {
                left -= ((cell >> f & 1) == 1 ? 0.5 : -0.5) * effects[f];
            }
            squares += Double.isNaN(left) ? 0 : left * left;
        }
        double deviation = Math.sqrt(squares / Math.max(1, known - 1 - varying));
        for (int f = 0; f < factors; f++) {
            effects[f] = effects[f] == 0 ? 0 : effects[f] / deviation;
        }
        return effects;
    }

    private static double effect(int factor, int high, int low, double... values) {
        double effect = 0;
        for (int cell = 0; cell < values.length; cell++) {
            if (!Double.isNaN(values[cell])) {
                effect += (cell >> factor & 1) == 1 ? values[cell] / high : -values[cell] / low;
            }
        }
        return effect;
    }
}
