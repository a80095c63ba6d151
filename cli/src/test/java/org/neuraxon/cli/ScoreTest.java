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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a series to a task, a solution, and its score. */
class ScoreTest {

    private static final String SEED = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String ODD_NONCE = "ff" + "00".repeat(31);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path mined;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private static String key = "";
    private static String nonce = "";
    private static String scores = "";

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

    @BeforeAll
    static void mine() throws IOException {
        StringBuilder series = new StringBuilder("close\n");
        for (int i = 0; i < 80; i++) {
            series.append(i * 37 % 11).append('\n');
        }
        Files.writeString(mined.resolve("s.csv"), series);
        Files.writeString(mined.resolve("miner.key"), "01".repeat(32) + "\n");
        PrintWriter nobody = new PrintWriter(new StringWriter());
        String task = mined.resolve("s.task").toString();
        assertThat(Main.run(
                        nobody, nobody, "task", "make", mined.resolve("s.csv").toString(), "--out", task))
                .isEqualTo(ExitCode.OK);
        StringWriter said = new StringWriter();
        assertThat(Main.run(
                        new PrintWriter(said),
                        nobody,
                        "mine",
                        "--task=" + task,
                        "--seed=" + SEED,
                        "--key=" + mined.resolve("miner.key"),
                        "--threshold=68",
                        "--window=10",
                        "--max-ticks=200",
                        "--mutations=4",
                        "--out=" + mined.resolve("samples.csv")))
                .isEqualTo(ExitCode.OK);
        String[] found = said.toString().lines().toList().get(1).split(",");
        key = found[1];
        nonce = found[2];
        scores = found[3] + "," + found[4];
    }

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("s.csv", "s.task", "samples.csv")) {
            Files.copy(mined.resolve(name), folder.resolve(name));
        }
    }

    @Test
    void whatIsMinedHasTheScoreThatWasSaid() throws IOException {
        assertThat(run(score("--out=" + path("out.csv"), "--strict"))).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEmpty();
        assertThat(Files.readString(folder.resolve("out.csv")))
                .isEqualTo("index,start_score,score\n0," + scores + "\n");
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
                    .containsExactlyInAnyOrder("kept.csv", "s.csv", "s.task", "samples.csv");
        }
    }

    @Test
    void theSecondAlgorithmWalks() throws IOException {
        samples("digest,neurons,ticks,objective,walk_steps,public_key,nonce\n"
                + "conformance-2,24,32,unbounded,60,miner_bb,0_2_15\n"
                + "conformance-2,24,32,unbounded,60,miner_bb,1_2_15\n");
        String table = "--samples=" + path("samples.csv");
        assertThat(run("score", "--algorithm=nxant-1.04", table, "--out=" + path("out.csv")))
                .isEqualTo(ExitCode.OK);
        List<String> lines = Files.readAllLines(folder.resolve("out.csv"));
        assertThat(lines.get(0)).isEqualTo("index,start_score,score,child_hash");
        assertThat(lines.get(1)).startsWith("0,").endsWith(",62355,8c3d1e05486527a8");
        assertThat(lines.get(2)).startsWith("1,").endsWith(",58310,04f7323b584deefe");
        assertThat(run("score", "--algorithm=nxant-1.04", table, "--json")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("{\"algorithm\":\"nxant-1.04\",\"scores\":[{\"index\":0,");
        assertThat(run("score", "--algorithm=nxant-1.04", table, "--task=" + path("s.task")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("score", "--algorithm=other", table)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aDeviceIsWrittenToAndNotReplaced() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "there is no /dev/null here");
        assertThat(run(score("--out=/dev/null"))).isEqualTo(ExitCode.OK);
        assertThat(Files.isRegularFile(device)).isFalse();
        assertThat(run("task", "make", path("s.csv"), "--out", "/dev/null")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("is no file");
        assertThat(run(
                        "evolve",
                        "--fitness=bandit",
                        "--evaluations=2",
                        "--population=2",
                        "--repeats=1",
                        "--out=/dev/null"))
                .isEqualTo(ExitCode.OK);
        assertThat(Files.isRegularFile(device)).isFalse();
    }
}
