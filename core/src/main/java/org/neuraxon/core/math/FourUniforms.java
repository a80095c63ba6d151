package org.neuraxon.core.math;

/**
 * Noise that is nearly normal and much cheaper: the sum of four uniform numbers of 16 bits (Irwin, 1927; Hall, 1927), shifted to mean 0.
 * Times {@link #SCALE} it has variance 1 and lies within ±3.46.
 */
public final class FourUniforms {

    /** Mean of the sum of four numbers 0 to 65535. */
    private static final int MEAN = 131_070;

    /** Its standard deviation: √(4 (65536² - 1) / 12). */
    private static final double DEVIATION = Math.sqrt(4 * (65_536.0 * 65_536 - 1) / 12);

    /** What turns {@link #deviation} into a number of variance 1. */
    public static final double SCALE = 1 / DEVIATION;

    private static final int LOW = 0xffff;

    private FourUniforms() {}

    /** The sum of the four 16-bit parts of random bits, less its mean. */
    public static int deviation(long bits) {
        int sum = (int) (bits & LOW) + (int) (bits >>> 16 & LOW) + (int) (bits >>> 32 & LOW) + (int) (bits >>> 48);
        return sum - MEAN;
    }
}
