package org.neuraxon.core.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** The references are within one ulp themselves, so bounds against them are one ulp wider than the documented ones. */
class ElementaryTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double[] EDGES = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        1e-310,
        -1e-310,
        Double.MIN_NORMAL,
        -Double.MIN_NORMAL,
        1e-20,
        -1e-20,
        0.5,
        -0.5,
        Math.nextDown(1.0),
        1,
        -1,
        Math.nextUp(1.0),
        2,
        18.7,
        18.72,
        19.06,
        19.07,
        22,
        -22,
        40,
        -40,
        708,
        -708,
        708.5,
        -708.5,
        709.782712893384,
        709.8,
        710,
        -744,
        -745.2,
        -746,
        1e5,
        -1e5,
        0x1p20,
        1e18,
        -1e18,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        INFINITY,
        -INFINITY,
        Double.NaN
    };
    /** Of the results that {@link #goldenHash} visits; the same on every JDK. */
    private static final long GOLDEN_HASH = -7206985932729638263L;

    @Property
    void expIsClose(@ForAll @Scale(15) @DoubleRange(min = -745, max = 709.7) double x) {
        assertUlps(Elementary.exp(x), StrictMath.exp(x), 2);
    }

    @Property
    void logIsClose(@ForAll @Scale(15) @DoubleRange(min = 0, max = Double.MAX_VALUE) double x) {
        assertUlps(Elementary.log(x), StrictMath.log(x), 2);
    }

    @Property
    void logNearOneIsClose(@ForAll @Scale(15) @DoubleRange(min = 0.98, max = 1.02) double x) {
        assertUlps(Elementary.log(x), StrictMath.log(x), 2);
    }

    @Property
    void tanhIsClose(@ForAll @Scale(15) @DoubleRange(min = -25, max = 25) double x) {
        assertUlps(Elementary.tanh(x), StrictMath.tanh(x), 4);
        assertUlps(Elementary.tanh(x * 1e-9), StrictMath.tanh(x * 1e-9), 4);
    }

    @Property
    void sigmoidIsClose(@ForAll @Scale(15) @DoubleRange(min = -708, max = 708) double x) {
        assertUlps(Elementary.sigmoid(x), 1 / (1 + StrictMath.exp(-x)), 5);
    }

    @Property
    void sineAndCosineAreClose(@ForAll @Scale(15) @DoubleRange(min = -1e5, max = 1e5) double x) {
        assertUlps(Elementary.sin(x), StrictMath.sin(x), 2);
        assertUlps(Elementary.cos(x), StrictMath.cos(x), 2);
    }

    @Property
    void powIsClose(
            @ForAll @Scale(15) @DoubleRange(min = 1e-9, max = 1e9) double base,
            @ForAll @Scale(15) @DoubleRange(min = -20, max = 20) double exponent) {
        assertUlps(Elementary.pow(base, exponent), StrictMath.pow(base, exponent), 2);
    }

    @Property
    void sineAndCosineOfHugeAnglesStayFinite(@ForAll double x) {
        assertThat(Elementary.sin(x)).isBetween(-1.0, 1.0);
        assertThat(Elementary.cos(x)).isBetween(-1.0, 1.0);
    }

    @Test
    void randomArgumentsAreClose() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200_000; i++) {
            double x = random.nextDouble(-745, 709.7);
            assertUlps(Elementary.exp(x), StrictMath.exp(x), 2);
            assertUlps(Elementary.log(Elementary.exp(x)), StrictMath.log(Elementary.exp(x)), 2);
            double angle = random.nextDouble(-1e6, 1e6);
            assertUlps(Elementary.sin(angle), StrictMath.sin(angle), 2);
            assertUlps(Elementary.cos(angle), StrictMath.cos(angle), 2);
            double small = random.nextDouble(-3, 3);
            assertUlps(Elementary.tanh(small), StrictMath.tanh(small), 4);
            double base = random.nextDouble(1e-3, 3);
            double exponent = x / StrictMath.log(base);
            assertUlps(Elementary.pow(base, exponent), StrictMath.pow(base, exponent), 2);
        }
    }

    @Test
    void multiplesOfPiKeepTheirRelativeAccuracy() {
        for (int k = 1; k <= 300_000; k += 7) {
            double x = k * Math.PI;
            assertUlps(Elementary.sin(x), StrictMath.sin(x), 2);
            assertUlps(Elementary.cos(x + Math.PI / 2), StrictMath.cos(x + Math.PI / 2), 2);
        }
    }

    @Test
    void anglesBeyondTheExactRangeAreReducedWithTheDocumentedError() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 10_000; i++) {
            double x = random.nextDouble(0x1p20, 1e12);
            double bound = 4e-17 * x + 1e-15;
            assertThat(Math.abs(Elementary.sin(x) - StrictMath.sin(x))).isLessThan(bound);
            assertThat(Math.abs(Elementary.cos(x) - StrictMath.cos(x))).isLessThan(bound);
        }
    }

    @Test
    void edgesMatchStrictMath() {
        for (double x : EDGES) {
            assertUlps(Elementary.exp(x), StrictMath.exp(x), 2);
            assertUlps(Elementary.log(x), StrictMath.log(x), 2);
            assertUlps(Elementary.tanh(x), StrictMath.tanh(x), 4);
            assertUlps(Elementary.sigmoid(x), x < -700 ? StrictMath.exp(x) : 1 / (1 + StrictMath.exp(-x)), 5);
            if (!(Math.abs(x) > 0x1p20) || Double.isInfinite(x)) {
                assertUlps(Elementary.sin(x), StrictMath.sin(x), 2);
                assertUlps(Elementary.cos(x), StrictMath.cos(x), 2);
            }
        }
        assertSameBits(Elementary.sin(-0.0), -0.0);
        assertSameBits(Elementary.tanh(-0.0), -0.0);
    }

    @Test
    void powersOfEdgesMatchStrictMath() {
        for (double base : EDGES) {
            for (double exponent : EDGES) {
                double expected = base < 0 && exponent != 0 ? Double.NaN : StrictMath.pow(Math.abs(base), exponent);
                assertUlps(Elementary.pow(base, exponent), expected, 2);
            }
        }
    }

    @Test
    void basesNextToOneTakeHugeExponents() {
        assertUlps(Elementary.pow(Math.nextUp(1.0), 0x1p60), StrictMath.pow(Math.nextUp(1.0), 0x1p60), 2);
        assertUlps(Elementary.pow(Math.nextDown(1.0), 0x1p60), StrictMath.pow(Math.nextDown(1.0), 0x1p60), 2);
        assertThat(Elementary.pow(Math.nextUp(1.0), 0x1p64)).isEqualTo(INFINITY);
        assertThat(Elementary.pow(Math.nextDown(1.0), 0x1p64)).isZero();
    }

    @Test
    void growingFunctionsGrowOnAGrid() {
        assertGrows(Elementary::exp, -740, 709, 0x1p-7);
        assertGrows(Elementary::exp, -1, 1, 0x1p-16);
        assertGrows(Elementary::log, 0x1p-16, 4, 0x1p-16);
        assertGrows(Elementary::tanh, -25, 25, 0x1p-7);
        assertGrows(Elementary::tanh, -1, 1, 0x1p-16);
        assertGrows(Elementary::sigmoid, -740, 50, 0x1p-7);
        assertGrows(Elementary::sigmoid, -1, 1, 0x1p-16);
    }

    @Property
    void symmetriesHold(@ForAll @Scale(15) @DoubleRange(min = -1e4, max = 1e4) double x) {
        assertThat(Elementary.tanh(-x)).isEqualTo(-Elementary.tanh(x));
        assertThat(Elementary.sin(-x)).isEqualTo(-Elementary.sin(x));
        assertThat(Elementary.cos(-x)).isEqualTo(Elementary.cos(x));
        assertThat(Math.abs(Elementary.sigmoid(-x) - (1 - Elementary.sigmoid(x))))
                .isLessThan(5e-16);
        double sin = Elementary.sin(x);
        double cos = Elementary.cos(x);
        assertThat(Math.abs(sin * sin + cos * cos - 1)).isLessThan(5e-16);
    }

    @Test
    void arrayFormsHaveTheBitsOfTheScalarForms() {
        double[] x = arguments(5000);
        double[] exp = new double[x.length];
        double[] tanh = new double[x.length];
        double[] sigmoid = new double[x.length];
        Elementary.exp(x, exp, 0, x.length);
        Elementary.tanh(x, tanh, 0, x.length);
        Elementary.sigmoid(x, sigmoid, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            assertSameBits(exp[i], Elementary.exp(x[i]));
            assertSameBits(tanh[i], Elementary.tanh(x[i]));
            assertSameBits(sigmoid[i], Elementary.sigmoid(x[i]));
        }
    }

    @Test
    void arrayFormsWorkInPlaceAndLeaveTheRestAlone() {
        double[] original = arguments(3000);
        double[] exp = original.clone();
        double[] tanh = original.clone();
        double[] sigmoid = original.clone();
        Elementary.exp(exp, exp, 7, 2991);
        Elementary.tanh(tanh, tanh, 7, 2991);
        Elementary.sigmoid(sigmoid, sigmoid, 7, 2991);
        for (int i = 0; i < original.length; i++) {
            double x = original[i];
            boolean inside = i >= 7 && i < 2991;
            assertSameBits(exp[i], inside ? Elementary.exp(x) : x);
            assertSameBits(tanh[i], inside ? Elementary.tanh(x) : x);
            assertSameBits(sigmoid[i], inside ? Elementary.sigmoid(x) : x);
        }
    }

    @Test
    void emptyRangesChangeNothing() {
        double[] x = {1, 2, 3};
        Elementary.exp(x, x, 1, 1);
        Elementary.tanh(x, x, 3, 3);
        Elementary.sigmoid(x, x, 0, 0);
        assertThat(x).containsExactly(1, 2, 3);
    }

    @Test
    void bitsAreTheSameOnEveryJdk() {
        assertThat(goldenHash()).isEqualTo(GOLDEN_HASH);
    }

    @Test
    void logTableHoldsTheLogarithmsOfItsCells() {
        for (int row = 0; row < LogTable.ROWS.length; row += LogTable.COLUMNS) {
            BigDecimal exact = bigLog(new BigDecimal(LogTable.ROWS[row])).negate();
            BigDecimal stored = new BigDecimal(LogTable.ROWS[row + 1]).add(new BigDecimal(LogTable.ROWS[row + 2]));
            assertThat(exact.subtract(stored).abs().doubleValue()).isLessThan(0x1p-95);
            assertThat(LogTable.ROWS[row + 1] * 0x1p42).isEqualTo(Math.rint(LogTable.ROWS[row + 1] * 0x1p42));
        }
    }

    /** log of a number between 0.7 and 1.42 by the series of the inverse hyperbolic tangent. */
    private static BigDecimal bigLog(BigDecimal x) {
        MathContext digits = new MathContext(50);
        BigDecimal s = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), digits);
        BigDecimal power = s;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; n < 60; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), digits), digits);
            power = power.multiply(s, digits).multiply(s, digits);
        }
        return sum.multiply(BigDecimal.valueOf(2));
    }

    private static double[] arguments(int length) {
        SplittableRandom random = new SplittableRandom(3);
        double[] x = new double[length];
        for (int i = 0; i < length; i++) {
            x[i] = i % 50 == 0 ? EDGES[i / 50 % EDGES.length] : random.nextDouble(-1, 1) * (i < 2500 ? 4 : 800);
        }
        return x;
    }

    private static long goldenHash() {
        long hash = 1;
        for (int i = 0; i < 20_000; i++) {
            double x = (i - 9999.5) / 128;
            hash = mixed(hash, Elementary.exp(9 * x));
            hash = mixed(hash, Elementary.log((i + 1) / 7.0));
            hash = mixed(hash, Elementary.tanh(x / 16));
            hash = mixed(hash, Elementary.sigmoid(x));
            hash = mixed(hash, Elementary.sin(x * x));
            hash = mixed(hash, Elementary.cos(1001 * x));
            hash = mixed(hash, Elementary.pow((i + 1) / 3000.0, x / 9));
        }
        return hash;
    }

    private static long mixed(long hash, double x) {
        return 31 * hash + Double.doubleToLongBits(x) * 0x9E3779B97F4A7C15L;
    }

    private static void assertGrows(DoubleUnaryOperator f, double from, double to, double step) {
        double last = f.applyAsDouble(from);
        for (double x = from + step; x <= to; x += step) {
            double next = f.applyAsDouble(x);
            assertThat(next).isGreaterThanOrEqualTo(last);
            last = next;
        }
    }

    private static void assertSameBits(double actual, double expected) {
        assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected));
    }

    private static void assertUlps(double actual, double expected, int bound) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            assertSameBits(actual, expected);
        } else {
            double distance = Math.abs(actual - expected);
            if (!(distance <= bound * Math.ulp(expected))) {
                assertThat(actual).as("more than %d ulp away", bound).isEqualTo(expected);
            }
        }
    }
}
