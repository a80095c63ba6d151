package org.neuraxon.connect.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.neuraxon.learn.Observation;
import org.neuraxon.learn.anomaly.Anomaly;
import org.neuraxon.learn.anomaly.Cause;

/** What a subtask reports. */
class WatchMetricsTest {

    private final Map<String, Object> registered = new TreeMap<>();

    @Test
    void rowsAlarmsLateMissingAndBrainsAreCounted() {
        WatchMetrics<String> metrics = new WatchMetrics<>(new Listening(), 1000);
        metrics.row("a", seen(1, false));
        metrics.row("a", seen(Double.NaN, true));
        metrics.row("b", seen(2, true));
        metrics.late();
        metrics.forgotten("b");
        assertThat(registered.keySet())
                .containsExactly("alarms", "brain_bytes", "brains", "forgotten", "late", "missing", "rows");
        assertThat(count("rows")).isEqualTo(3);
        assertThat(count("alarms")).isEqualTo(2);
        assertThat(count("missing")).isEqualTo(1);
        assertThat(count("late")).isEqualTo(1);
        assertThat(count("forgotten")).isEqualTo(1);
        assertThat(((Gauge<?>) registered.get("brains")).getValue()).isEqualTo(1);
        assertThat(((Gauge<?>) registered.get("brain_bytes")).getValue()).isEqualTo(1000L);
    }

    private long count(String name) {
        return ((Counter) registered.get(name)).getCount();
    }

    private static Watched<String> seen(double value, boolean alarm) {
        Anomaly anomaly = new Anomaly(0, 0, 0, alarm, "", Cause.NONE);
        return Watched.of("k", 0, 0, value, new Observation(0, 0, 0, anomaly), false);
    }

    /** Keeps what is registered under the group {@code neuraxon}. */
    private final class Listening extends UnregisteredMetricsGroup {

        @Override
        public MetricGroup addGroup(String name) {
            assertThat(name).isEqualTo("neuraxon");
            return this;
        }

        @Override
        public Counter counter(String name) {
            Counter counter = super.counter(name);
            registered.put(name, counter);
            return counter;
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            registered.put(name, gauge);
            return gauge;
        }
    }
}
