package org.neuraxon.learn.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.state.Snapshot;

class PersistenceDetectorTest {

    private static double value(int row) {
        return row % 97 == 13 ? Double.NaN : row == 700 ? 9 : row % 24 + row * 7919 % 101 / 50.0;
    }

    @Test
    void savedAndRestoredItGoesOnBitForBit() {
        PersistenceDetector whole = new PersistenceDetector();
        PersistenceDetector first = new PersistenceDetector();
        List<Anomaly> all = new ArrayList<>();
        List<Anomaly> parts = new ArrayList<>();
        for (int row = 0; row < 1000; row++) {
            all.add(whole.observe(value(row)));
            if (row == 517) {
                Snapshot kept = Snapshot.of("detector", "test", first);
                first = new PersistenceDetector();
                first.restore(kept);
            }
            parts.add(first.observe(value(row)));
        }
        assertThat(parts).isEqualTo(all);
    }

    @Test
    void anInfiniteValueIsAMissingOne() {
        PersistenceDetector missing = new PersistenceDetector();
        PersistenceDetector infinite = new PersistenceDetector();
        for (int row = 0; row < 1000; row++) {
            double value = value(row);
            double sign = row % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            assertThat(infinite.observe(Double.isNaN(value) ? sign : value)).isEqualTo(missing.observe(value));
        }
    }
}
