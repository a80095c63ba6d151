package org.neuraxon.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.learn.anomaly.Anomaly;
import org.neuraxon.learn.anomaly.Cause;
import org.neuraxon.learn.encode.Encoding;

/** Watching columns as they come. */
class EncodedWatcherTest {

    private static final WatcherSettings SMALL = WatcherSettings.standard().withNeurons(10);
    private static final List<Encoding> INPUTS = List.of(Encoding.CALENDAR, Encoding.CATEGORY, Encoding.COUNTER);

    @ParameterizedTest
    @EnumSource(names = {"NUMBER", "LOG", "DIFFERENCE", "COUNTER"})
    void aSavedWatcherGoesOnBitForBit(Encoding value) {
        EncodedWatcher whole = new EncodedWatcher(SMALL, value, INPUTS);
        live(whole, 0, 500);
        EncodedWatcher first = new EncodedWatcher(SMALL, value, INPUTS);
        live(first, 0, 250);
        EncodedWatcher second = EncodedWatcher.restored(Snapshot.of("watch", "test", first));
        assertThat(second.encoding()).isEqualTo(value);
        assertThat(second.settings()).isEqualTo(first.settings());
        live(second, 250, 500);
        assertThat(Digest.of(second)).isEqualTo(Digest.of(whole));
        assertThat(second.next()).isEqualTo(whole.next());
    }

    @Test
    void ofNumbersItIsTheWatcherWithin() {
        Watcher plain = new Watcher(new WatcherSettings(1, 1, 10, 1, 10));
        EncodedWatcher encoded = new EncodedWatcher(SMALL, Encoding.NUMBER, List.of(Encoding.NUMBER));
        for (int t = 0; t < 300; t++) {
            double value = t % 13 == 5 ? Double.NaN : Math.sin(t * 0.2);
            assertThat(encoded.observe(value, t)).isEqualTo(plain.observe(value, t));
            assertThat(encoded.watched()).isEqualTo(Double.valueOf(value));
        }
    }

    @Test
    void aLogarithmIsToldInTheUnitOfTheValue() {
        CounterRandom random = new CounterRandom(5);
        EncodedWatcher encoded = new EncodedWatcher(SMALL, Encoding.LOG, List.of());
        int within = 0;
        for (int t = 0; t < 3000; t++) {
            double value = Math.exp(6 + Math.sin(t * 0.1) + 0.5 * random.normal(0, t, 0));
            Observation seen = encoded.observe(value);
            if (t >= 1000) {
                assertThat(seen.low()).isLessThanOrEqualTo(seen.forecast());
                assertThat(seen.high()).isGreaterThanOrEqualTo(seen.forecast());
                within += value >= seen.low() && value <= seen.high() ? 1 : 0;
            }
        }
        assertThat(within / 2000.0).isBetween(0.92, 0.98);
        Observation leap = encoded.observe(1e9);
        assertThat(leap.anomaly().alarm()).isTrue();
        assertThat(leap.anomaly().why()).startsWith("the forecast missed by a factor of ");
        Anomaly extreme = new Anomaly(9, 0.99, 0.6, true, "", new Cause(Cause.Kind.RANGE, 9, List.of(2.0, 0.0, 1.0)));
        Anomaly told = extreme.toldOfLogarithms(y -> 100 * y);
        assertThat(told.why()).isEqualTo("value 200 is above everything seen so far (100)");
        assertThat(told.cause().figures()).containsExactly(200.0, 0.0, 100.0);
        assertThat(told.score()).isEqualTo(0.6);
    }

    @Test
    void anOldForecastOfALogarithmMissesByAFactor() {
        CounterRandom random = new CounterRandom(5);
        EncodedWatcher encoded = new EncodedWatcher(SMALL, Encoding.LOG, List.of());
        int told = 0;
        for (int t = 0; t < 3000; t++) {
            // From row 2500 on it grows by 2 % a row, which the next row's forecast follows and an older one does not.
            double growth = Math.max(0, t - 2500) * 0.02;
            Anomaly seen = encoded.observe(Math.exp(6 + growth + 0.02 * random.normal(0, t, 0)))
                    .anomaly();
            if (seen.cause().kind() == Cause.Kind.SIGNAL) {
                assertThat(seen.why())
                        .startsWith("the error of the forecast made 24 rows before is a factor of ")
                        .endsWith(", far from what it used to be");
                told++;
            }
        }
        assertThat(told).isPositive();
    }

    @Test
    void aCounterIsWatchedByItsGrowth() {
        EncodedWatcher encoded = new EncodedWatcher(SMALL, Encoding.COUNTER, List.of());
        double count = 0;
        for (int t = 0; t < 1000; t++) {
            double growth = 50 + t % 7;
            count = t == 500 ? growth : count + growth;
            Observation seen = encoded.observe(count);
            if (t > 0) {
                assertThat(encoded.watched()).isEqualTo(growth);
            }
            if (t > 600) {
                assertThat(seen.forecast()).isBetween(49.0, 57.0);
            }
            assertThat(seen.anomaly().alarm()).as("row " + t).isFalse();
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new EncodedWatcher(SMALL, Encoding.CATEGORY, List.of()))
                .hasMessageContaining("category has no size");
        Snapshot snapshot = new Snapshot("watch", "test");
        snapshot.put("value_encoding", "calendar");
        assertThatThrownBy(() -> EncodedWatcher.restored(snapshot)).isInstanceOf(SnapshotException.class);
    }

    /** The examples in the documentation of {@code RowEncoder} and {@link EncodedWatcher}, compiled and run. */
    @Test
    void theExamplesCompileAndRun(@TempDir Path folder) throws Exception {
        String program = """
            import java.util.*;
            import org.neuraxon.core.math.TextKey;
            import org.neuraxon.learn.*;
            import org.neuraxon.learn.encode.*;
            import org.neuraxon.learn.forecast.*;

            public class Example {
                record Order(long epochSecond, String shop, double size, double seconds) {}

                public static void main(String[] arguments) {
                    List<Order> orders = new ArrayList<>();
                    for (int i = 0; i < 200; i++) {
                        orders.add(new Order(1_704_067_200L + 900 * i, "shop " + i %% 3, 1 + i %% 5, 20 + i %% 3));
                    }
                    { %s }
                    { %s }
                    System.out.println("all " + orders.size());
                }
            }
            """.formatted(example("encode/RowEncoder.java"), example("EncodedWatcher.java"));
        Path source = Files.writeString(folder.resolve("Example.java"), program);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(java, "-cp", path, source.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("all 200");
    }

    private static String example(String file) throws Exception {
        String text = Files.readString(Path.of("src/main/java/org/neuraxon/learn", file));
        int from = text.indexOf("{@code\n") + 7;
        return text.substring(from, text.indexOf("}</pre>", from)).replaceAll("(?m)^ \\* ?", "");
    }

    private static void live(EncodedWatcher watcher, int from, int to) {
        CounterRandom random = new CounterRandom(8);
        for (int t = from; t < to; t++) {
            double value = t % 97 == 13 ? Double.NaN : Math.exp(3 * Math.sin(t * 0.1) + random.normal(0, t, 0));
            watcher.observe(value, 1e9 + 7200.0 * t, t % 20, t * t % 1000);
        }
    }
}
