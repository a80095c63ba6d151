package org.neuraxon.learn.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;

class AnomalyDetectorTest {

    private static final double MISSING = Double.NaN;

    @Test
    void constantSeriesIsNeverUnusual() {
        PersistentWatch watch = new PersistentWatch();
        for (int t = 0; t < 20_000; t++) {
            Anomaly anomaly = watch.see(0.1);
            assertThat(anomaly.alarm()).isFalse();
            assertThat(anomaly.why()).isEmpty();
        }
    }

    @Test
    void firstChangeOfAConstantSeriesIsAnAlarm() {
        PersistentWatch watch = after(AlarmFreeSeries.WHITE_NOISE, 0);
        for (int t = 0; t < 5_000; t++) {
            watch.see(7);
        }
        Anomaly anomaly = watch.see(8);
        assertThat(anomaly.alarm()).isTrue();
        assertThat(anomaly.anomaly()).isGreaterThan(0.999);
    }

    @Test
    void hugeJumpIsOneAlarmAndSmallOnesAreSeenAgainLater() {
        PersistentWatch watch = after(AlarmFreeSeries.WHITE_NOISE, 10_000);
        assertThat(watch.see(1e9).alarm()).isTrue();
        int alarms = 0;
        double[] rest = AlarmFreeSeries.WHITE_NOISE.values(2, 10_000);
        for (double value : rest) {
            alarms += watch.see(value).alarm() ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(20);
        assertThat(watch.see(30).alarm()).isTrue();
    }

    @Test
    void newExtremeScoresAboveEveryPeak() {
        PersistentWatch watch = after(AlarmFreeSeries.WHITE_NOISE, 5_000);
        double highest = 0;
        for (double value : AlarmFreeSeries.WHITE_NOISE.values(2, 1_000)) {
            highest = Math.max(highest, Math.abs(value) < 3 ? watch.see(value).score() : 0);
        }
        assertThat(highest).isBetween(0.1, 0.5);
        assertThat(watch.see(20).score()).isGreaterThan(0.5);
    }

    @Test
    void reasonsOfEachStream() {
        double[] noise = AlarmFreeSeries.WHITE_NOISE.values(1, 5_000);
        AnomalyDetector extreme = new AnomalyDetector();
        AnomalyDetector miss = new AnomalyDetector();
        AnomalyDetector signal = new AnomalyDetector(10, "the network's surprise");
        for (double value : noise) {
            extreme.observe(value, MISSING, 0);
            miss.observe(value, value, 0.8);
            signal.observe(value, MISSING, 0, 1 + value * value);
        }
        assertThat(extreme.observe(9.25, MISSING, 0).why())
                .startsWith("value 9.25 is above everything seen so far (3.");
        assertThat(extreme.observe(-9, MISSING, 0).why()).startsWith("value -9 is below everything seen so far (-3.");
        assertThat(miss.observe(0, 8, 0.8).why()).isEqualTo("the forecast missed by 10.0 times its usual error");
        assertThat(signal.observe(0, MISSING, 0, 1e4).why())
                .isEqualTo("the network's surprise is 10000, far from what it used to be");
    }

    @Test
    void firstMissingValuesAreNotableOnceAndUsualOnesAreNot() {
        PersistentWatch watch = after(AlarmFreeSeries.WHITE_NOISE, 5_000);
        Anomaly first = watch.see(MISSING);
        assertThat(first.alarm()).isTrue();
        assertThat(first.why()).isEqualTo("no value for 1 row; a gap this long was never seen in 5,000 rows");
        for (int t = 0; t < 300; t++) {
            assertThat(watch.see(MISSING).alarm()).isFalse();
        }
        assertThat(watch.see(0).alarm()).isFalse();

        PersistentWatch holed = new PersistentWatch();
        Random random = new Random(3);
        int alarms = 0;
        for (double value : AlarmFreeSeries.WHITE_NOISE.values(3, 20_000)) {
            alarms += holed.see(random.nextInt(20) == 0 ? MISSING : value).alarm() ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(40);
    }

    @Test
    void missingRowsLeaveTheOtherStreamsAsTheyAre() {
        double[] values = AlarmFreeSeries.AUTOREGRESSIVE.values(1, 1_000);
        AnomalyDetector whole = new AnomalyDetector(0);
        AnomalyDetector holed = new AnomalyDetector(0);
        for (double value : values) {
            double expected = whole.observe(value, value, 1).surprise();
            assertThat(holed.observe(value, value, 1).surprise()).isEqualTo(expected);
            holed.observe(Double.NEGATIVE_INFINITY, 0, 1);
        }
    }

    @Property(tries = 30)
    void anyRowsGiveFiniteNumbersInTheirRanges(@ForAll long seed, @ForAll @IntRange(min = 0, max = 400) int calm) {
        Random random = new Random(seed);
        AnomalyDetector detector = new AnomalyDetector(10, "another");
        for (int t = 0; t < calm + 600; t++) {
            Anomaly anomaly = t < calm
                    ? detector.observe(0, 0, 0, 0)
                    : detector.observe(any(random), any(random), any(random), any(random));
            assertThat(anomaly.surprise()).isBetween(0.0, 1e9);
            assertThat(anomaly.anomaly()).isGreaterThanOrEqualTo(0).isLessThan(1);
            assertThat(anomaly.score()).isBetween(0.0, 1.0);
            assertThat(anomaly.why().isEmpty()).isEqualTo(!anomaly.alarm() && anomaly.anomaly() < 0.99);
        }
    }

    @Test
    void theSmallestErrorsBesideNoneAreNoInfiniteSurprise() {
        AnomalyDetector detector = new AnomalyDetector();
        for (int t = 0; t < 110; t++) {
            assertThat(detector.observe(0, t < 99 ? 0 : Double.MIN_VALUE, 1).surprise())
                    .isFinite();
        }
        assertThat(detector.observe(0, 1, 1)).satisfies(seen -> {
            assertThat(seen.surprise()).isFinite();
            assertThat(seen.score()).isBetween(0.0, 1.0);
        });
        anyRowsGiveFiniteNumbersInTheirRanges(-197194, 99);
    }

    @Property(tries = 60)
    void savedAndRestoredGoesOnBitForBit(
            @ForAll AlarmFreeSeries series, @ForAll long seed, @ForAll @IntRange(min = 0, max = 2_500) int before) {
        double[] values = series.values(seed, 3_500);
        Random holes = new Random(seed);
        PersistentWatch through = new PersistentWatch();
        for (int t = 0; t < before; t++) {
            through.see(holes.nextInt(50) == 0 ? MISSING : values[t]);
        }
        AnomalyDetector restored = new AnomalyDetector();
        restored.restore(Snapshot.of("detector", "test", through.detector));
        assertThat(Digest.of(restored)).isEqualTo(Digest.of(through.detector));
        for (int t = before; t < values.length; t++) {
            double value = holes.nextInt(50) == 0 ? MISSING : values[t];
            Anomaly expected = through.detector.observe(value, value, 1);
            assertThat(restored.observe(value, value, 1)).isEqualTo(expected);
        }
        assertThat(Digest.of(restored)).isEqualTo(Digest.of(through.detector));
    }

    @Test
    void alarmRateMayChangeWithARestore() {
        PersistentWatch often = new PersistentWatch(500);
        for (double value : AlarmFreeSeries.WHITE_NOISE.values(1, 5_000)) {
            often.see(value);
        }
        AnomalyDetector seldom = new AnomalyDetector(1);
        seldom.restore(Snapshot.of("detector", "test", often.detector));
        AnomalyDetector oftenAgain = new AnomalyDetector(500);
        oftenAgain.restore(Snapshot.of("detector", "test", seldom));
        int alarms = 0;
        for (double value : AlarmFreeSeries.WHITE_NOISE.values(2, 5_000)) {
            alarms += seldom.observe(value, value, 0.8).alarm() ? 1 : 0;
            oftenAgain.observe(value, value, 0.8);
        }
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Property(tries = 20)
    void unitAndOriginOfTheValueDoNotMatter(
            @ForAll long seed, @ForAll @DoubleRange(min = -1e5, max = 1e5) double offset, @ForAll boolean spikes) {
        double[] values = (spikes ? AlarmFreeSeries.SPIKES : AlarmFreeSeries.AUTOREGRESSIVE).values(seed, 4_000);
        PersistentWatch plain = new PersistentWatch(50);
        PersistentWatch scaled = new PersistentWatch(50);
        for (double value : values) {
            Anomaly expected = plain.see(value);
            Anomaly actual = scaled.see(1_000 * value + offset);
            assertThat(actual.alarm()).isEqualTo(expected.alarm());
            assertThat(actual.surprise()).isCloseTo(expected.surprise(), within(1e-5));
        }
    }

    @Test
    void wrongUseIsSaid() {
        assertThatThrownBy(() -> new AnomalyDetector(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alarm rate");
        assertThatThrownBy(() -> new AnomalyDetector(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AnomalyDetector().observe(1, 0, 1, 2))
                .isInstanceOf(IllegalArgumentException.class);
        Snapshot two = Snapshot.of("detector", "test", new AnomalyDetector(10, "one", "two"));
        assertThatThrownBy(() -> new AnomalyDetector(10, "one").restore(two)).isInstanceOf(SnapshotException.class);
        assertThatThrownBy(() -> new AnomalyDetector(10, "one", "two", "three").restore(two))
                .isInstanceOf(SnapshotException.class);
    }

    private static PersistentWatch after(AlarmFreeSeries series, int rows) {
        PersistentWatch watch = new PersistentWatch();
        for (double value : series.values(1, rows)) {
            watch.see(value);
        }
        return watch;
    }

    private static double any(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> MISSING;
            case 1 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            case 2 -> (random.nextDouble() - 0.5) * Double.MAX_VALUE;
            case 3 -> Double.MIN_VALUE * random.nextInt(5);
            case 4 -> 0;
            default -> random.nextGaussian();
        };
    }
}
