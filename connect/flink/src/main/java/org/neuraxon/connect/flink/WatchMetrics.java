package org.neuraxon.connect.flink;

import java.util.HashSet;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What a subtask reports, in the group {@code neuraxon}: {@code rows}, {@code alarms}, {@code late}, {@code missing} (rows without a value and
 * absent rows), {@code forgotten} as counters since its start; {@code brains} (keys that had a row since its start and are not forgotten) and
 * {@code brain_bytes} (their size in a checkpoint) as gauges.
 *
 * @param <K> the keys
 */
final class WatchMetrics<K> {

    private final Counter rows;
    private final Counter alarms;
    private final Counter late;
    private final Counter missing;
    private final Counter forgotten;
    private final Set<K> brains = new HashSet<>();

    WatchMetrics(MetricGroup parent, long bytesEach) {
        MetricGroup group = parent.addGroup("neuraxon");
        rows = group.counter("rows");
        alarms = group.counter("alarms");
        late = group.counter("late");
        missing = group.counter("missing");
        forgotten = group.counter("forgotten");
        group.gauge("brains", (Gauge<Integer>) brains::size);
        group.gauge("brain_bytes", (Gauge<Long>) () -> brains.size() * bytesEach);
    }

    void row(K key, Watched<K> seen) {
        brains.add(key);
        rows.inc();
        if (seen.alarm()) {
            alarms.inc();
        }
        if (!Double.isFinite(seen.value())) {
            missing.inc();
        }
    }

    void late() {
        late.inc();
    }

    void forgotten(K key) {
        brains.remove(key);
        forgotten.inc();
    }
}
