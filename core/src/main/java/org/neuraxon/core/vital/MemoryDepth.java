package org.neuraxon.core.vital;

import java.util.Arrays;
import org.neuraxon.core.math.CounterRandom;

/**
 * For how many moments outputs tell the sign of a pulse: every 50 moments all inputs show +1 or -1 for one moment, 100 times; the mutual
 * information of sign and state, k moments later and summed over outputs, must exceed that of every other pairing of pulses and answers
 * (99 shifts in a circle), here and at k - 1.
 */
final class MemoryDepth {

    private static final int PULSES = 100;
    private static final int PERIOD = 50;
    private static final int MOST = 30;

    private MemoryDepth() {}

    /** The largest such k; 0 if there is none. The body is the caller's copy, with at least one input and one output. */
    static int of(Body body, long seed) {
        CounterRandom random = new CounterRandom(seed);
        int outputs = Math.min(MOST, body.outputs());
        byte[] signs = new byte[PULSES];
        byte[][][] said = new byte[PERIOD][outputs][PULSES];
        double[] now = new double[body.inputs()];
        for (int p = 0; p < PULSES; p++) {
            signs[p] = (byte) (random.event(0.5, 2, p, 0) ? 1 : 0);
            for (int k = 0; k < PERIOD; k++) {
                Arrays.fill(now, k > 0 ? 0 : signs[p] == 1 ? 1 : -1);
                body.step(now);
                for (int o = 0; o < outputs; o++) {
                    said[k][o][p] = (byte) (body.state(body.neurons() - body.outputs() + o) + 1);
                }
            }
        }
        int depth = 0;
        boolean before = true;
        for (int k = 0; k < PERIOD; k++) {
            boolean remembers = remembers(signs, said[k]);
            if (remembers && before) {
                depth = k;
            }
            before = remembers;
        }
        return depth;
    }

    private static boolean remembers(byte[] signs, byte[][] said) {
        double found = bits(signs, said, 0);
        for (int shift = 1; shift < PULSES; shift++) {
            if (bits(signs, said, shift) >= found) {
                return false;
            }
        }
        return true;
    }

    private static double bits(byte[] signs, byte[][] said, int shift) {
        double sum = 0;
        for (byte[] output : said) {
            int[] counts = new int[6];
            for (int p = 0; p < PULSES; p++) {
                counts[3 * signs[(p + shift) % PULSES] + output[p]]++;
            }
            sum += MutualInformation.bits(counts, 3);
        }
        return sum;
    }
}
