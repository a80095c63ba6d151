package org.neuraxon.core.vital;

import org.neuraxon.core.math.CounterRandom;

/**
 * What outputs tell of inputs: random trinary inputs at rate 0.2 for 5,000 moments; for each output the largest mutual information with any
 * input 0 to 5 moments before, averaged over outputs, less the mean of the same with inputs shifted in a circle (100 shifts). All inputs hear; the first ten of each are read.
 *
 * @param bits above chance
 * @param deviation standard deviation over the shifts
 */
record Responsiveness(double bits, double deviation) {

    private static final int MOMENTS = 5_000;
    private static final int LAGS = 6;
    private static final int SHIFTS = 100;
    private static final int MOST = 10;
    private static final double RATE = 0.2;

    /** Lets a body live; it is the caller's copy, with at least one input and one output. */
    static Responsiveness of(Body body, long seed) {
        CounterRandom random = new CounterRandom(seed);
        int inputs = Math.min(MOST, body.inputs());
        int outputs = Math.min(MOST, body.outputs());
        byte[][] heard = new byte[inputs][MOMENTS];
        byte[][] said = new byte[outputs][MOMENTS];
        double[] now = new double[body.inputs()];
        for (int t = 0; t < MOMENTS; t++) {
            for (int i = 0; i < now.length; i++) {
                now[i] = random.event(RATE, 0, t, i) ? random.event(0.5, 1, t, i) ? 1 : -1 : 0;
            }
            body.step(now);
            for (int i = 0; i < inputs; i++) {
                heard[i][t] = (byte) (now[i] + 1);
            }
            for (int o = 0; o < outputs; o++) {
                said[o][t] = (byte) (body.state(body.neurons() - body.outputs() + o) + 1);
            }
        }
        double found = mean(heard, said, 0);
        double sum = 0;
        double squares = 0;
        for (int k = 1; k <= SHIFTS; k++) {
            double chance = mean(heard, said, k * (MOMENTS / (SHIFTS + 1)));
            sum += chance;
            squares += chance * chance;
        }
        double chance = sum / SHIFTS;
        return new Responsiveness(found - chance, Math.sqrt(Math.max(0, squares / SHIFTS - chance * chance)));
    }

    private static double mean(byte[][] heard, byte[][] said, int shift) {
        double sum = 0;
        for (byte[] output : said) {
            double best = Double.NEGATIVE_INFINITY;
            for (byte[] input : heard) {
                for (int lag = 0; lag < LAGS; lag++) {
                    best = Math.max(best, bits(input, output, shift, lag));
                }
            }
            sum += best;
        }
        return sum / said.length;
    }

    private static double bits(byte[] input, byte[] output, int shift, int lag) {
        int[] counts = new int[9];
        int from = shift;
        for (int t = lag; t < MOMENTS; t++) {
            counts[3 * input[from] + output[t]]++;
            from = from + 1 == MOMENTS ? 0 : from + 1;
        }
        return MutualInformation.bits(counts, 3);
    }
}
