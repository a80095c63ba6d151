package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.exchange.recording.Recording;
import org.neuraxon.query.Answer;
import org.neuraxon.query.RecordingQuery;

/** Recordings as a person makes and reads them. */
class RecordAndQueryTest {

    @TempDir
    private Path folder;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void listen() {
        out = new StringWriter();
        err = new StringWriter();
    }

    private int run(String... arguments) {
        listen();
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aLifeIsRecordedAndListed() {
        Path life = folder.resolve("life");
        assertThat(run("record", "--out", life.toString(), "--neurons", "60", "--steps", "100", "--json"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("\"model\":\"living\",\"moments\":100,\"complete\":true,\"rows\":{\"moments\":11,");
        assertThat(Recording.open(life).schema().facts()).containsEntry("preset", "balanced");
        assertThat(run("query", "--recording", life.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("a living network with seed 1", "moments: the network as a whole", "(11 rows)");
        assertThat(run("query", "--recording", life.toString(), "--json")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("\"time\":{\"type\":\"double\",\"unit\":\"ms\",\"about\":\"model time\"}");
        // It is never written over.
        assertThat(run("record", "--out", life.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("is not empty").hasLineCount(1);
        assertThat(Recording.open(life).end()).isPresent();
    }

    @Test
    void aRecordingThatDoesNotFitSaysSo() {
        Path life = folder.resolve("small");
        assertThat(run("record", "--out", life.toString(), "--neurons", "60", "--every", "1", "--limit", "90K"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("reached its --limit of 90.0 KiB");
        assertThat(Recording.open(life).end().orElseThrow().complete()).isFalse();
        assertThat(run("record", "--out", folder.resolve("x").toString(), "--limit", "much"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("record", "--out", folder.resolve("x").toString(), "--every", "0"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void aWatchIsRecordedRowByRow() throws IOException {
        StringBuilder csv = new StringBuilder("time,value,load\n");
        for (int i = 0; i < 60; i++) {
            csv.append("2026-01-01 00:").append(i < 10 ? "0" : "").append(i);
            csv.append(',')
                    .append(i == 7 ? "" : String.valueOf(i % 5))
                    .append(',')
                    .append(i)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("a.csv"), csv);
        Path day = folder.resolve("day");
        String[] watch = {"watch", file.toString(), "--value", "value", "--inputs", "load", "--json"};
        assertThat(run(watch)).isEqualTo(ExitCode.OK);
        String plain = out.toString();
        String[] recorded = Arrays.copyOf(watch, watch.length + 2);
        recorded[watch.length] = "--record";
        recorded[watch.length + 1] = day.toString();
        assertThat(run(recorded)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo(plain);
        List<List<@Nullable String>> rows = new ArrayList<>();
        Recording recording = Recording.open(day);
        recording.rows("stream", rows::add);
        assertThat(rows).hasSize(60);
        assertThat(rows.get(7).subList(0, 3)).containsExactly("7", "2026-01-01 00:07", null);
        assertThat(rows.get(59).get(15)).isEqualTo("59");
        assertThat(recording.schema().configuration()).isNotEmpty();
        assertThat(recording.end().orElseThrow().digestEnd())
                .isNotEqualTo(recording.schema().digestStart());
        // A recording that is full ends; the watch goes on and says so in its exit code.
        String[] full = Arrays.copyOf(recorded, recorded.length + 2);
        full[watch.length + 1] = folder.resolve("short").toString();
        full[recorded.length] = "--record-limit";
        full[recorded.length + 1] = "2K";
        assertThat(run(full)).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).isEqualTo(plain);
        assertThat(err.toString()).contains("the recording ends at this row: it reached its limit of 2.0 KiB");
        assertThat(Recording.open(folder.resolve("short")).end().orElseThrow().complete())
                .isFalse();
    }

    @Test
    void questionsThatCannotBeAnsweredGetOneSentence() {
        assertThat(run("query", "SELECT 1")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--recording DIR");
        assertThat(run("query", "--recording", folder.toString(), "SELECT 1")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("holds no recording").hasLineCount(1);
        Path life = folder.resolve("life");
        run("record", "--out", life.toString(), "--neurons", "60", "--steps", "10");
        assertThat(run("query", "--recording", life.toString(), "--csv")).isEqualTo(ExitCode.USAGE);
        assertThat(run("query", "--recording", life.toString(), "--rows", "0", "FROM moments"))
                .isEqualTo(ExitCode.USAGE);
        assumeFalse(RecordingQuery.available(), "DuckDB is on the class path");
        assertThat(run("query", "--recording", life.toString(), "FROM moments")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("SQL needs DuckDB").hasLineCount(1);
    }

    @Test
    void answersArePrintedInThreeForms() {
        List<Answer.Column> columns = List.of(new Answer.Column("n", "BIGINT"), new Answer.Column("t", "VARCHAR"));
        List<List<@Nullable Object>> rows = List.of(
                Arrays.asList(12L, "say \"hi\", all"),
                Arrays.asList(Double.NaN, null),
                Arrays.asList(0.25, ""),
                Arrays.asList(true, "two\nlines"));
        for (AnswerPrinter printer : List.of(
                new AnswerPrinter.Json(new PrintWriter(out)),
                new AnswerPrinter.Csv(new PrintWriter(out)),
                new AnswerPrinter.Table(new PrintWriter(out)))) {
            printer.columns(columns);
            rows.forEach(printer::row);
            printer.end(false);
        }
        assertThat(out.toString().replace(System.lineSeparator(), "\n")).isEqualTo("""
                        {"columns":[{"name":"n","type":"BIGINT"},{"name":"t","type":"VARCHAR"}],"rows":[
                        [12,"say \\"hi\\", all"],
                        [null,null],
                        [0.25,""],
                        [true,"two\\nlines"]],"more":false}
                        n,t
                        12,"say ""hi"", all"
                        NaN,
                        0.25,""
                        true,"two
                        lines"
                              n  t
                             12  say "hi", all
                        missing
                           0.25
                           true  two lines
                        """);
    }
}
