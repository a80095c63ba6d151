package org.neuraxon.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.lab.Finding;
import org.neuraxon.lab.Laboratory;
import org.neuraxon.lab.Measurement;
import org.neuraxon.lab.Plan;
import org.neuraxon.lab.Run;
import org.neuraxon.lab.claim.Claims;

class ReportPageTest {

    @TempDir
    private Path folder;

    @Test
    void thePageNeedsNothingElse() {
        Plan plan = new Plan(List.of(Claims.of("C10"), Claims.of("C22")), 1, 2, Optional.empty(), true, 1);
        List<Finding> findings = new Laboratory(Claims.all()).run(plan, (run, done, total) -> {});
        Path file = folder.resolve("page.html");
        new ReportPage(plan, findings).write(file);
        assertThat(file)
                .content()
                .contains(
                        "id=\"C10\"",
                        "id=\"C22\"",
                        "LIKELY",
                        "UNLIKELY",
                        "<svg",
                        "seed 2:",
                        "Fast mode",
                        "claims C22 --seeds 2 --first-seed 1 --fast",
                        "2 of 2; all must",
                        "<td>rate 0.5 gives 0.0 to 1e-12</td>")
                .contains("sum of |change of weight|")
                .contains("body { font:")
                .doesNotContain("http:", "https:", "<script", "NaN", "<!--", "/*");
        assertThat(folder.toFile().list()).containsExactly("page.html");
    }

    @Test
    void whatIsKeptIsFoundAgainByTheSameCodeOnly() throws IOException {
        Plan plan = new Plan(List.of(Claims.of("C10")), 4, 3, Optional.empty(), false, 1);
        List<Measurement> sheet = List.of(new Measurement("a, \"b\"", "x", 0.1), new Measurement("c", "y", Double.NaN));
        Run run = new Run("C10", "none", 5, sheet, 2.5);
        RunCache cache = new RunCache(folder, "this code");
        assertThat(cache.known(plan)).isEmpty();
        cache.keep(run, false);
        assertThat(cache.known(plan)).containsExactly(run);
        assertThat(cache.folder().toFile().list()).containsExactly("C10-none-full-5.csv");
        assertThat(new RunCache(folder, "other code").known(plan)).isEmpty();
        assertThat(cache.known(new Plan(plan.claims(), 4, 3, Optional.empty(), true, 1)))
                .as("a full run is no fast one")
                .isEmpty();
        Files.writeString(cache.folder().resolve("C10-none-full-5.csv"), "damaged");
        assertThat(cache.known(plan)).isEmpty();
    }

    @Test
    void theTableHasALineForEveryNumber() throws IOException {
        Path file = folder.resolve("runs.csv");
        try (RunTable table = new RunTable(file, false)) {
            table.add(new Run(
                    "C1",
                    "toy",
                    7,
                    List.of(new Measurement("a, b", "x", 0.5), new Measurement("say \"c\"", "y", Double.NaN)),
                    1));
            assertThat(Files.readAllLines(file))
                    .as("before it is closed")
                    .containsExactly(
                            RunTable.HEADER, "C1,toy,full,\"a, b\",7,x,0.5", "C1,toy,full,\"say \"\"c\"\"\",7,y,");
        }
    }

    @Test
    void theTableIsReadAsItWasWritten() throws IOException {
        Path file = folder.resolve("runs.csv");
        List<Measurement> sheet = List.of(new Measurement("a, \"b\"", "x", 0.1), new Measurement("c", "y", Double.NaN));
        try (RunTable table = new RunTable(file, true)) {
            table.add(new Run("C1", "toy", 7, sheet, 3));
            table.add(new Run("C1", "toy", 8, sheet, 3));
        }
        assertThat(RunTable.read(file, true))
                .containsExactly(new Run("C1", "toy", 7, sheet, 0), new Run("C1", "toy", 8, sheet, 0));
        assertThat(RunTable.read(file, false)).isEmpty();
        Files.writeString(file, "time,value\n");
        assertThatThrownBy(() -> RunTable.read(file, true)).hasMessageContaining("not a table of runs");
    }
}
