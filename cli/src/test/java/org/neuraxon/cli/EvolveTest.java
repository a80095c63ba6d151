package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvolveTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsFoundBeforeTheWorkBegins() {
        String nowhere = folder.resolve("none").resolve("x.nxn").toString();
        for (String option : new String[] {"--out", "--checkpoint"}) {
            assertThat(run("evolve", "--fitness", "bandit", "--evaluations", "1000000", option, nowhere))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(err.toString())
                    .contains(option + " " + nowhere + " cannot be written")
                    .doesNotContain("at org.");
        }
        assertThat(run("evolve", "--fitness", "bandit", "--evaluations", "1000000", "--out", folder.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theSameForAnyNumberOfWorkersAndKeptInAFile() throws IOException {
        Path one = folder.resolve("one.nxn");
        Path two = folder.resolve("two.nxn");
        Path kept = folder.resolve("kept.nxn");
        assertThat(run(
                        "evolve",
                        "--fitness",
                        "bandit",
                        "--evaluations",
                        "300",
                        "--workers",
                        "1",
                        "--out",
                        one.toString()))
                .isEqualTo(ExitCode.OK);
        String printed = out.toString();
        assertThat(printed).contains("trit for bandit, tournament selection, 300 evaluations", "lineage ", "digest ");
        assertThat(run(
                        "evolve",
                        "--fitness=bandit",
                        "--evaluations=300",
                        "--workers=2",
                        "--out=" + two,
                        "--checkpoint=" + kept))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo(printed);
        assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
        assertThat(run("evolve", "--resume", kept.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo(printed);
        assertThat(run("inspect", one.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("a champion", "genome/weights");
    }

    @Test
    void randomSearchStandsBesideIt() {
        assertThat(run(
                        "evolve",
                        "--fitness=association",
                        "--evaluations=600",
                        "--random-search",
                        "--runs=7",
                        "--seed=5",
                        "--json"))
                .isEqualTo(ExitCode.OK);
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.get("runs")).hasSize(7);
        assertThat(document.get("runs").get(6).get("seed").asInt()).isEqualTo(11);
        assertThat(document.get("runs").get(0).get("random_search").get("best").isNumber())
                .isTrue();
        // All seven differences are positive: the chance of that is one in 128.
        assertThat(document.get("best").get("effect").asDouble()).isPositive();
        assertThat(document.get("best").get("p").asDouble()).isEqualTo(1 / 128.0);
        assertThat(run("evolve", "--fitness=association", "--evaluations=100", "--random-search"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("evolution minus random search", "fresh");
    }

    @Test
    void nonsenseEndsWithTwo() {
        for (String[] line : new String[][] {
            {"evolve"},
            {"evolve", "--fitness", "golf"},
            {"evolve", "--fitness", "bandit", "--selection", "luck"},
            {"evolve", "--fitness", "bandit", "--species", "cat"},
            {"evolve", "--fitness", "bandit", "--population", "1"},
            {"evolve", "--fitness", "bandit", "--workers", "0"},
            {"evolve", "--fitness", "bandit", "--runs", "0"},
            {"evolve", "--fitness", "bandit", "--runs", "2", "--checkpoint", "x.nxn"}
        }) {
            assertThat(run(line)).isEqualTo(ExitCode.USAGE);
        }
        assertThat(err.toString()).contains("golf", "luck", "cat", "population", "--fitness is missing");
        assertThat(run("evolve", "--resume", folder.resolve("none.nxn").toString()))
                .isEqualTo(ExitCode.FAILED);
    }
}
