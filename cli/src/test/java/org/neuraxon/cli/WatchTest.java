package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main job as a person meets it: rows in, sentences out. */
class WatchTest {

    @TempDir
    private Path folder;

    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void listen() {
        out = new StringWriter();
        err = new StringWriter();
    }

    @Test
    void everyRowGivesOneObjectWithTheContractsKeys() throws IOException {
        Path file = wave("a.csv", 0, 300);
        assertThat(run("watch", file.toString(), "--json")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(300);
        assertThat(lines.get(0))
                .isEqualTo(
                        "{\"row\":0,\"time\":\"2026-01-01 00:00\",\"value\":0,\"forecast\":null,\"low\":null,\"high\":null,"
                                + "\"surprise\":0,\"anomaly\":0,\"alarm\":false,\"why\":null}");
        assertThat(lines.get(299))
                .startsWith("{\"row\":299,")
                .contains("\"forecast\":")
                .doesNotContain("\"anomaly\":0,");
    }

    @Test
    void stoppingAndGoingOnGivesTheSameLines() throws IOException {
        run("watch", wave("all.csv", 0, 400).toString(), "--json");
        String whole = out.toString();
        listen();
        Path brain = folder.resolve("brain.nxn");
        assertThat(run("watch", wave("first.csv", 0, 250).toString(), "--json", "--save", brain.toString()))
                .isZero();
        assertThat(run("watch", wave("second.csv", 250, 400).toString(), "--json", "--load", brain.toString()))
                .isZero();
        assertThat(out.toString()).isEqualTo(whole);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherDoesNot() throws IOException {
        String file = wave("a.csv", 0, 300).toString();
        run("watch", file, "--json", "--seed", "5");
        String first = out.toString();
        listen();
        run("watch", file, "--json", "--seed", "5");
        assertThat(out.toString()).isEqualTo(first);
        listen();
        run("watch", file, "--json", "--seed", "6");
        assertThat(out.toString()).isNotEqualTo(first);
    }

    @Test
    void aBrokenRowEndsWithItsLineNumberAndKeepsWhatWasLearned() throws IOException {
        Path file = wave("a.csv", 0, 200);
        Files.writeString(file, Files.readString(file) + "2026-01-02 00:00,broken\n");
        Path brain = folder.resolve("brain.nxn");
        assertThat(run("watch", file.toString(), "--save", brain.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("202").contains("broken").doesNotContain("Exception");
        listen();
        assertThat(run("watch", wave("b.csv", 200, 210).toString(), "--json", "--load", brain.toString()))
                .isZero();
        assertThat(out.toString()).startsWith("{\"row\":200,");
    }

    @Test
    void oddRowsAreCountedAndStrictRefusesThem() throws IOException {
        Path file = folder.resolve("odd.csv");
        Files.writeString(file, "t,x\n1,5\n2,\n3,NaN\n4,inf\n5,1e308\n6,7\n");
        assertThat(run("watch", file.toString(), "--value", "x")).isZero();
        assertThat(out.toString()).contains("6 rows, 4 without a value");
        assertThat(err.toString()).contains("Line 3");
        listen();
        assertThat(run("watch", file.toString(), "--value", "x", "--strict")).isEqualTo(1);
        assertThat(err.toString()).containsIgnoringCase("line 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    watch;none.csv                              | 2 | none.csv
                    watch;FILE;--horizon;0                      | 2 | --horizon
                    watch;FILE;--alarm-rate;0                   | 2 | --alarm-rate
                    watch;FILE;--value;nope                     | 2 | nope
                    watch;FILE;--load;FILE                      | 1 | not a Neuraxon snapshot
                    watch;FILE;--save;/no/such/folder/x.nxn     | 1 | cannot write
                    watch;FILE;--bogus                          | 2 | --bogus
                    watch;-;--follow                            | 2 | --follow
                    forecast;FILE;--horizon;0                   | 2 | --inputs
                    forecast;FILE;--horizon;5000                | 2 | --horizon
                    forecast;FILE;--score-from;100000           | 1 | no forecast was scored
                    replay;FILE                                 | 1 | FILE
                    import;FILE                                 | 1 | FILE
                    export;FILE                                 | 1 | not a Neuraxon snapshot
                    inspect;FILE                                | 1 | not a Neuraxon snapshot
                    inspect;none.nxn                            | 1 | there is no file""")
    void whatCannotBeDoneIsSaidInOneSentence(String command, int code, String part) throws IOException {
        String file = wave("a.csv", 0, 60).toString();
        assertThat(run(command.strip().replace("FILE", file).split(";"))).isEqualTo(code);
        assertThat(err.toString())
                .contains(part.strip().replace("FILE", "a.csv"))
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    @Test
    void theCandidatesAreNamedWhenTheColumnIsNotClear() throws IOException {
        Path file = folder.resolve("two.csv");
        Files.writeString(file, "time,cpu,memory\n2026-01-01 00:00,1,2\n2026-01-01 00:01,1,2\n");
        assertThat(run("watch", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("'cpu'").contains("'memory'").doesNotContain("'time'");
    }

    @Test
    void thePageHoldsItsDataAndFetchesNothing() throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(run("watch", wave("a</script>.csv", 0, 7000).toString(), "--plot", page.toString()))
                .isZero();
        String html = Files.readString(page);
        assertThat(html)
                .contains("\"summary\":\"7000 rows")
                .contains("noradrenaline".substring(0, 3))
                .doesNotContain("/*DATA*/");
        assertThat(html).doesNotContain("src=").doesNotContain("http");
        assertThat(html.split("</script>", -1)).hasSize(3);
    }

    @Test
    void liveFiguresCanBeWatched() {
        assertThat(run("watch", "--rows", "5", "--interval", "0.02", "--json")).isZero();
        assertThat(out.toString().lines()).hasSize(5).allMatch(line -> line.startsWith("{\"row\":"));
    }

    @Test
    void aSeriesIsScoredBesideTheLastValueRepeated() throws IOException {
        assertThat(run("forecast", wave("a.csv", 0, 3000).toString(), "--horizon", "6", "--warm-up", "1000", "--json"))
                .isZero();
        assertThat(out.toString())
                .startsWith("{\"series\":\"value\",\"h\":6,\"n\":1994,\"nrmse\":0.0")
                .contains("\"mape\":")
                .contains("\"persistence_nrmse\":")
                .contains("\"rows_per_second\":");
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private Path wave(String name, int from, int to) throws IOException {
        StringBuilder text = new StringBuilder("time,value\n");
        for (int t = from; t < to; t++) {
            text.append(String.format(
                    "2026-01-%02d %02d:%02d,%s%n",
                    1 + t / 1440, t / 60 % 24, t % 60, Math.sin(t * 0.1) + (t % 13 == 5 ? 0.01 : 0)));
        }
        Path directory = Files.createDirectories(folder);
        Path file = directory.resolve(name.replace("/", "_"));
        return Files.writeString(file, text);
    }
}
