package org.neuraxon.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotFile;

/** The whole chain from a row to an alarm. */
class WatcherTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 24, 30})
    void aSavedWatcherGoesOnBitForBit(int horizon) {
        WatcherSettings settings = new WatcherSettings(1, horizon, 10, 4);
        Watcher whole = new Watcher(settings);
        live(whole, 0, 900);
        Watcher first = new Watcher(settings);
        live(first, 0, 500);
        Snapshot kept = SnapshotFile.parse(SnapshotFile.bytes(Snapshot.of("watch", "test", first)), "test");
        Watcher second = Watcher.restored(kept);
        assertThat(Digest.of(second)).isEqualTo(Digest.of(first));
        live(second, 500, 900);
        assertThat(Digest.of(second)).isEqualTo(Digest.of(whole));
        assertThat(second.next()).isEqualTo(whole.next());
    }

    @Test
    void aRestoredWatcherMayAlarmAtAnotherRate() {
        Watcher first = new Watcher(new WatcherSettings(1, 1, 10, 4, 10));
        live(first, 0, 500);
        Snapshot kept = Snapshot.of("watch", "test", first);
        Watcher eager = Watcher.restored(kept, 3000);
        assertThat(eager.settings().alarmRate()).isEqualTo(3000);
        live(eager, 500, 900);
        Watcher again = Watcher.restored(Snapshot.of("watch", "test", eager));
        assertThat(again.settings().alarmRate()).isEqualTo(3000);
        assertThat(Digest.of(again)).isEqualTo(Digest.of(eager));
    }

    @Test
    void theForecastOfARowWasMadeTheHorizonBefore() {
        int horizon = 5;
        Watcher watcher = new Watcher(new WatcherSettings(0, horizon, 10, 1));
        double[] ahead = new double[2000];
        for (int t = 0; t < ahead.length; t++) {
            Observation seen = watcher.observe(Math.sin(t * 0.2));
            ahead[t] = watcher.next();
            if (t >= horizon) {
                assertThat(seen.forecast()).isEqualTo(ahead[t - horizon]);
                assertThat(seen.low()).isLessThanOrEqualTo(seen.forecast());
                assertThat(seen.high()).isGreaterThanOrEqualTo(seen.forecast());
            } else {
                assertThat(seen.forecast()).isNaN();
            }
        }
        assertThat(Math.abs(Math.sin((ahead.length - 1 + horizon) * 0.2) - ahead[ahead.length - 1]))
                .isLessThan(0.05);
    }

    @Test
    void anIncidentIsAnAlarmAndAnOrdinaryDayIsNot() {
        Watcher watcher = new Watcher(WatcherSettings.standard());
        CounterRandom random = new CounterRandom(3);
        int false4000 = 0;
        boolean found = false;
        for (int t = 0; t < 6000; t++) {
            double value = 50 + 20 * Math.sin(2 * Math.PI * t / 144) + random.normal(0, t, 0);
            boolean incident = t >= 5000 && t < 5020;
            boolean alarm =
                    watcher.observe(incident ? value + 25 : value).anomaly().alarm();
            found |= incident && alarm;
            false4000 += t > 1000 && t < 5000 && alarm ? 1 : 0;
        }
        assertThat(found).isTrue();
        assertThat(false4000).isLessThanOrEqualTo(10);
    }

    @Test
    void nothingThatCanComeBreaksIt() {
        Watcher watcher = new Watcher(WatcherSettings.standard());
        double[] odd = {0, Double.NaN, 1e9, -1e300, 1e300, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 5, 5, 5};
        for (int t = 0; t < 3000; t++) {
            Observation seen = watcher.observe(t < 1000 ? 7 : odd[t % odd.length]);
            assertThat(seen.anomaly().anomaly()).isBetween(0.0, 1.0);
            assertThat(watcher.next()).isFinite();
        }
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new WatcherSettings(0, 0, 10, 1)).hasMessageContaining("horizon");
        assertThatThrownBy(() -> new WatcherSettings(-1, 1, 10, 1)).hasMessageContaining("inputs");
        assertThatThrownBy(() -> new WatcherSettings(0, 1, 0, 1)).hasMessageContaining("alarm rate");
    }

    private static void live(Watcher watcher, int from, int to) {
        CounterRandom random = new CounterRandom(8);
        for (int t = from; t < to; t++) {
            double value = t % 97 == 13 ? Double.NaN : Math.sin(t * 0.1) + 0.1 * random.normal(0, t, 0);
            watcher.observe(value, Math.cos(t * 0.1));
        }
    }
}
