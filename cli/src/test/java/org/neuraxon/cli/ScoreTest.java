package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** From a series to a task, a solution, and its score; every way to write a table of samples. */
class ScoreTest {

    private static final String SEED = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String ODD_NONCE = "ff" + "00".repeat(31);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String key = "";
    private String nonce = "";
    private String scores = "";

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String[] score(String... more) {
        return scoreWithin(200, more);
    }

    private String[] scoreWithin(int ticks, String... more) {
        return Stream.concat(
                        Stream.of(
                                "score",
                                "--task=" + path("s.task"),
                                "--window=10",
                                "--max-ticks=" + ticks,
                                "--mutations=4",
                                "--samples=" + path("samples.csv")),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private void samples(String text) throws IOException {
        Files.writeString(folder.resolve("samples.csv"), text);
    }

    @BeforeEach
    void mine() throws IOException {
        StringBuilder series = new StringBuilder("close\n");
        for (int i = 0; i < 80; i++) {
            series.append(i * 37 % 11).append('\n');
        }
        Files.writeString(folder.resolve("s.csv"), series);
        Files.writeString(folder.resolve("miner.key"), "01".repeat(32) + "\n");
        assertThat(run("task", "make", path("s.csv"), "--out", path("s.task"))).isEqualTo(ExitCode.OK);
        assertThat(run(
                        "mine",
                        "--task=" + path("s.task"),
                        "--seed=" + SEED,
                        "--key=" + path("miner.key"),
                        "--threshold=68",
                        "--window=10",
                        "--max-ticks=200",
                        "--mutations=4",
                        "--out=" + path("samples.csv")))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);
        String[] found = out.toString().lines().toList().get(1).split(",");
        key = found[1];
        nonce = found[2];
        scores = found[3] + "," + found[4];
    }

    @Test
    void whatIsMinedHasTheScoreThatWasSaid() throws IOException {
        assertThat(run(score("--out=" + path("out.csv"), "--strict"))).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEmpty();
        assertThat(Files.readString(folder.resolve("out.csv")))
                .isEqualTo("index,start_score,score\n0," + scores + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed, publickey, nonce\nSEED, KEY, NONCE\n",
                "mining_seed,public_key,nonce,more\r\nSEED,KEY,NONCE,\r\n",
                "\uFEFFnonce , publickey , seed\n\n  NONCE , KEY ,SEED",
                "\"Nonce\",\"Public_Key\",\"Mining_Seed\"\n\"NONCE\",\"KEY\",\"SEED\"\n"
            })
    void headersAreReadInEitherSpellingAndAnyOrder(String table) throws IOException {
        samples(table.replaceAll("\\bSEED\\b", SEED)
                .replaceAll("\\bKEY\\b", key)
                .replaceAll("\\bNONCE\\b", nonce));
        assertThat(run(score())).as(err.toString()).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo("index,start_score,score\n0," + scores + "\n");
    }

    @Test
    void rowsKeepTheirOrderAndAnUnfinishedWindowIsInfinite() throws IOException {
        samples("public_key,nonce\n" + key + "," + nonce + "\n" + key + "," + ODD_NONCE + "\n" + key + "," + nonce
                + "\n");
        assertThat(run(score("--mining-seed=" + SEED))).isEqualTo(ExitCode.OK);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).isEqualTo("0," + scores);
        assertThat(lines.get(3)).isEqualTo("2," + scores);
        assertThat(run(scoreWithin(9, "--mining-seed=" + SEED))).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines().skip(1)).allMatch(line -> line.endsWith(",4294967295,4294967295"));
        assertThat(run(score("--mining-seed=" + SEED, "--strict"))).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("sample 1", "not canonical");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsFoundBeforeTheWorkBegins() throws IOException {
        assertThat(run(score("--out=" + path("none/out.csv")))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--out", "cannot be written");
        assertThat(run(score("--out=" + folder))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("it is a folder");
        Files.writeString(folder.resolve("kept.csv"), "kept");
        samples("nonce\nxx\n");
        assertThat(run(score("--out=" + path("kept.csv")))).isEqualTo(ExitCode.FAILED);
        assertThat(Files.readString(folder.resolve("kept.csv"))).isEqualTo("kept");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("kept.csv", "miner.key", "s.csv", "s.task", "samples.csv");
        }
    }

    @Test
    void aDeviceIsWrittenToAndNotReplaced() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "there is no /dev/null here");
        assertThat(run(score("--out=/dev/null"))).isEqualTo(ExitCode.OK);
        assertThat(Files.isRegularFile(device)).isFalse();
        assertThat(run("task", "make", path("s.csv"), "--out", "/dev/null")).isEqualTo(ExitCode.FAILED);
        assertThat(run(
                        "evolve",
                        "--fitness=bandit",
                        "--evaluations=2",
                        "--population=2",
                        "--repeats=1",
                        "--out=/dev/null"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("is no file");
        assertThat(Files.isRegularFile(device)).isFalse();
    }
}
