package org.neuraxon.core.vital;

import java.util.Arrays;
import org.neuraxon.core.math.CounterRandom;

/**
 * For how many moments outputs tell the sign of a pulse: every 50 moments all inputs show +1 or -1 for one moment, 100 times; the mutual
 * information of sign and state, k moments later and summed over outputs (the first {@value #MOST}), must exceed that of every other pairing of pulses and answers
 * (99 shifts in a circle), here and at k - 1.
 *
 * <p>The long probe ends at 300 moments instead of 49: pulses are 300 moments apart, information is summed over windows of ten moments, and what counts is
 * how many windows without a gap exceed every other pairing. (With as many single moments as that, chance alone would pass now and then.)
 */
final class MemoryDepth {

    private static final int PULSES = 100;
    private static final int PERIOD = 50;
    private static final int LONG_PERIOD = 300;
    private static final int WINDOW = 10;
    private static final int MOST = 30;

    private MemoryDepth() {}

    /** The largest such k; 0 if there is none. The body is the caller's copy, with at least one input and one output. */
    static int of(Body body, long seed) {
        byte[] signs = signs(seed, PULSES);
        byte[][][] said = answers(body, signs, PERIOD);
        int depth = 0;
        boolean before = true;
        for (int k = 0; k < PERIOD; k++) {
            boolean remembers = remembers(signs, said, k, 1);
            if (remembers && before) {
                depth = k;
            }
            before = remembers;
        }
        return depth;
    }

    /** The end of the last window before the first that does not tell, in moments. */
    static int longProbe(Body body, int pulses, long seed) {
        byte[] signs = signs(seed, pulses);
        byte[][][] said = answers(body, signs, LONG_PERIOD);
        int depth = 0;
        while (depth < LONG_PERIOD && remembers(signs, said, depth, WINDOW)) {
            depth += WINDOW;
        }
        return depth;
    }

    private static byte[] signs(long seed, int pulses) {
        CounterRandom random = new CounterRandom(seed);
        byte[] signs = new byte[pulses];
        for (int p = 0; p < pulses; p++) {
            signs[p] = (byte) (random.event(0.5, 2, p, 0) ? 1 : 0);
        }
        return signs;
    }

    /** The states of outputs, 0 to 2: by moment after the pulse, output and pulse. */
    private static byte[][][] answers(Body body, byte[] signs, int period) {
        int outputs = Math.min(MOST, body.outputs());
        byte[][][] said = new byte[period][outputs][signs.length];
        double[] now = new double[body.inputs()];
        for (int p = 0; p < signs.length; p++) {
            for (int k = 0; k < period; k++) {
                Arrays.fill(now, k > 0 ? 0 : signs[p] == 1 ? 1 : -1);
                body.step(now);
                for (int o = 0; o < outputs; o++) {
                    said[k][o][p] = (byte) (body.state(body.neurons() - body.outputs() + o) + 1);
                }
            }
        }
        return said;
    }

    private static boolean remembers(byte[] signs, byte[][][] said, int from, int moments) {
        double found = bits(signs, said, from, moments, 0);
        for (int shift = 1; shift < signs.length; shift++) {
            if (bits(signs, said, from, moments, shift) >= found) {
                return false;
            }
        }
        return true;
    }

    private static double bits(byte[] signs, byte[][][] said, int from, int moments, int shift) {
        double sum = 0;
        for (int k = from; k < from + moments; k++) {
            for (byte[] output : said[k]) {
                int[] counts = new int[6];
                for (int p = 0; p < signs.length; p++) {
                    counts[3 * signs[(p + shift) % signs.length] + output[p]]++;
                }
                sum += MutualInformation.bits(counts, 3);
            }
        }
        return sum;
    }
}
