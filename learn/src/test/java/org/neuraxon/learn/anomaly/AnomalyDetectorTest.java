package org.neuraxon.learn.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Snapshot;

/** The chance means what it says, alarms come at the promised rate, and nothing breaks it. */
class AnomalyDetectorTest {

    private static final int ROWS = 20_000;
    private static final int WARM = 500;

    /** Ordinary series: value and the error that a perfect forecaster would make. */
    enum Ordinary {
        WHITE_NOISE {
            @Override
            double[] next(CounterRandom random, int t, double before) {
                double noise = random.normal(0, t, 0);
                return new double[] {noise, noise};
            }
        },
        AUTOREGRESSION {
            @Override
            double[] next(CounterRandom random, int t, double before) {
                double noise = random.normal(0, t, 0);
                return new double[] {0.9 * before + noise, noise};
            }
        },
        NOISY_WAVE {
            @Override
            double[] next(CounterRandom random, int t, double before) {
                double noise = random.normal(0, t, 0);
                return new double[] {5 * Math.sin(t * 0.05) + noise, noise};
            }
        },
        HEAVY_TAILS {
            @Override
            double[] next(CounterRandom random, int t, double before) {
                double squares = 0;
                for (int i = 1; i <= 3; i++) {
                    squares += Math.pow(random.normal(0, t, i), 2);
                }
                double noise = random.normal(0, t, 0) / Math.sqrt(squares / 3);
                return new double[] {noise, noise};
            }
        };

        abstract double[] next(CounterRandom random, int t, double before);
    }

    @ParameterizedTest
    @EnumSource(Ordinary.class)
    void theChanceAndTheAlarmRateAreWithinAFactorOfTwo(Ordinary series) {
        int above90 = 0;
        int above99 = 0;
        int alarms = 0;
        int judged = 0;
        for (int seed = 1; seed <= 3; seed++) {
            AnomalyDetector detector = new AnomalyDetector(10);
            CounterRandom random = new CounterRandom(seed);
            double value = 0;
            for (int t = 0; t < ROWS; t++) {
                double[] next = series.next(random, t, value);
                value = next[0];
                Anomaly anomaly = detector.observe(value, next[1], Double.NaN);
                if (t >= WARM) {
                    judged++;
                    above90 += anomaly.probability() > 0.9 ? 1 : 0;
                    above99 += anomaly.probability() > 0.99 ? 1 : 0;
                    alarms += anomaly.alarm() ? 1 : 0;
                }
            }
        }
        assertThat(above90 / (double) judged).isBetween(0.05, 0.2);
        assertThat(above99 / (double) judged).isBetween(0.005, 0.02);
        assertThat(1e4 * alarms / judged).isBetween(4.0, 20.0);
    }

    @Test
    void aSpikeIsAnAlarmThatSaysWhy() {
        AnomalyDetector detector = new AnomalyDetector(10);
        CounterRandom random = new CounterRandom(7);
        for (int t = 0; t < 3000; t++) {
            double noise = random.normal(0, t, 0);
            detector.observe(100 + noise, noise, Double.NaN);
        }
        Anomaly anomaly = detector.observe(150, 50, Double.NaN);
        assertThat(anomaly.alarm()).isTrue();
        assertThat(anomaly.probability()).isGreaterThan(0.9999);
        assertThat(anomaly.why()).contains("150").contains("above everything seen so far");
        assertThat(detector.observe(100, 0, Double.NaN).alarm()).isFalse();
    }

    @Test
    void aMissingValueSaysAndTeachesNothing() {
        AnomalyDetector detector = new AnomalyDetector(10);
        for (int t = 0; t < 1000; t++) {
            detector.observe(t % 7, 0.1 * (t % 5), t % 3);
        }
        Snapshot before = Snapshot.of("detector", "test", detector);
        Anomaly anomaly = detector.observe(Double.NaN, 1, 1);
        assertThat(anomaly.probability()).isNaN();
        assertThat(anomaly.alarm()).isFalse();
        assertThat(Snapshot.of("detector", "test", detector).entries().get("rows"))
                .isEqualTo(before.entries().get("rows"));
    }

    @Test
    void aConstantSeriesNeverAlarmsAndHugeValuesStayFinite() {
        AnomalyDetector detector = new AnomalyDetector(10);
        for (int t = 0; t < 5000; t++) {
            Anomaly anomaly = detector.observe(3, 0, 0);
            assertThat(anomaly.alarm()).isFalse();
        }
        for (double value : new double[] {1e9, -1e300, 1e300, 0, Double.MIN_VALUE}) {
            Anomaly anomaly = detector.observe(value, value, value);
            assertThat(anomaly.surprise()).isFinite();
            assertThat(anomaly.probability()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void theRateMustBePossible() {
        assertThatThrownBy(() -> new AnomalyDetector(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new AnomalyDetector(Double.NaN)).hasMessageContaining("above 0");
    }
}
