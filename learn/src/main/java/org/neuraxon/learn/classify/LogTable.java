package org.neuraxon.learn.classify;

import org.neuraxon.core.math.Elementary;

/**
 * Natural logarithms of positive single-precision numbers, to about 1e-4, by a table of 4,096 mantissas: the experts need many, and no
 * more digits than that. The same bits on every machine.
 */
final class LogTable {

    private static final int BITS = 12;
    private static final int MANTISSA = 23;
    private static final int BIAS = 127;
    private static final float LN_2 = (float) Elementary.log(2);
    private static final float[] MANTISSAS = new float[1 << BITS];
    private static final float[] EXPONENTS = new float[256];

    static {
        for (int i = 0; i < EXPONENTS.length; i++) {
            EXPONENTS[i] = i * LN_2;
        }
        for (int i = 0; i < MANTISSAS.length; i++) {
            MANTISSAS[i] = (float) Elementary.log(1 + (i + 0.5) / MANTISSAS.length) - BIAS * LN_2;
        }
    }

    private LogTable() {}

    /** ln(x) of a normal number x > 0. */
    static float log(float x) {
        int bits = Float.floatToRawIntBits(x);
        return EXPONENTS[(bits >>> MANTISSA) & (EXPONENTS.length - 1)]
                + MANTISSAS[(bits >>> (MANTISSA - BITS)) & (MANTISSAS.length - 1)];
    }
}
