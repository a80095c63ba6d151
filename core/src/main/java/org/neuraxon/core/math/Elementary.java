package org.neuraxon.core.math;

/**
 * Elementary functions on {@code double} that give the same bits on every JVM, CPU, thread and compilation state.
 *
 * <p>{@link Math} may differ in the last bit between JDKs and {@link StrictMath} is exact in its bits but slow. Every
 * path here consists of correctly rounded {@code + - * / %}, comparisons, exact sign and minimum operations, casts and
 * raw bit access, in one fixed order and without fused multiply-add, so that the Java language fixes each bit of the
 * result.
 *
 * <p>An <em>ulp</em> below is the spacing of doubles at the exact result. Stated bounds are the largest errors that
 * were found against 40-digit references on random arguments, rounded up; they are measured, not proved.
 *
 * <p>Methods: argument reduction with a split constant (Cody and Waite 1980, <i>Software Manual for the Elementary
 * Functions</i>), polynomial kernels in the compensated arrangement of fdlibm (Sun Microsystems 1993) with coefficients
 * fitted at Chebyshev nodes for this class, and a table-driven logarithm with a tail (Tang 1990, <i>ACM Transactions on
 * Mathematical Software</i> 16, 378-400).
 *
 * <p>The array forms give the bits of the scalar forms. They treat {@code out[i] = f(x[i])} for {@code from <= i < to};
 * {@code x} and {@code out} may be the same array.
 */
public final class Elementary {

    private static final int MANTISSA_BITS = 52;
    private static final long EXPONENT_MASK = -1L << MANTISSA_BITS;
    private static final long INFINITY_BITS = 0x7ffL << MANTISSA_BITS;

    /** 1.5 · 2^52: adding it rounds a small double to an integer, which then stands in the low bits of the sum. */
    private static final double ROUNDER = 0x1.8p52;

    private static final double INVERSE_LN2 = 0x1.71547652b82fep+0;
    /** Leading 42 bits of ln 2; a product with an 11-bit integer is exact. */
    private static final double LN2_HIGH = 0x1.62e42fefa3800p-1;

    private static final double LN2_LOW = 0x1.ef35793c76730p-45;

    /** Up to this magnitude of x both e^x and its power-of-two factor are normal numbers. */
    private static final double EXP_NORMAL = 708;

    private static final double EXP_OVERFLOW = 710;
    private static final double EXP_UNDERFLOW = -746;

    // (e^r - 1 - r) / r² = E0 + E1 r + ... for |r| <= ln(2)/2, error below 1.1e-16.
    private static final double E0 = 0x1.0000000000001p-1;
    private static final double E1 = 0x1.5555555555556p-3;
    private static final double E2 = 0x1.5555555553d63p-5;
    private static final double E3 = 0x1.11111111109b3p-7;
    private static final double E4 = 0x1.6c16c1788bd90p-10;
    private static final double E5 = 0x1.a01a01a7c41d5p-13;
    private static final double E6 = 0x1.a019b90d2ae7ap-16;
    private static final double E7 = 0x1.71de0dae63bb3p-19;
    private static final double E8 = 0x1.289185613a3d6p-22;
    private static final double E9 = 0x1.af38a9b0ec855p-26;

    /** Twice the magnitude of x from which on tanh x rounds to one: 55 ln 2. */
    private static final double TANH_ONE = 0x1.30fc1931f09cap+5;
    /** Largest 2|x| for which e^(2|x|) + 1 is exact enough; up to TANH_ONE tanh x then stays one step below one. */
    private static final double TANH_LARGEST = 37.4;

    // (log(1 + r) - r + r²/2) / r³ = L0 + L1 r + ... for |r| < 0.0056, error below 1.1e-16.
    private static final double L0 = 0x1.5555555555557p-2;
    private static final double L1 = -0x1.0000000000002p-2;
    private static final double L2 = 0x1.999999977cec4p-3;
    private static final double L3 = -0x1.555555536eb94p-3;
    private static final double L4 = 0x1.249506aca795dp-3;
    private static final double L5 = -0x1.00027760f616ap-3;

    private static final long UPPER_WORD = -1L << 32;
    private static final long UPPER_WORD_HALF = 1L << 31;
    /** Keeps 26 significant bits of a double, so that a product of two such numbers is exact. */
    private static final long UPPER_HALF = -1L << 27;

    private static final int SUBNORMAL_SHIFT = 54;
    private static final double SUBNORMAL_SCALE = 0x1p54;
    /** From this magnitude of the exponent on, every power of a base other than one overflows or vanishes. */
    private static final double POW_SATURATION = 0x1p64;

    private static final double TWO_PI = 0x1.921fb54442d18p+2;
    private static final double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
    private static final double QUARTER_PI = 0x1.921fb54442d18p-1;
    // π/2 in four parts; the first three have at most 33 bits, so that a product with a 20-bit integer is exact.
    private static final double HALF_PI_1 = 0x1.921fb54400000p+0;
    private static final double HALF_PI_2 = 0x1.0b4611a600000p-34;
    private static final double HALF_PI_3 = 0x1.3198a2e000000p-69;
    private static final double HALF_PI_4 = 0x1.b839a252049c1p-104;
    /** Largest magnitude of an angle that is reduced with all parts of π/2. */
    private static final double ANGLE_EXACT = 0x1p20;
    /** Below this magnitude sin x rounds to x. */
    private static final double SIN_IDENTITY = 0x1p-27;

    // (sin r / r - 1) / r² = S0 + S1 r² + ... for |r| <= π/4, error below 2.1e-17.
    private static final double S0 = -0x1.5555555555555p-3;
    private static final double S1 = 0x1.1111111110bb1p-7;
    private static final double S2 = -0x1.a01a019e8357dp-13;
    private static final double S3 = 0x1.71de37961e4dcp-19;
    private static final double S4 = -0x1.ae600a926df9ap-26;
    private static final double S5 = 0x1.5e0af18733f9ep-33;

    // (cos r - 1 + r²/2) / r⁴ = C0 + C1 r² + ... for |r| <= π/4, error below 1.3e-18.
    private static final double C0 = 0x1.5555555555555p-5;
    private static final double C1 = -0x1.6c16c16c16966p-10;
    private static final double C2 = 0x1.a01a019f4e867p-16;
    private static final double C3 = -0x1.27e4fa17a41bfp-22;
    private static final double C4 = 0x1.1eeb68b109cf5p-29;
    private static final double C5 = -0x1.907d7aec5a8a3p-37;

    /** Numbers treated at a time by the array forms: enough to pipeline, few enough to stay in the first cache. */
    private static final int BLOCK = 256;

    private Elementary() {}

    /**
     * The exponential e^x, with gradual underflow and overflow to infinity.
     *
     * @param x any double
     * @return e^x within 1 ulp; 0 for −∞, +∞ for +∞, NaN for NaN
     */
    public static double exp(double x) {
        if (Math.abs(x) <= EXP_NORMAL) {
            return expNormal(x);
        }
        return expOutside(x, 0);
    }

    /**
     * {@link #exp(double)} of each number of a range.
     *
     * @param x the arguments
     * @param out receives the results; may be {@code x}
     * @param from first index
     * @param to one past the last index
     */
    public static void exp(double[] x, double[] out, int from, int to) {
        double[] block = new double[blockLength(from, to)];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            System.arraycopy(x, start, block, 0, count);
            toExpMantissas(block, count);
            for (int i = 0; i < count; i++) {
                double a = x[start + i];
                out[start + i] =
                        Math.abs(a) <= EXP_NORMAL ? timesPowerOfTwo(block[i], exponentOf(a)) : expOutside(a, 0);
            }
        }
    }

    /**
     * The hyperbolic tangent, exactly odd.
     *
     * @param x any double
     * @return tanh x within 3 ulp; ±1 for ±∞, ±0 for ±0, NaN for NaN
     */
    public static double tanh(double x) {
        double doubled = doubledMagnitude(x);
        double expm1 = expm1Of(expm1Mantissa(doubled), powerOfTwo(exponentOf(doubled)));
        return tanhOf(tanhMagnitude(expm1), x);
    }

    /**
     * {@link #tanh(double)} of each number of a range.
     *
     * @param x the arguments
     * @param out receives the results; may be {@code x}
     * @param from first index
     * @param to one past the last index
     */
    public static void tanh(double[] x, double[] out, int from, int to) {
        double[] block = new double[blockLength(from, to)];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            System.arraycopy(x, start, block, 0, count);
            toExpm1Mantissas(block, count);
            for (int i = 0; i < count; i++) {
                double power = powerOfTwo(exponentOf(doubledMagnitude(x[start + i])));
                block[i] = expm1Of(block[i], power);
            }
            toTanhMagnitudes(block, count);
            for (int i = 0; i < count; i++) {
                out[start + i] = tanhOf(block[i], x[start + i]);
            }
        }
    }

    /**
     * The logistic function 1 / (1 + e^(−x)).
     *
     * @param x any double
     * @return the logistic function of x within 3 ulp, in [0, 1]; 0 for −∞, 1 for +∞, NaN for NaN
     */
    public static double sigmoid(double x) {
        if (Math.abs(x) <= EXP_NORMAL) {
            return 1 / (1 + expNormal(-x));
        }
        return sigmoidOutside(x);
    }

    /**
     * {@link #sigmoid(double)} of each number of a range.
     *
     * @param x the arguments
     * @param out receives the results; may be {@code x}
     * @param from first index
     * @param to one past the last index
     */
    public static void sigmoid(double[] x, double[] out, int from, int to) {
        double[] block = new double[blockLength(from, to)];
        for (int start = from; start < to; start += BLOCK) {
            int count = Math.min(BLOCK, to - start);
            boolean outside = false;
            for (int i = 0; i < count; i++) {
                block[i] = -x[start + i];
            }
            toExpMantissas(block, count);
            for (int i = 0; i < count; i++) {
                double a = -x[start + i];
                outside |= !(Math.abs(a) <= EXP_NORMAL);
                block[i] = timesPowerOfTwo(block[i], exponentOf(a));
            }
            toSigmoids(block, count);
            for (int i = 0; outside && i < count; i++) {
                block[i] = sigmoid(x[start + i]);
            }
            System.arraycopy(block, 0, out, start, count);
        }
    }

    /**
     * The natural logarithm.
     *
     * @param x a double, sensibly not negative
     * @return log x within 1 ulp; −∞ for ±0, +∞ for +∞, NaN for NaN and for negative x
     */
    public static double log(double x) {
        long bits = Double.doubleToRawLongBits(x);
        if (isPositiveNormal(bits)) {
            return logPart(bits, false);
        }
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x > 0 && x < Double.POSITIVE_INFINITY) {
            return logPart(subnormalBits(x), false);
        }
        return x > 0 ? x : Double.NaN;
    }

    /**
     * The power base^exponent of a base that is not negative.
     *
     * <p>The logarithm and its product with the exponent carry about 15 extra bits, so that the result is within 1 ulp
     * over the whole range of normal results.
     *
     * @param base a double that is not negative; −0 counts as 0
     * @param exponent any double
     * @return base^exponent; NaN for a negative base unless the exponent is 0, else for zeros, infinities and NaN the
     *         result of {@link StrictMath#pow}
     */
    public static double pow(double base, double exponent) {
        long bits = Double.doubleToRawLongBits(base);
        if (isPositiveNormal(bits) && Math.abs(exponent) < POW_SATURATION) {
            return powOfBits(bits, exponent);
        }
        return powOutside(base, exponent);
    }

    /**
     * The sine of an angle in radians, exactly odd.
     *
     * @param x any double
     * @return sin x within 1 ulp for |x| &lt;= 2^20; beyond, the angle is first reduced by the double nearest to 2π,
     *         which shifts it by less than half an ulp of x, that is by at most 4e-17 · |x|; NaN for NaN and infinities
     */
    public static double sin(double x) {
        if (Math.abs(x) <= QUARTER_PI) {
            return Math.abs(x) < SIN_IDENTITY ? x : sinKernel(x, 0);
        }
        return sinOfQuarters(withinExactRange(x), 0);
    }

    /**
     * The cosine of an angle in radians, exactly even.
     *
     * @param x any double
     * @return cos x within 1 ulp for |x| &lt;= 2^20; beyond, the angle is first reduced by the double nearest to 2π,
     *         which shifts it by less than half an ulp of x, that is by at most 4e-17 · |x|; NaN for NaN and infinities
     */
    public static double cos(double x) {
        if (Math.abs(x) <= QUARTER_PI) {
            return cosKernel(x, 0);
        }
        return sinOfQuarters(withinExactRange(x), 1);
    }

    private static int blockLength(int from, int to) {
        return Math.max(0, Math.min(BLOCK, to - from));
    }

    // ---- loops over one array at equal positions, the form that C2 can turn into vector instructions ----------------

    private static void toExpMantissas(double[] block, int count) {
        for (int i = 0; i < count; i++) {
            block[i] = expMantissa(block[i]);
        }
    }

    private static void toExpm1Mantissas(double[] block, int count) {
        for (int i = 0; i < count; i++) {
            block[i] = expm1Mantissa(doubledMagnitude(block[i]));
        }
    }

    private static void toTanhMagnitudes(double[] block, int count) {
        for (int i = 0; i < count; i++) {
            block[i] = tanhMagnitude(block[i]);
        }
    }

    private static void toSigmoids(double[] block, int count) {
        for (int i = 0; i < count; i++) {
            block[i] = 1 / (1 + block[i]);
        }
    }

    // ---- exponential ------------------------------------------------------------------------------------------------

    private static double expNormal(double x) {
        return timesPowerOfTwo(expMantissa(x), exponentOf(x));
    }

    /** x / ln 2 rounded to an integer k, which stands in the low bits of the result; k = result − ROUNDER. */
    private static double exponentOf(double x) {
        return x * INVERSE_LN2 + ROUNDER;
    }

    /** e^(x − k ln 2), between 0.7 and 1.5. */
    private static double expMantissa(double x) {
        double k = exponentOf(x) - ROUNDER;
        return expReduced(x - k * LN2_HIGH, k * LN2_LOW);
    }

    /** e^(x − k ln 2) − 1 with a small relative error also near zero. */
    private static double expm1Mantissa(double x) {
        double k = exponentOf(x) - ROUNDER;
        double high = x - k * LN2_HIGH;
        double low = k * LN2_LOW;
        return high - (low - expTail(high - low));
    }

    private static double expReduced(double high, double low) {
        return 1 - ((low - expTail(high - low)) - high);
    }

    /** e^r − 1 − r for |r| <= ln(2)/2. */
    private static double expTail(double r) {
        double r2 = r * r;
        double r4 = r2 * r2;
        double lower = (E0 + E1 * r) + r2 * (E2 + E3 * r);
        double upper = (E4 + E5 * r) + r2 * (E6 + E7 * r) + r4 * (E8 + E9 * r);
        return r2 * (lower + r4 * upper);
    }

    /** mantissa · 2^k where the product is a normal number. */
    private static double timesPowerOfTwo(double mantissa, double exponent) {
        return Double.longBitsToDouble(
                Double.doubleToRawLongBits(mantissa) + (Double.doubleToRawLongBits(exponent) << MANTISSA_BITS));
    }

    private static double powerOfTwo(double exponent) {
        return timesPowerOfTwo(1, exponent);
    }

    /** e^(x + tail) where the result may not be a normal number. */
    private static double expOutside(double x, double tail) {
        if (x > EXP_OVERFLOW) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < EXP_UNDERFLOW) {
            return 0;
        }
        if (Double.isNaN(x)) {
            return x;
        }
        double k = exponentOf(x) - ROUNDER;
        double half = (int) (k / 2);
        double mantissa = expReduced(x - k * LN2_HIGH, k * LN2_LOW - tail);
        return mantissa * powerOfTwo(half + ROUNDER) * powerOfTwo(k - half + ROUNDER);
    }

    private static double doubledMagnitude(double x) {
        return Math.min(2 * Math.abs(x), TANH_LARGEST);
    }

    private static double expm1Of(double mantissa, double power) {
        return power * mantissa + (power - 1);
    }

    /** tanh |x| from e^(2|x|) − 1. */
    private static double tanhMagnitude(double expm1) {
        return expm1 / (expm1 + 2);
    }

    private static double tanhOf(double magnitude, double x) {
        return Math.copySign(2 * Math.abs(x) >= TANH_ONE ? 1 : magnitude, x);
    }

    private static double sigmoidOutside(double x) {
        return x < 0 ? exp(x) : 1 / (1 + exp(-x));
    }

    // ---- logarithm and power ----------------------------------------------------------------------------------------

    private static boolean isPositiveNormal(long bits) {
        return bits >= 1L << MANTISSA_BITS && bits < INFINITY_BITS;
    }

    /** The bits of a positive subnormal number as if the exponent could go below its range. */
    private static long subnormalBits(double x) {
        return Double.doubleToRawLongBits(x * SUBNORMAL_SCALE) - ((long) SUBNORMAL_SHIFT << MANTISSA_BITS);
    }

    /**
     * The logarithm of the number z · 2^k with these bits as an unevaluated sum: the rounded value, or what is missing.
     *
     * <p>log = k ln 2 + log c + log(1 + r) with 1/c from {@link LogTable} and r = z/c − 1, |r| &lt; 0.0053; r is split
     * as in Tang (1990) so that r and the leading part of r²/2 carry no rounding error. Both parts have one body,
     * because a method returns one number; the compiler merges the two calls when it inlines them.
     */
    private static double logPart(long bits, boolean tail) {
        long offset = bits - LogTable.FIRST_BITS;
        int row = LogTable.COLUMNS * ((int) (offset >>> LogTable.CELL_BITS) & LogTable.CELL_MASK);
        double k = (int) (offset >> MANTISSA_BITS);
        long zBits = bits - (offset & EXPONENT_MASK);
        double inverse = LogTable.ROWS[row];
        double zHigh = Double.longBitsToDouble((zBits + UPPER_WORD_HALF) & UPPER_WORD);
        double rHigh = zHigh * inverse - 1;
        double rLow = (Double.longBitsToDouble(zBits) - zHigh) * inverse;
        double r = rHigh + rLow;

        double constant = k * LN2_HIGH + LogTable.ROWS[row + 1];
        double linear = constant + r;
        double halfSquare = -0.5 * rHigh * rHigh;
        double high = linear + halfSquare;
        double low = k * LN2_LOW
                + LogTable.ROWS[row + 2]
                + ((constant - linear) + r)
                + ((rHigh - r) + rLow)
                + ((linear - high) + halfSquare)
                - 0.5 * rLow * (r + rHigh)
                + log1pTail(r);
        double rounded = high + low;
        return tail ? (high - rounded) + low : rounded;
    }

    /** log(1 + r) − r + r²/2 for |r| < 0.0056. */
    private static double log1pTail(double r) {
        double r2 = r * r;
        return r * r2 * ((L0 + L1 * r) + r2 * ((L2 + L3 * r) + r2 * (L4 + L5 * r)));
    }

    private static double powOfBits(long bits, double exponent) {
        double log = logPart(bits, false);
        double logHigh = upperHalf(log);
        double logLow = (log - logHigh) + logPart(bits, true);
        double exponentHigh = upperHalf(exponent);
        double high = exponentHigh * logHigh;
        double low = (exponent - exponentHigh) * logHigh + exponent * logLow;
        if (Math.abs(high) <= EXP_NORMAL) {
            double rounder = exponentOf(high);
            double k = rounder - ROUNDER;
            return timesPowerOfTwo(expReduced(high - k * LN2_HIGH, k * LN2_LOW - low), rounder);
        }
        return expOutside(high, low);
    }

    private static double upperHalf(double x) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) & UPPER_HALF);
    }

    private static double powOutside(double base, double exponent) {
        if (exponent == 0) {
            return 1;
        }
        if (!(base >= 0) || Double.isNaN(exponent) || (base == 1 && Double.isInfinite(exponent))) {
            return Double.NaN;
        }
        if (base == 1) {
            return 1;
        }
        if (base == 0 || base == Double.POSITIVE_INFINITY || Math.abs(exponent) >= POW_SATURATION) {
            return (base > 1) == (exponent > 0) ? Double.POSITIVE_INFINITY : 0;
        }
        return powOfBits(subnormalBits(base), exponent);
    }

    // ---- sine and cosine --------------------------------------------------------------------------------------------

    private static double withinExactRange(double x) {
        return Math.abs(x) <= ANGLE_EXACT ? x : x % TWO_PI;
    }

    /** sin(x + quarters · π/2) for |x| <= 2^20. */
    private static double sinOfQuarters(double x, int quarters) {
        double shifted = x * TWO_OVER_PI + ROUNDER;
        double k = shifted - ROUNDER;
        double first = x - k * HALF_PI_1;
        double second = first - k * HALF_PI_2;
        double third = second - k * HALF_PI_3;
        double low = ((first - second) - k * HALF_PI_2) + ((second - third) - k * HALF_PI_3) - k * HALF_PI_4;
        double r = third + low;
        double tail = (third - r) + low;
        int quadrant = (int) Double.doubleToRawLongBits(shifted) + quarters;
        double magnitude = (quadrant & 1) == 0 ? sinKernel(r, tail) : cosKernel(r, tail);
        return (quadrant & 2) == 0 ? magnitude : -magnitude;
    }

    /** sin(r + tail) for |r| <= π/4. */
    private static double sinKernel(double r, double tail) {
        double r2 = r * r;
        double r3 = r2 * r;
        double upper = S1 + r2 * (S2 + r2 * (S3 + r2 * (S4 + r2 * S5)));
        return r - ((r2 * (0.5 * tail - r3 * upper) - tail) - r3 * S0);
    }

    /** cos(r + tail) for |r| <= π/4. */
    private static double cosKernel(double r, double tail) {
        double r2 = r * r;
        double upper = r2 * (C0 + r2 * (C1 + r2 * (C2 + r2 * (C3 + r2 * (C4 + r2 * C5)))));
        double half = 0.5 * r2;
        double leading = 1 - half;
        return leading + (((1 - leading) - half) + (r2 * upper - r * tail));
    }
}
