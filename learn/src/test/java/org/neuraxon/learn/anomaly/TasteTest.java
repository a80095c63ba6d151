package org.neuraxon.learn.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;

/** What a person says about an alarm changes the alarms after it, in the direction that was said, and nothing else. */
class TasteTest {

    private static final int ROWS = 8_000;
    private static final int MISS_EVERY = 700;
    private static final int TAUGHT_AT = 2 * MISS_EVERY;

    /** Noise whose forecast misses by {@code miss} usual errors every 700 rows; one gap and one new extreme near the end. */
    private static List<Anomaly> live(AnomalyDetector detector, long seed, double miss, Boolean wanted) {
        double[] noise = AlarmFreeSeries.WHITE_NOISE.values(seed, ROWS);
        List<Anomaly> seen = new ArrayList<>();
        for (int t = 0; t < ROWS; t++) {
            double value = t == ROWS - 300 ? 40 : t == ROWS - 150 ? Double.NaN : noise[t];
            boolean missed = t > 0 && t % MISS_EVERY == 0;
            double error = missed ? miss : noise[(t + ROWS / 2) % ROWS] / 2;
            Anomaly anomaly = detector.observe(value, error, 1);
            seen.add(anomaly);
            if (t == TAUGHT_AT && wanted != null) {
                detector.teach(anomaly.cause(), wanted);
            }
        }
        return seen;
    }

    private static long alarms(List<Anomaly> seen, Cause.Kind kind) {
        return seen.subList(TAUGHT_AT + 1, ROWS).stream()
                .filter(a -> a.alarm() && a.cause().kind() == kind)
                .count();
    }

    @Property(tries = 20)
    void anUnwantedAlarmDoesNotComeAgainWhileOtherKindsDo(@ForAll @IntRange(min = 1, max = 1_000) int seed) {
        List<Anomaly> untaught = live(new AnomalyDetector(), seed, 25, null);
        List<Anomaly> taught = live(new AnomalyDetector(), seed, 25, false);
        assertThat(taught.get(TAUGHT_AT).cause().kind()).isEqualTo(Cause.Kind.FORECAST);
        double unwanted = taught.get(TAUGHT_AT).cause().surprise();
        assertThat(alarms(untaught, Cause.Kind.FORECAST)).isPositive();
        assertThat(taught.subList(TAUGHT_AT + 1, ROWS))
                .noneMatch(a -> a.alarm()
                        && a.cause().kind() == Cause.Kind.FORECAST
                        && a.cause().surprise() <= unwanted);
        assertThat(alarms(taught, Cause.Kind.FORECAST)).isLessThan(alarms(untaught, Cause.Kind.FORECAST));
        for (Cause.Kind other : List.of(Cause.Kind.RANGE, Cause.Kind.GAP)) {
            assertThat(alarms(taught, other)).isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void aWantedAlarmMakesSuchRowsAlarmsMoreReadily() {
        Cause miss = new Cause(Cause.Kind.FORECAST, 12, List.of());
        long ofPlain = 0;
        long ofEager = 0;
        for (int seed = 1; seed <= 20; seed++) {
            AnomalyDetector eager = new AnomalyDetector();
            eager.teach(miss, true);
            eager.teach(miss, true);
            ofEager += alarms(live(eager, seed, 1.8, null), Cause.Kind.FORECAST);
            ofPlain += alarms(live(new AnomalyDetector(), seed, 1.8, null), Cause.Kind.FORECAST);
        }
        assertThat(ofEager).isGreaterThan(ofPlain + ofPlain / 2);
    }

    @Test
    void aFarMoreSurprisingRowIsStillAnAlarm() {
        AnomalyDetector detector = new AnomalyDetector();
        live(detector, 1, 25, false);
        Anomaly far = detector.observe(0, 1e6, 1);
        assertThat(far.alarm()).isTrue();
        assertThat(far.cause().kind()).isEqualTo(Cause.Kind.FORECAST);
    }

    @Test
    void theChanceStaysWhatItWas() {
        List<Anomaly> untaught = live(new AnomalyDetector(), 3, 25, null);
        List<Anomaly> taught = live(new AnomalyDetector(), 3, 25, false);
        for (int t = 0; t < ROWS; t++) {
            assertThat(taught.get(t).anomaly()).isEqualTo(untaught.get(t).anomaly());
            assertThat(taught.get(t).surprise()).isEqualTo(untaught.get(t).surprise());
        }
    }

    @Test
    void theLastWordCounts() {
        Taste taste = new Taste();
        Cause alarm = new Cause(Cause.Kind.RANGE, 12, List.of());
        taste.learn(alarm, false, 7);
        assertThat(taste.told(Cause.Kind.RANGE, 12)).isEqualTo(6.5);
        assertThat(taste.told(Cause.Kind.GAP, 12)).isEqualTo(12);
        taste.learn(alarm, true, 7);
        assertThat(taste.told(Cause.Kind.RANGE, 12)).isGreaterThan(7);
        for (int i = 0; i < 10; i++) {
            taste.learn(alarm, true, 7);
        }
        assertThat(taste.told(Cause.Kind.RANGE, 1)).isBetween(3.0, 3.1);
        assertThat(taste.told(Cause.Kind.RANGE, 0)).isZero();
    }

    @Test
    void whatWasTaughtIsSaved() {
        AnomalyDetector detector = new AnomalyDetector();
        live(detector, 5, 25, false);
        Snapshot snapshot = new Snapshot("detector", "test");
        detector.save(snapshot);
        AnomalyDetector again = new AnomalyDetector();
        again.restore(snapshot);
        AnomalyDetector untaught = new AnomalyDetector();
        live(untaught, 5, 25, null);
        assertThat(Digest.of(again)).isEqualTo(Digest.of(detector)).isNotEqualTo(Digest.of(untaught));
        assertThat(live(again, 6, 25, null)).isEqualTo(live(detector, 6, 25, null));
    }

    @Test
    void aRowInWhichNothingStoodOutTeachesNothing() {
        assertThatThrownBy(() -> new AnomalyDetector().teach(Cause.NONE, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing stood out");
    }
}
