package org.neuraxon.learn.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Snapshot;

/** The parts of the forecaster, each against its formula. */
class LearningPartsTest {

    private static final CounterRandom RANDOM = new CounterRandom(1);

    @Test
    void scaleIsMeanAndDeviation() {
        OnlineScale scale = new OnlineScale();
        for (int t = 0; t < 5000; t++) {
            scale.learn(40 + 3 * RANDOM.normal(1, t, 0));
        }
        assertThat(scale.centre()).isCloseTo(40, within(0.5));
        assertThat(scale.scale()).isCloseTo(3, within(0.4));
        assertThat(scale.raw(scale.scaled(42))).isCloseTo(42, within(1e-12));
        assertThat(scale.scaled(1e300)).isEqualTo(OnlineScale.CUT);
    }

    @Test
    void outliersMoveTheScaleLittleAndANewLevelMovesItSoon() {
        OnlineScale scale = new OnlineScale();
        for (int t = 0; t < 2000; t++) {
            scale.learn(t % 100 == 5 ? 1e12 : RANDOM.normal(2, t, 0));
        }
        assertThat(scale.scale()).isBetween(0.8, 1.6);
        for (int t = 0; t < 100; t++) {
            scale.learn(1e9 + RANDOM.normal(3, t, 0));
        }
        assertThat(scale.centre()).isCloseTo(1e9, within(1.0));
        assertThat(scale.scale()).isLessThan(3);
    }

    @Test
    void leastSquaresFindsTheExactWeights() {
        // With λ = 1 and a wide prior the recursion is ordinary least squares.
        double[] truth = {2, -1, 0.5, 4};
        RecursiveLeastSquares squares = new RecursiveLeastSquares(4, 1e8);
        double[] weights = new double[4];
        double[] gain = new double[4];
        for (int t = 0; t < 60; t++) {
            double[] phi = {1, RANDOM.normal(4, t, 0), RANDOM.normal(4, t, 1), RANDOM.normal(4, t, 2)};
            squares.gain(phi, gain, 0, 1);
            double error = dot(truth, phi) - dot(weights, phi);
            for (int i = 0; i < 4; i++) {
                weights[i] += gain[i] * error;
            }
        }
        for (int i = 0; i < 4; i++) {
            assertThat(weights[i]).isCloseTo(truth[i], within(1e-6));
        }
    }

    @Test
    void leastSquaresOfOneFeatureFollowsItsFormula() {
        // P = 1 / (1/P0 + Σ φ²), k = P φ
        RecursiveLeastSquares squares = new RecursiveLeastSquares(1, 10);
        double information = 0.1;
        double[] gain = new double[1];
        for (int t = 1; t <= 20; t++) {
            double phi = 0.3 * t;
            information += phi * phi;
            squares.gain(new double[] {phi}, gain, 0, 1);
            assertThat(gain[0]).isCloseTo(phi / information, within(1e-12));
        }
    }

    @Test
    void featuresThatFallSilentDoNotWindUp() {
        RecursiveLeastSquares squares = new RecursiveLeastSquares(3, 1e5);
        double[] gain = new double[3];
        for (int t = 0; t < 50_000; t++) {
            double alive = RANDOM.normal(5, t, 0);
            squares.gain(new double[] {1, alive, t < 100 ? -alive : 0}, gain, 0, 0.99);
            assertThat(gain[0]).isFinite();
        }
        squares.gain(new double[] {0, 0, 1}, gain, 0, 0.99);
        assertThat(Math.abs(gain[2])).isLessThanOrEqualTo(1.1);
        assertThat(squares.restarts()).isZero();
    }

    @Test
    void leastSquaresGivesTheBitsOfTheWholeMatrix() {
        for (int features : new int[] {1, 2, 3, 4, 5, 7, 8, 33}) {
            RecursiveLeastSquares squares = new RecursiveLeastSquares(features, 50);
            WholeMatrix whole = new WholeMatrix(features, 50);
            double[] gain = new double[features];
            for (int t = 0; t < 300; t++) {
                double[] phi = new double[features];
                for (int i = 0; i < features; i++) {
                    // Silent features make the cap act.
                    phi[i] = i % 3 == 1 && t > 20 ? 0 : RANDOM.normal(9, t, i);
                }
                squares.gain(phi, gain, 0, 0.98);
                assertThat(gain).isEqualTo(whole.gain(phi, 0.98));
            }
            assertThat(squares.restarts()).isZero();
        }
    }

    /** Recursive least squares as the formulas say it, with all of P. */
    private static final class WholeMatrix {

        private final double prior;
        private final double[][] p;
        private final double[] change;
        private final double[] cap;
        private double forgettingBefore = 1;

        WholeMatrix(int features, double prior) {
            this.prior = prior;
            p = new double[features][features];
            change = new double[features];
            cap = new double[features];
            for (int i = 0; i < features; i++) {
                p[i][i] = prior;
            }
        }

        double[] gain(double[] phi, double forgetting) {
            int features = phi.length;
            double inverse = 1 / forgettingBefore;
            for (int i = 0; i < features; i++) {
                double variance = (p[i][i] - change[i] * change[i]) * inverse;
                cap[i] = Math.sqrt(inverse) * (variance > prior ? Math.sqrt(prior / variance) : 1);
            }
            double[] product = new double[features];
            for (int i = 0; i < features; i++) {
                for (int j = 0; j < features; j++) {
                    p[i][j] = (p[i][j] - change[i] * change[j]) * (cap[i] * cap[j]);
                    product[j] += p[i][j] * phi[i];
                }
            }
            double share = 1 / (forgetting + dot(phi, product));
            double[] gain = new double[features];
            for (int i = 0; i < features; i++) {
                gain[i] = product[i] * share;
                change[i] = product[i] * Math.sqrt(share);
            }
            forgettingBefore = forgetting;
            return gain;
        }
    }

    @Test
    void theSeasonGivesTheBitsOfItsFormula() {
        Season season = new Season();
        double[] values = new double[3000];
        double[] correlation = new double[Season.LONGEST + 1];
        for (int t = 0; t < values.length; t++) {
            values[t] = (t % 90 < 30 ? 1 : -0.5) + 0.2 * RANDOM.normal(10, t, 0);
            season.learn(values[t]);
            for (int lag = 0; lag < correlation.length; lag++) {
                double before = t < lag ? 0 : values[t - lag];
                correlation[lag] += 1.0 / (t + 1) * (values[t] * before - correlation[lag]);
            }
            if (t % 500 == 7) {
                assertThat(saved(season).getDoubles("correlation")).isEqualTo(correlation);
            }
        }
        assertThat(season.period()).isEqualTo(90);
        assertThat(season.back(-1)).isEqualTo(values[2999 - 91]);
    }

    @Test
    void aSeasonThatWasSavedAsACircleGoesOnAsItWas() {
        for (int rows : new int[] {50, 1500, 6000}) {
            Season season = new Season();
            double[] circle = new double[4096];
            int position = 0;
            for (int t = 0; t < rows; t++) {
                double value = RANDOM.normal(11, t % 60, 0);
                season.learn(value);
                position = (position + 1) % 4096;
                circle[position] = value;
            }
            Snapshot now = saved(season);
            Snapshot then = new Snapshot("season", "old");
            then.put("past", circle, 4096);
            then.put("correlation", now.getDoubles("correlation"), Season.LONGEST + 1);
            then.put("position", position);
            then.put("count", rows);
            then.put("period", season.period());
            Season restored = new Season();
            restored.restore(then);
            for (int t = 0; t < 1200; t++) {
                double value = RANDOM.normal(12, t, 0);
                season.learn(value);
                restored.learn(value);
                for (int ahead = -1; ahead <= 1025; ahead += 171) {
                    assertThat(restored.back(ahead)).isEqualTo(season.back(ahead));
                }
            }
            assertThat(restored.period()).isEqualTo(season.period());
        }
    }

    private static Snapshot saved(Season season) {
        return Snapshot.of("season", "now", season);
    }

    @Test
    void theSeasonIsFound() {
        for (int period : new int[] {7, 24, 336}) {
            Season season = new Season();
            for (int t = 0; t < 5 * period + 500; t++) {
                double phase = t % period / (double) period;
                season.learn((phase < 0.3 ? 1 : -0.43) + 0.1 * RANDOM.normal(6, t, 0));
            }
            assertThat(season.period()).isEqualTo(period);
        }
    }

    @Test
    void theSeasonGivesBackWholePeriodsOnly() {
        Season season = new Season();
        int period = 10;
        int last = 999;
        for (int t = 0; t <= last; t++) {
            season.learn(t % period - 4.5);
        }
        assertThat(season.period()).isEqualTo(period);
        for (int ahead = -1; ahead <= 1025; ahead++) {
            assertThat(season.back(ahead)).isEqualTo((last + ahead) % period - 4.5);
        }
    }

    @Test
    void theBandSettlesAtTheQuantile() {
        TargetBand band = new TargetBand();
        double sum = 0;
        for (int t = 0; t < 20_000; t++) {
            band.learn(RANDOM.normal(7, t, 0), 1);
            sum += t >= 1000 ? band.halfWidth(1) : 0;
        }
        assertThat(sum / 19_000).isCloseTo(1.96, within(0.1));
    }

    @Test
    void theBandHoldsNineteenOfTwentyOfWhatRestsAndLeaps() {
        TargetBand band = new TargetBand();
        int outside = 0;
        int rows = 4000;
        for (int t = 0; t < rows; t++) {
            boolean rests = t / 200 % 2 == 1;
            double leap = RANDOM.uniform(9, t, 0) < 0.2 ? 0.01 : 0;
            double error = rests ? 0 : leap;
            outside += error > band.halfWidth(1) ? 1 : 0;
            band.learn(error, 1);
        }
        assertThat(outside / (double) rows).isLessThan(0.06);
    }

    @Test
    void theBandStaysWhenTheScaleOfItsStreamChanges() {
        TargetBand band = new TargetBand();
        assertThat(band.halfWidth(70)).isEqualTo(140);
        for (int t = 0; t < 1000; t++) {
            band.learn(RANDOM.normal(7, t, 0), 70);
        }
        assertThat(band.halfWidth(70)).isCloseTo(2, within(0.5)).isEqualTo(band.halfWidth(0.001));
    }

    @Test
    void theBandComesBackFromABadBeginning() {
        TargetBand band = new TargetBand();
        band.learn(50, 1);
        for (int t = 0; t < 5000; t++) {
            band.learn(0.01 * RANDOM.normal(7, t, 0), 1);
        }
        assertThat(band.halfWidth(1)).isLessThan(0.1);
    }

    @Test
    void theBandForgetsLargeErrorsOfLongAgo() {
        TargetBand band = new TargetBand();
        for (int t = 0; t < 4000; t++) {
            band.learn((t < 1000 ? 10 : 0.1) * RANDOM.normal(7, t, 0), 1);
            if (t >= 3900) {
                assertThat(band.halfWidth(1)).isBetween(0.1, 0.4);
            }
        }
    }

    @Test
    void aBandOfOtherUnitsBeginsAnew() {
        TargetBand band = new TargetBand();
        band.learn(3, 1);
        Snapshot kept = new Snapshot("test", "1");
        band.save(kept);
        TargetBand same = new TargetBand();
        same.restore(kept);
        assertThat(same.halfWidth(1)).isEqualTo(6);
        Snapshot old = new Snapshot("test", "1");
        old.put("half_width", 0.5);
        old.put("count", 100L);
        same.restore(old);
        assertThat(same.halfWidth(7)).isEqualTo(new TargetBand().halfWidth(7));
    }

    @Test
    void oneWildErrorDoesNotWidenTheBandForLong() {
        TargetBand band = new TargetBand();
        for (int t = 0; t < 2000; t++) {
            band.learn(0.1 * RANDOM.normal(7, t, 0), 1);
        }
        double before = band.halfWidth(1);
        band.learn(1e9, 1);
        for (int t = 0; t < 100; t++) {
            band.learn(0.1 * RANDOM.normal(7, t, 1), 1);
        }
        assertThat(band.halfWidth(1)).isCloseTo(before, within(0.1));
    }

    @Test
    void uncertaintyTellsTheUsualFromTheUnusual() {
        Uncertainty uncertainty = new Uncertainty();
        for (int t = 0; t < 3000; t++) {
            uncertainty.learn(0.3 * RANDOM.normal(8, t, 0));
        }
        assertThat(uncertainty.unexpected()).isLessThan(0.1);
        assertThat(uncertainty.expected()).isCloseTo(0.09, within(0.02));
        for (int t = 0; t < 20; t++) {
            uncertainty.learn(2);
        }
        assertThat(uncertainty.unexpected()).isGreaterThan(0.9);
        assertThat(uncertainty.expected()).isLessThan(0.2);
    }

    @Test
    void theMixtureTrustsWhoIsRight() {
        Mixture mixture = new Mixture();
        assertThat(mixture.mixed(1, 3)).isEqualTo(1);
        for (int t = 0; t < 5000; t++) {
            double truth = RANDOM.normal(9, t, 0);
            mixture.learn(truth - 0.1 * RANDOM.normal(10, t, 0), truth + 0.2 * RANDOM.normal(10, t, 1), truth);
        }
        // the best share is the ratio of variances, 0.01 / (0.01 + 0.04)
        assertThat(mixture.share()).isCloseTo(0.2, within(0.06));
    }

    @Test
    void theRangeHasAMarginAndNeverLosesAForecast() {
        ValueRange range = new ValueRange();
        range.learn(-1);
        range.learn(1);
        assertThat(range.nearest(5, 0)).isCloseTo(1.2, within(1e-3));
        assertThat(range.nearest(-5, 0)).isCloseTo(-1.2, within(1e-3));
        assertThat(range.nearest(0.3, 0)).isEqualTo(0.3);
        assertThat(range.nearest(Double.NaN, 0.7)).isEqualTo(0.7);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
