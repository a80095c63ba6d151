package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a folder of series to the benchmark's scores, on series made here. */
class NabTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void series() throws IOException {
        series("data/calm/a.csv", -1);
        series("data/broken/b.csv", 700);
        series("data/broken/c.csv", 500);
        Files.writeString(
                folder.resolve("windows.json"),
                "{\"calm/a.csv\": [], \"broken/b.csv\": [[\"" + time(690) + "\", \"" + time(740)
                        + "\"]], \"broken/c.csv\": [[\"" + time(490) + ".000000\", \"" + time(540) + ".000000\"]]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--network"})
    void aBreakIsFoundAndScored(String option) throws IOException {
        String[] nab = {"nab", "--data", path("data"), "--out", path("out"), "--json"};
        assertThat(run(option.isEmpty() ? nab : with(nab, option))).isZero();
        assertThat(out.toString()).startsWith("{\"files\":3,\"rows\":3000,");
        List<String> lines = Files.readAllLines(folder.resolve("out/broken/b.csv"));
        assertThat(lines).hasSize(1001);
        assertThat(lines.get(0)).isEqualTo("timestamp,value,anomaly_score");
        assertThat(lines.get(701)).startsWith(time(700) + ",50.0,0.");
        assertThat(lines.subList(1, 1001))
                .allSatisfy(line ->
                        assertThat(Double.parseDouble(line.split(",")[2])).isBetween(0.0, 1.0));

        out.getBuffer().setLength(0);
        assertThat(run(
                        "nab-score",
                        "--results",
                        path("out"),
                        "--labels",
                        path("windows.json"),
                        "--json",
                        "--cross-validate"))
                .isZero();
        assertThat(out.toString())
                .startsWith("{\"files\":3,\"windows\":2,\"standard\":{\"best_threshold\":0.")
                .contains("\"reward_low_FP_rate\":{", "\"reward_low_FN_rate\":{", "\"cross_validated_score\":");
        assertThat(Double.parseDouble(out.toString().replaceAll("(?s).*?\"score\":([0-9.]+).*", "$1")))
                .isGreaterThan(80);
    }

    @Test
    void resultsDoNotDependOnTheOtherFiles() throws IOException {
        run("nab", "--data", path("data"), "--out", path("out"));
        String together = Files.readString(folder.resolve("out/broken/c.csv"));
        Files.delete(folder.resolve("data/broken/b.csv"));
        run("nab", "--data", path("data"), "--out", path("alone"));
        assertThat(Files.readString(folder.resolve("alone/broken/c.csv"))).isEqualTo(together);
    }

    @Test
    void nothingIsTakenFromRowsToCome() throws IOException {
        run("nab", "--data", path("data"), "--out", path("out"));
        List<String> whole = Files.readAllLines(folder.resolve("out/broken/b.csv"));
        Path cut = folder.resolve("data/broken/b.csv");
        Files.write(cut, Files.readAllLines(cut).subList(0, 601));
        run("nab", "--data", path("data"), "--out", path("short"));
        assertThat(Files.readAllLines(folder.resolve("short/broken/b.csv"))).isEqualTo(whole.subList(0, 601));
    }

    @Test
    void detectorsAreComparedFileByFile() {
        run("nab", "--data", path("data"), "--out", path("out"));
        out.getBuffer().setLength(0);
        String[] score = {
            "nab-score", "--results", path("out"), "--labels", path("windows.json"), "--against", path("out")
        };
        assertThat(run(with(score, "--per-file", "--threshold", "0.24"))).isZero();
        assertThat(out.toString())
                .contains("3 series, 2 windows", "at threshold 0.24", "+0.00 against the other", "broken/b.csv");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        assertThat(run("nab", "--data", path("none"), "--out", path("out"))).isEqualTo(2);
        assertThat(run("nab", "--data", path("data"), "--out", path("data"))).isEqualTo(2);
        assertThat(run("nab", "--data", path("data"), "--out", path("windows.json")))
                .isEqualTo(2);
        Files.createDirectories(folder.resolve("taken"));
        Files.writeString(folder.resolve("taken/broken"), "no folder");
        assertThat(run("nab", "--data", path("data"), "--out", path("taken"))).isEqualTo(1);
        assertThat(run("nab-score", "--results", path("none"), "--labels", path("windows.json")))
                .isEqualTo(2);
        Files.createDirectories(folder.resolve("empty"));
        assertThat(run("nab", "--data", path("empty"), "--out", path("out"))).isEqualTo(1);
        assertThat(run("nab-score", "--results", path("empty"), "--labels", path("windows.json")))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "there are no results for broken/b.csv",
                        "windows.json is a file",
                        "cannot write " + path("taken/broken/b.csv"))
                .doesNotContain("NEURAXON_DEBUG");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private static String time(int row) {
        return String.format("2026-01-%02d %02d:%02d:00", 1 + row / 1440, row / 60 % 24, row % 60);
    }

    /** A day's wave with a little noise; at one row it leaps. */
    private void series(String name, int breakAt) throws IOException {
        StringBuilder text = new StringBuilder("timestamp,value\n");
        for (int row = 0; row < 1000; row++) {
            double value = row == breakAt ? 50 : Math.sin(row * 0.1) + row * 7919 % 101 / 500.0;
            text.append(time(row)).append(',').append(value).append('\n');
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
