package org.neuraxon.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.recording.NetworkRecorder;
import org.neuraxon.exchange.recording.Quantity;
import org.neuraxon.exchange.recording.RecordedTable;
import org.neuraxon.exchange.recording.RecorderSettings;
import org.neuraxon.exchange.recording.Recording;
import org.neuraxon.exchange.recording.RecordingSchema;
import org.neuraxon.exchange.recording.RecordingWriter;

/** Recordings asked in SQL. Needs DuckDB: {@code mvn -P query -pl query -am test}. */
class RecordingQueryTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void onlyWithTheDatabase() {
        assumeTrue(RecordingQuery.available(), "DuckDB is not on the class path; run with -P query");
    }

    @Test
    void sqlSeesWhatTheReaderSees() {
        Recording recording = life(64L << 20);
        try (RecordingQuery query = RecordingQuery.open(recording, QueryLimits.wide())) {
            for (RecordedTable table : recording.schema().tables()) {
                List<List<@Nullable String>> expected = new ArrayList<>();
                recording.rows(table.name(), expected::add);
                List<List<@Nullable Object>> found =
                        query.ask("SELECT * FROM " + table.name()).rows();
                assertThat(found).as(table.name()).hasSameSizeAs(expected);
                for (int r = 0; r < found.size(); r++) {
                    for (int c = 0; c < table.columns().size(); c++) {
                        Object cell = found.get(r).get(c);
                        String text = expected.get(r).get(c);
                        switch (table.columns().get(c).kind()) {
                            case REAL, SINGLE ->
                                assertThat(cell == null ? Double.valueOf(Double.NaN) : cell)
                                        .isEqualTo(Double.valueOf(Recording.number(text)));
                            default ->
                                assertThat(cell == null ? null : cell.toString())
                                        .isEqualTo(text);
                        }
                    }
                }
            }
            assertThat(query.ask("SELECT unit FROM meanings WHERE table_name = 'moments' AND column_name = 'time'")
                            .rows())
                    .containsExactly(List.of("ms"));
            assertThat(query.ask("SELECT value FROM facts WHERE name = 'seed'").rows())
                    .containsExactly(List.of("3"));
            assertThat(query.ask("SELECT count(*) > 20 FROM configuration").rows())
                    .containsExactly(List.of(true));
        }
    }

    @Test
    void oddValuesComeThrough() {
        RecordedTable table = new RecordedTable(
                "odd",
                "a row",
                List.of(
                        Quantity.real("x", "1", "a number"),
                        Quantity.single("y", "1", "a number"),
                        Quantity.flag("f", "a switch"),
                        Quantity.text("t", "a text")));
        RecordedTable empty = new RecordedTable("empty", "a row", List.of(Quantity.text("t", "a text")));
        RecordingSchema schema = new RecordingSchema("a test", "0", "0", Map.of(), List.of(), List.of(table, empty));
        try (RecordingWriter writer = RecordingWriter.create(folder.resolve("it's"), schema, 1 << 20)) {
            writer.table("odd")
                    .put(Double.NaN)
                    .put(Float.NEGATIVE_INFINITY)
                    .put(true)
                    .put("say \"hi\",\nall");
            writer.table("odd").end();
            writer.table("odd")
                    .put(Double.MIN_VALUE)
                    .put(Float.MIN_VALUE)
                    .put(false)
                    .put("")
                    .end();
            writer.table("odd").put(-0.0).put(0.1f).missing().put(" ü ").end();
            writer.table("odd").missing().missing().missing().put((String) null).end();
            writer.flush();
            try (RecordingQuery query =
                    RecordingQuery.open(Recording.open(folder.resolve("it's")), QueryLimits.wide())) {
                assertThat(query.ask("FROM odd").rows())
                        .containsExactly(
                                List.of(Double.NaN, Double.NEGATIVE_INFINITY, true, "say \"hi\",\nall"),
                                List.of(Double.MIN_VALUE, Double.valueOf(Float.toString(Float.MIN_VALUE)), false, ""),
                                Arrays.asList(-0.0, 0.1, null, " ü "),
                                Arrays.asList(null, null, null, null));
                assertThat(query.ask("FROM empty").rows()).isEmpty();
            }
        }
    }

    @Test
    void anInterruptedRecordingIsAskedUpToItsLastWholeRow() throws IOException {
        life(64L << 20);
        Files.delete(folder.resolve("end.json"));
        Path part = folder.resolve("moments-0001.csv");
        byte[] bytes = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(bytes, bytes.length - 3));
        try (RecordingQuery query = RecordingQuery.open(Recording.open(folder), QueryLimits.wide())) {
            assertThat(query.ask("SELECT max(step), count(*) FROM moments").rows())
                    .containsExactly(List.of(90L, 10L));
        }
    }

    private static final List<String> HOSTILE = List.of(
            "SELECT * FROM read_csv('%s')",
            "SELECT * FROM '%s'",
            "SELECT * FROM read_text('%s')",
            "SELECT * FROM read_blob('%s')",
            "SELECT * FROM glob('/etc/*')",
            "SELECT * FROM read_parquet('https://example.org/x.parquet')",
            "COPY (SELECT 1) TO '%s'",
            "COPY moments TO '%s' (USE_TMP_FILE false)",
            "SELECT 1; COPY (SELECT 1) TO '%s' (USE_TMP_FILE false)",
            "SELECT 1; SELECT 2",
            "ATTACH '%s' AS other",
            "INSTALL httpfs",
            "LOAD '%s'",
            "SET enable_external_access = true",
            "RESET lock_configuration",
            "SET memory_limit = '100GB'",
            "EXPORT DATABASE '%s'",
            "CREATE TABLE x AS SELECT 1",
            "DROP VIEW moments",
            "INSERT INTO facts VALUES ('a', 'b')",
            "PRAGMA database_list",
            "CALL enable_logging()",
            "CHECKPOINT",
            "SELECT 1) TO '%s' (FORMAT csv, USE_TMP_FILE false); --",
            "",
            ";",
            "nonsense");

    @Test
    void aQueryReachesNothingButTheRecording() throws IOException {
        Recording recording = life(64L << 20);
        Path secret = folder.resolveSibling("secret.csv");
        Path part = folder.resolve("moments-0001.csv");
        Path out = folder.resolveSibling("out.csv");
        Files.writeString(secret, "a\n42\n");
        byte[] before = Files.readAllBytes(part);
        try (RecordingQuery query = RecordingQuery.open(recording, QueryLimits.wide())) {
            for (String sql : HOSTILE) {
                assertThatThrownBy(() -> query.ask(sql.formatted(secret)))
                        .as(sql)
                        .isInstanceOf(ExchangeException.class);
                // The recording itself may be read in any way, and written in none.
                if (!sql.startsWith("SELECT * FROM")) {
                    assertThatThrownBy(() -> query.ask(sql.formatted(part)))
                            .as(sql)
                            .isInstanceOf(ExchangeException.class);
                }
            }
            assertThat(query.ask("SELECT count(*) FROM moments").rows()).containsExactly(List.of(11L));
        }
        for (String sql :
                List.of(HOSTILE.get(0), HOSTILE.get(8), "SELECT 1) TO '%s' (FORMAT csv, USE_TMP_FILE false); --")) {
            assertThatThrownBy(() -> RecordingQuery.export(recording, QueryLimits.wide(), sql.formatted(secret), out))
                    .as(sql)
                    .isInstanceOf(ExchangeException.class);
            assertThat(out).doesNotExist();
            assertThat(folder.getParent()).isDirectoryNotContaining("glob:**.tmp");
        }
        assertThat(secret).hasContent("a\n42\n");
        assertThat(part).hasBinaryContent(before);
        Files.delete(secret);
    }

    @Test
    void aQueryThatTakesTooLongIsCalledOff() {
        Recording recording = life(64L << 20);
        QueryLimits hasty = QueryLimits.wide().withTime(Duration.ofMillis(500));
        try (RecordingQuery query = RecordingQuery.open(recording, hasty)) {
            assertThatThrownBy(() -> query.ask("SELECT count(*) FROM range(10000000) a, range(10000000) b"))
                    .hasMessageContaining("longer than 0.5 s");
            // While rows are being fetched, too.
            assertThatThrownBy(() -> query.ask("SELECT a.range FROM range(100000000) a", new AnswerReader() {
                        @Override
                        public void columns(List<Answer.Column> columns) {}

                        @Override
                        public void row(List<@Nullable Object> cells) {}
                    }))
                    .hasMessageContaining("longer than 0.5 s");
            assertThat(query.ask("SELECT 1").rows()).containsExactly(List.of(1L));
        }
        QueryLimits small = new QueryLimits(100, Duration.ofSeconds(60), 64, 1);
        try (RecordingQuery query = RecordingQuery.open(recording, small)) {
            assertThatThrownBy(() -> query.ask("SELECT list(r) FROM (SELECT random() r FROM range(100000000))"))
                    .isInstanceOf(ExchangeException.class)
                    .hasMessageContaining("Memory");
            Answer answer = query.ask("SELECT * FROM range(1000)");
            assertThat(answer.rows()).hasSize(100);
            assertThat(answer.more()).isTrue();
            assertThat(query.ask("SELECT * FROM range(100)").more()).isFalse();
        }
    }

    @Test
    void exportsParquetAndCsv() throws IOException {
        Recording recording = life(64L << 20);
        Path parquet = folder.resolveSibling("m.parquet");
        Path csv = folder.resolveSibling("m.csv");
        Files.writeString(csv, "old");
        String sql = "SELECT step, up FROM moments ORDER BY step; -- all of it";
        assertThat(RecordingQuery.export(recording, QueryLimits.wide(), sql.replace(";", ""), parquet))
                .isEqualTo(11);
        assertThat(Files.readAllBytes(parquet)).startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
        assertThat(RecordingQuery.export(recording, QueryLimits.wide(), "SELECT step FROM moments", csv))
                .isEqualTo(11);
        assertThat(csv).content().startsWith("step\n0\n10\n");
        Path nowhere = folder.resolve("no/such/folder/m.csv");
        assertThatThrownBy(() -> RecordingQuery.export(recording, QueryLimits.wide(), "SELECT 1", nowhere))
                .isInstanceOf(ExchangeException.class);
        assertThat(folder.getParent()).isDirectoryNotContaining("glob:**.tmp");
        Files.delete(parquet);
        Files.delete(csv);
    }

    private Recording life(long limit) {
        if (!Files.exists(folder.resolve("schema.json"))) {
            LivingNetwork network = LivingNetwork.grow(LivingParameters.DEFAULT.with("num_hidden_neurons", 40), 3);
            try (NetworkRecorder recorder =
                    NetworkRecorder.start(network, folder, new RecorderSettings(10, 50, 50, limit), Map.of())) {
                network.listen(recorder);
                network.step(60);
                recorder.note(network, "noise \"3\",\nloud");
                network.step(40);
                recorder.finish(network, true, "100 moments were lived");
            }
        }
        return Recording.open(folder);
    }
}
