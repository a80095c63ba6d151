package org.neuraxon.learn.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The parts of a detector, one by one. */
class PartsTest {

    @Property
    void peakIsWhatIsLargerThanTheWindow(
            @ForAll @Size(max = 60) int @IntRange(min = 0, max = 9) [] values,
            @ForAll @IntRange(min = 1, max = 12) int rows) {
        PeakHold hold = new PeakHold(rows);
        for (int t = 0; t < values.length; t++) {
            boolean largest = true;
            for (int i = Math.max(0, t - rows); i < t; i++) {
                largest &= values[t] > values[i];
            }
            assertThat(hold.learn(values[t])).isEqualTo(largest);
        }
    }

    /** P(|x| > 4) of a normal variable is 6e-5, of Student's with 3 degrees 0.028, of the exponential 0.018. */
    @Test
    void tailIsLongWhereValuesAreHeavyTailed() {
        Random random = new Random(1);
        ParetoTail normal = new ParetoTail();
        ParetoTail exponential = new ParetoTail();
        ParetoTail pareto = new ParetoTail();
        for (int t = 0; t < 20_000; t++) {
            normal.learn(Math.abs(random.nextGaussian()));
            exponential.learn(-StrictMath.log(1 - random.nextDouble()));
            pareto.learn(StrictMath.pow(1 - random.nextDouble(), -0.5));
        }
        assertThat(normal.surprise(4)).isGreaterThan(6.5);
        assertThat(exponential.surprise(4)).isBetween(3.7, 4.5);
        assertThat(pareto.surprise(4)).isLessThan(-StrictMath.log(0.02));
        assertThat(pareto.surprise(100)).as("p = 100^-2").isCloseTo(2 * StrictMath.log(100), within(1.5));
    }

    @Test
    void sparseMagnitudesAreAsRareAsTheyCome() {
        ParetoTail tail = new ParetoTail();
        for (int t = 0; t < 10_000; t++) {
            tail.learn(t % 200 == 199 ? 5 : 0);
        }
        assertThat(tail.surprise(0)).isZero();
        assertThat(tail.surprise(5)).isCloseTo(StrictMath.log(200), within(0.1));
        assertThat(tail.surprise(500)).isCloseTo(StrictMath.log(200 * 100), within(0.2));
    }

    @Test
    void extremesAreLessSurprisingTheMoreThereWere() {
        RangeRule calm = new RangeRule();
        RangeRule trend = new RangeRule();
        for (int t = 0; t < 1_000; t++) {
            calm.learn(t % 10);
            trend.learn(t % 10 + 0.1 * t);
        }
        assertThat(calm.surprise(9)).isZero();
        assertThat(calm.surprise(9.05)).as("within the margin").isZero();
        assertThat(calm.surprise(18)).isGreaterThan(8);
        assertThat(trend.surprise(trend.high() + 2)).isBetween(0.5, 6.0);
    }

    @Test
    void codeThatNeverCameIsMoreSurprisingThanTheUsualOne() {
        StateCode code = new StateCode();
        double usual = 0;
        for (int t = 0; t < 2_000; t++) {
            usual = code.learn(7);
        }
        double rare = code.learn(50);
        assertThat(usual).isLessThan(0.01);
        assertThat(rare).isGreaterThan(7);
        assertThat(code.seenBefore()).isZero();
        assertThat(code.before()).isEqualTo(2_000);
    }

    @Test
    void calibrationContinuesTheRanksBeyondWhatWasSeen() {
        Calibration calibration = new Calibration();
        Random random = new Random(2);
        assertThat(calibration.probability(2)).isCloseTo(StrictMath.exp(-2), within(1e-12));
        for (int t = 0; t < 5_000; t++) {
            calibration.learn(-2 * StrictMath.log(1 - random.nextDouble()));
        }
        assertThat(calibration.probability(0)).isCloseTo(1, within(1e-9));
        for (double p : new double[] {0.5, 0.1, 0.01, 0.001}) {
            double ratio = calibration.probability(-2 * StrictMath.log(p)) / p;
            assertThat(ratio)
                    .as("probability of the surprise that %s exceed, over it", p)
                    .isBetween(0.5, 2.0);
        }
        double farOut = calibration.probability(-2 * StrictMath.log(1e-5)) / 1e-5;
        assertThat(farOut)
                .as("the slope is known to about 9 %, so 4 decades beyond a factor e^0.8 is one standard error")
                .isBetween(0.1, 10.0);
        assertThat(calibration.probability(1e9)).isPositive();
    }

    @Test
    void calibrationSurvivesMoreRowsThanItsWeightsHaveBits() {
        Calibration calibration = new Calibration();
        for (int t = 0; t < 400_000; t++) {
            calibration.learn(t % 100 == 0 ? 6 : 1);
        }
        assertThat(calibration.probability(6)).isCloseTo(0.01, within(0.002));
        assertThat(calibration.probability(1)).isEqualTo(1);
    }

    @Test
    void gapsAreLookedAtAtPowersOfTwo() {
        GapRule gap = new GapRule();
        for (int t = 0; t < 1_000; t++) {
            gap.present();
        }
        double first = gap.missing();
        assertThat(first).isCloseTo(StrictMath.log(2_002), within(1e-9));
        gap.missing();
        double third = gap.missing();
        assertThat(gap.atPowerOfTwo()).isFalse();
        assertThat(third).as("stays between powers").isEqualTo(StrictMath.log(1_002 / 0.5), within(1e-9));
        gap.present();
        assertThat(gap.missing()).as("seen once").isLessThan(first - 1);
    }

    @Test
    void sentences() {
        assertThat(Reason.beyond(39197, 0, 30373)).isEqualTo("value 39197 is above everything seen so far (30373)");
        assertThat(Reason.beyond(-0.123456789, 1e-20, 3))
                .isEqualTo("value -0.123457 is below everything seen so far (1E-20)");
        assertThat(Reason.miss(-8.1, 1)).isEqualTo("the forecast missed by 8.1 times its usual error");
        assertThat(Reason.miss(3, 0)).isEqualTo("the forecast missed by 3, far more than it used to");
        assertThat(Reason.combination(2, 9_300))
                .isEqualTo("this combination of slow and fast levels was seen 2 times in 9,300 rows");
        assertThat(Reason.combination(0, 9_300))
                .isEqualTo("this combination of slow and fast levels was never seen in 9,300 rows");
        assertThat(Reason.combination(900, 9_300))
                .isEqualTo(
                        "the last rows went through rare combinations of slow and fast levels (this one was seen 900 times in 9,300 rows)");
        assertThat(Reason.gap(8, 1, 5_000))
                .isEqualTo("no value for 8 rows; a gap this long was seen once in 5,000 rows");
    }
}
