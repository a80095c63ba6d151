package org.neuraxon.connect.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.neuraxon.connect.flink.example.Reading;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.WatcherSettings;

/** What becomes of rows that come in order, out of order, too late, twice, without a value, or not at all. */
@Timeout(1200)
class WatchFunctionTest {

    private static final TypeInformation<Reading> READING = TypeInformation.of(Reading.class);

    @BeforeEach
    void forget() {
        Ledger.clear();
    }

    @Test
    void rowsAreLivedInTheOrderOfTheirTimesAndLateOnesPutAside() throws Exception {
        List<Reading> sent = new ArrayList<>();
        List<Reading> late = new ArrayList<>();
        // Sensor b makes time pass: up to it the watermark has come.
        for (long time : new long[] {10, 30, 20, 40, 40}) {
            sent.add(new Reading("a", time, sent.size(), time + sent.size()));
        }
        sent.add(new Reading("b", 45, 0, 1));
        sent.add(new Reading("a", 50, 5, Double.NaN));
        sent.add(new Reading("b", 70, 1, 2));
        late.add(new Reading("a", 59, 6, 7));
        late.add(new Reading("c", 5, 6, 7));
        sent.addAll(late);
        sent.add(new Reading("a", 65, 7, 8));
        run(event(sent, 0), builder().allowedLateness(Duration.ofMillis(10)).build());
        // 59 is late: the watermark stood at 69, and ten milliseconds are allowed.
        assertThat(times("a")).containsExactly(10L, 20L, 30L, 40L, 40L, 50L, 65L);
        assertThat(values("a")).containsExactly(10.0, 22.0, 31.0, 43.0, 44.0, Double.NaN, 8.0);
        assertThat(times("b")).containsExactly(45L, 70L);
        assertThat(times("c")).isEmpty();
        assertThat(Ledger.late()).containsExactlyElementsOf(late);
    }

    @Test
    void theResultsAreThoseOfAWatcher() throws Exception {
        List<Reading> sent = new ArrayList<>();
        Watcher watcher = new Watcher(new WatcherSettings(1, 3, 20, 5, 8));
        List<Watched<String>> expected = new ArrayList<>();
        for (int t = 0; t < 600; t++) {
            double value = t % 50 == 7 ? Double.NaN : t % 20 + (t == 500 ? 100 : 0);
            sent.add(new Reading("a", 1000L * (t + 1), t, value));
            expected.add(Watched.of("a", Watched.NO_TIME, t, value, watcher.observe(value, t % 20), false));
        }
        WatchFunction<String, Reading> watch = builder()
                .input(row -> row.number() % 20)
                .horizon(3)
                .alarmRate(20)
                .seed(5)
                .neurons(8)
                .inOrderOfArrival()
                .forgetAfter(Duration.ofHours(1))
                .build();
        StreamExecutionEnvironment environment = environment();
        Ledger.listen(
                environment
                        .fromData(READING, sent.toArray(Reading[]::new))
                        .keyBy(Reading::sensor)
                        .process(watch),
                watch);
        environment.execute();
        assertThat(expected).anyMatch(Watched::alarm);
        assertThat(Ledger.results().values()).containsExactlyElementsOf(expected);
    }

    @Test
    void aRowThatIsOverdueIsLivedAsMissing() throws Exception {
        List<Reading> sent = new ArrayList<>();
        for (long time : new long[] {100, 200, 290, 400, 730, 800}) {
            sent.add(new Reading("a", time, 0, 1));
        }
        // Time goes on without a: it is told so at once, and not at the end of the stream.
        sent.add(new Reading("b", 1140, 0, 1));
        run(event(sent, 0), builder().step(Duration.ofMillis(100)).build());
        assertThat(times("a")).containsExactly(100L, 200L, 290L, 400L, 500L, 600L, 730L, 800L, 900L, 1000L);
        assertThat(absent("a")).containsExactly(500L, 600L, 900L, 1000L);
        assertThat(times("b")).containsExactly(1140L);
    }

    @Test
    void aSilenceHasAnEndAndAForgottenKeyBeginsAnew() throws Exception {
        List<Reading> sent = new ArrayList<>();
        sent.add(new Reading("a", 100, 0, 1));
        sent.add(new Reading("b", 150_000, 0, 1));
        sent.add(new Reading("a", 150_000, 1, 2));
        sent.add(new Reading("b", 900_000, 1, 2));
        sent.add(new Reading("a", 900_000, 2, 3));
        run(
                event(sent, 0),
                builder()
                        .step(Duration.ofMillis(100))
                        .forgetAfter(Duration.ofSeconds(300))
                        .build());
        // a: a reading, a silence, a reading, a silence; then another life.
        assertThat(absent("a")).hasSize(2 * WatchFunction.LONGEST_SILENCE);
        assertThat(times("a")).startsWith(100L, 200L).contains(150_000L).doesNotContain(900_000L);
        assertThat(Ledger.contradictions())
                .hasSize(2)
                .anyMatch(two -> two.contains("key=a, time=100, row=0,") && two.contains("key=a, time=900000, row=0,"));
    }

    @Test
    void aRowWithoutATimeIsRefusedInOneSentence() {
        assertThatThrownBy(() -> run(
                        environment().fromData(READING, new Reading("a", 1, 0, 1)),
                        builder().build()))
                .hasStackTraceContaining("a row has no event time; assign times with a WatermarkStrategy before keyBy");
    }

    @Test
    void whatCannotBeAskedForIsSaidWhenItIsAskedFor() {
        assertThatThrownBy(() -> builder().horizon(0).build()).hasMessageContaining("the horizon must be");
        assertThatThrownBy(() -> builder().neurons(501).build()).hasMessageContaining("neurons must be");
        assertThatThrownBy(() -> builder().alarmRate(0).build()).hasMessageContaining("alarm rate must be");
        assertThatThrownBy(() -> builder().step(Duration.ZERO).build()).hasMessageContaining("the step must be");
        assertThatThrownBy(() -> builder().forgetAfter(Duration.ofNanos(1)).build())
                .hasMessageContaining("forgotten must be a millisecond");
        assertThatThrownBy(
                        () -> builder().allowedLateness(Duration.ofMillis(-1)).build())
                .hasMessageContaining("must not be negative");
        assertThatThrownBy(() ->
                        builder().step(Duration.ofSeconds(1)).inOrderOfArrival().build())
                .hasMessageContaining("leave out step");
    }

    private static WatchFunction.Builder<String, Reading> builder() {
        return WatchFunction.keyedBy(Types.STRING, READING, Reading::value).neurons(0);
    }

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(
                new Configuration().set(PipelineOptions.GENERIC_TYPES, false));
        environment.setParallelism(1);
        return environment;
    }

    private static DataStream<Reading> event(List<Reading> rows, long order) {
        WatermarkStrategy<Reading> times = RowByRow.<Reading>watermarks(Duration.ofMillis(order))
                .withTimestampAssigner((reading, before) -> reading.time());
        return environment().fromData(READING, rows.toArray(Reading[]::new)).assignTimestampsAndWatermarks(times);
    }

    private static void run(DataStream<Reading> rows, WatchFunction<String, Reading> watch) throws Exception {
        Ledger.listen(rows.keyBy(Reading::sensor).process(watch), watch);
        rows.getExecutionEnvironment().execute();
    }

    private static List<Long> times(String key) {
        return of(key).stream().map(Watched::time).toList();
    }

    private static List<Double> values(String key) {
        return of(key).stream().map(Watched::value).toList();
    }

    private static List<Long> absent(String key) {
        return of(key).stream().filter(Watched::absent).map(Watched::time).toList();
    }

    private static Collection<Watched<String>> of(String key) {
        return Ledger.results().values().stream()
                .filter(one -> one.key().equals(key))
                .toList();
    }
}
