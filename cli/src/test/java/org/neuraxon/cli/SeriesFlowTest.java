package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a series to a task, an evolution, and a champion that lives on a stream. */
class SeriesFlowTest {

    @TempDir
    private Path folder;

    private String out = "";
    private String err = "";

    private int run(Object... arguments) {
        StringWriter written = new StringWriter();
        StringWriter problems = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = Main.run(new PrintWriter(written), new PrintWriter(problems), texts);
        out = written.toString();
        err = problems.toString();
        return code;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @BeforeEach
    void makeTask() throws IOException {
        StringBuilder csv = new StringBuilder("load\n");
        for (int i = 0; i < 400; i++) {
            csv.append(Math.abs(i % 14 - 7) + Math.abs(i * i % 19 - 9) * 0.2).append('\n');
        }
        Files.writeString(file("load.csv"), csv);
        assertThat(run(
                        "task",
                        "make",
                        "--algorithm",
                        "neuraxon",
                        file("load.csv"),
                        "--horizon",
                        2,
                        "--windows",
                        2,
                        "--window-rows",
                        90,
                        "--warm-up",
                        30,
                        "--out",
                        file("load.task")))
                .as(err)
                .isZero();
        assertThat(out).contains("400 rows", "2 rows ahead", "hash sound");
    }

    private int evolve(int workers, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "evolve", "--task", file("load.task"), "--evaluations", 24, "--population", 8, "--workers", workers));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    @Test
    void aChampionIsEvolvedComparedAndWatched() throws IOException {
        assertThat(evolve(1, "--out", file("champion.nxn"), "--plot", file("page.html"), "--json"))
                .as(err)
                .isZero();
        assertThat(out).contains("\"unseen\"", "unevolved ancestor");
        String alone = out;
        for (int workers : new int[] {2, 4}) {
            assertThat(evolve(workers, "--json")).isZero();
            assertThat(out).isEqualTo(alone);
        }
        assertThat(Files.readString(file("page.html")))
                .contains("the champion", "polyline")
                .doesNotContain("<!--");
        assertThat(run(
                        "watch",
                        file("load.csv"),
                        "--load",
                        file("champion.nxn"),
                        "--rows",
                        200,
                        "--save",
                        file("b.nxn")))
                .as(err)
                .isZero();
        assertThat(out).contains("expected 2 rows ahead");
        assertThat(run("watch", file("load.csv"), "--load", file("b.nxn"), "--rows", 10, "--json"))
                .as(err)
                .isZero();
        assertThat(out).startsWith("{\"row\":200,");
        assertThat(run("watch", file("load.csv"), "--load", file("champion.nxn"), "--horizon", 3))
                .isEqualTo(1);
        assertThat(err).contains("evolved to forecast 2 rows ahead");
    }

    /** The seed is in the file; which rows evolution has seen is not, and a champion judged on others would be found out. */
    @Test
    void anEvolutionGoesOnFromItsFile() throws IOException {
        assertThat(evolve(1, "--seed", 7, "--checkpoint", file("long.nxn"), "--json"))
                .as(err)
                .isZero();
        String whole = out;
        assertThat(run("evolve", "--task", file("load.task"), "--resume", file("long.nxn"), "--json"))
                .as(err)
                .isZero();
        assertThat(out).isEqualTo(whole);
        byte[] kept = Files.readAllBytes(file("long.nxn"));
        assertThat(run("evolve", "--task", file("load.task"), "--keep-back", 0.5, "--resume", file("long.nxn")))
                .isEqualTo(1);
        assertThat(err).contains("other rows", "--keep-back").doesNotContain("at org.");
        assertThat(Files.readAllBytes(file("long.nxn"))).isEqualTo(kept);
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThat(run("task", "make", file("load.csv"), "--out", file("trits.task")))
                .as(err)
                .isZero();
        assertThat(run("evolve", "--task", file("trits.task"))).isEqualTo(2);
        assertThat(err).contains("bpp9000", "--algorithm neuraxon");
        assertThat(run("mine", "--task", file("load.task"), "--seed", "00", "--key", file("k"), "--threshold", 1))
                .isNotZero();
        assertThat(evolve(1, "--keep-back", 0.9)).isEqualTo(2);
        assertThat(err).contains("--keep-back");
        assertThat(run(
                        "evolve",
                        "--fitness",
                        "bandit",
                        "--evaluations",
                        4,
                        "--population",
                        2,
                        "--out",
                        file("other.nxn")))
                .as(err)
                .isZero();
        assertThat(run("watch", file("load.csv"), "--load", file("other.nxn"))).isEqualTo(1);
        assertThat(err).contains("evolved for bandit", "evolve --task");
    }
}
