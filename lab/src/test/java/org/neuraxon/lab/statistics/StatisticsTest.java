package org.neuraxon.lab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.vital.MutualInformation;

class StatisticsTest {

    /** The survival of seven treated mice in days, Efron &amp; Tibshirani (1993), table 2.1. */
    private static final double[] MICE = {94, 197, 16, 38, 99, 141, 23};

    @Test
    void tiesShareRanks() {
        assertThat(Ranks.of(10, 20, 20, 5)).containsExactly(2, 3.5, 3.5, 1);
    }

    /** The example of the English Wikipedia, "Holm-Bonferroni method": only .005 and .01 survive the level .05. */
    @Test
    void holmStepsDown() {
        assertThat(Holm.adjusted(4, 0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(Holm.adjusted(2, 0.9, 0.8)).containsExactly(1, 1);
    }

    @Test
    void aClaimRunAloneStillPaysForItsSection() {
        assertThat(Holm.adjusted(5, 0.001)).containsExactly(new double[] {0.005}, within(1e-15));
        assertThatThrownBy(() -> Holm.adjusted(1, 0.1, 0.2)).hasMessageContaining("family");
    }

    /** Intelligence and hours of television, the worked example of "Spearman's rank correlation coefficient": -29/165. */
    @Test
    void spearmanOfTheTextbook() {
        double[] iq = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
        double[] hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
        assertThat(Correlation.spearman(iq, hours)).isCloseTo(-29 / 165.0, within(1e-12));
        assertThat(Correlation.spearman(new double[] {1, 2, 3}, new double[] {1, 10, 100}))
                .isCloseTo(1, within(1e-15));
        assertThat(Correlation.pearson(new double[] {1, 1}, new double[] {1, 2}))
                .isNaN();
    }

    @Test
    void medianAndQuantiles() {
        assertThat(Median.of(MICE)).isEqualTo(94);
        assertThat(Median.of(1, 2, 3, 10)).isEqualTo(2.5);
        assertThat(Median.quantile(new double[] {1, 2, 3, 4}, 0.25)).isEqualTo(1.75);
        assertThat(Median.of()).isNaN();
        assertThat(Median.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isInfinite();
        // A ratio to nothing is infinite, and three seeds have a median all the same.
        assertThat(Median.of(9, 10, Double.POSITIVE_INFINITY)).isEqualTo(10);
        assertThat(Median.of(9, Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Median.of(Double.NEGATIVE_INFINITY, 9)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Median.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isNaN();
        assertThat(Median.of(1, 2, Double.NaN, 3, 4)).isNaN();
    }

    /** Differences 1, 2, 3: mean 2, standard deviation 1. */
    @Test
    void cohensD() {
        assertThat(Effect.paired(1, 2, 3)).isEqualTo(2);
        assertThat(Effect.paired(4, 4)).isInfinite();
        // Three tenths, added up and divided by three, are not a tenth.
        assertThat(Effect.paired(0.1, 0.1, 0.1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Effect.paired(-0.1, -0.1, -0.1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Effect.between(new double[] {0.1, 0.1, 0.1}, new double[] {0.1, 0.1}))
                .isZero();
        assertThat(Effect.between(new double[] {0.1, 0.1, 0.1}, new double[] {0.2, 0.2, 0.2}))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Effect.paired(0, 0)).isZero();
        assertThat(Effect.paired(1)).isNaN();
    }

    /**
     * Efron &amp; Tibshirani (1993), table 2.2: the bootstrap standard error of the mice's median tends to 37.83; and the chance that the
     * median of a resample is the k-th value follows from the binomial distribution.
     */
    @Test
    void theBootstrapAgreesWithItsExactDistribution() {
        double[] medians = Bootstrap.medians(1, MICE);
        double mean = Effect.mean(medians);
        double variance = Effect.mean(
                Arrays.stream(medians).map(m -> (m - mean) * (m - mean)).toArray());
        assertThat(Math.sqrt(variance)).isCloseTo(37.83, within(0.8));
        double[] sorted = MICE.clone();
        Arrays.sort(sorted);
        for (int k = 0; k < sorted.length; k++) {
            double value = sorted[k];
            double share = Arrays.stream(medians).filter(m -> m <= value).count() / (double) medians.length;
            assertThat(share).isCloseTo(atLeastHalf((k + 1) / 7.0), within(0.015));
        }
    }

    /** The chance that 4 or more of 7 draws fall on the lower part. */
    private static double atLeastHalf(double p) {
        double chance = 0;
        int[] choose = {1, 7, 21, 35, 35, 21, 7, 1};
        for (int k = 4; k <= 7; k++) {
            chance += choose[k] * Math.pow(p, k) * Math.pow(1 - p, 7 - k);
        }
        return chance;
    }

    @Test
    void intervalsAreRepeatable() {
        assertThat(Bootstrap.ofMedian(3, MICE)).isEqualTo(Bootstrap.ofMedian(3, MICE));
        assertThat(Bootstrap.ofMedian(3, MICE).contains(94)).isTrue();
        assertThat(Bootstrap.ofMedian(3, 5, 5, 5)).isEqualTo(new Interval(5, 5));
        assertThatThrownBy(() -> Bootstrap.ofMedian(1)).hasMessageContaining("at least one value");
    }

    @Test
    void informationOfACopyIsItsEntropyAndOfChanceNothing() {
        CounterRandom random = new CounterRandom(4);
        int[] x = new int[20_000];
        int[] y = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.below(4, 0, 0, i);
            y[i] = random.below(4, 1, 0, i);
        }
        assertThat(MutualInformation.bits(x, 4, x, 4)).isCloseTo(2, within(2e-3));
        assertThat(MutualInformation.bits(x, 4, y, 4)).isCloseTo(0, within(1e-3));
    }

    /** Miller (1955): without the correction 200 samples of independent 4 x 4 variables read about 9 / (2 n ln 2) = .032 bit. */
    @Test
    void theBiasOfFewSamplesIsTakenOff() {
        double sum = 0;
        for (int repeat = 0; repeat < 400; repeat++) {
            CounterRandom random = new CounterRandom(repeat);
            int[] x = new int[200];
            int[] y = new int[200];
            for (int i = 0; i < 200; i++) {
                x[i] = random.below(4, 0, 0, i);
                y[i] = random.below(4, 1, 0, i);
            }
            sum += MutualInformation.bits(x, 4, y, 4);
        }
        assertThat(sum / 400).isCloseTo(0, within(0.005));
    }
}
