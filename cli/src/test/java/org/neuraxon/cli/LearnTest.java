package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void theEmbeddedDigitsAreLearnedOneAfterAnother() {
        assertThat(run("learn", "--neurons", "200", "--json")).isZero();
        assertThat(out.toString())
                .matches("\\{\"accuracy\":0\\.9\\d+,\"forgetting\":0\\.0\\d+,\"per_task\":\\[[^]]+],\"contexts\":1,"
                        + "\"bytes\":\\d+,\"seconds\":[0-9.E-]+}\\s");
        String first = out.toString().replaceAll("\"seconds.*", "");
        run("learn", "--neurons", "200", "--json");
        assertThat(out.toString().replaceAll("\"seconds.*", "")).isEqualTo(first);
        assertThat(run("learn", "--neurons", "100", "--by", "mean")).isZero();
        assertThat(out.toString()).contains("after 8/9", "mean 92.69 %", "nearest class mean");
    }

    @Test
    void allAreComparedOnRequest() {
        assertThat(run("learn", "--neurons", "50", "--samples-per-task", "60", "--compare"))
                .isZero();
        assertThat(out.toString()).contains("neuraxon ", "ewc ", "joint ");
        assertThat(run("learn", "--neurons", "50", "--samples-per-task", "20", "--compare", "--json"))
                .isZero();
        assertThat(out.toString())
                .startsWith("{\"neuraxon\":{\"accuracy\":")
                .contains("\"joint\":{")
                .endsWith("}}\n");
    }

    @Test
    void thePageShowsEveryTaskAndEveryLearner(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(run("learn", "--neurons", "50", "--samples-per-task", "60", "--compare", "--plot", page.toString()))
                .isZero();
        String html = Files.readString(page);
        // Five tasks: 1 + 2 + 3 + 4 + 5 cells for each of fourteen learners, 5 for the one that learns all at once.
        assertThat(html.split("class=\"cell\"", -1)).hasSize(1 + 15 * 14 + 5);
        assertThat(html.split("<polyline", -1)).hasSize(1 + 15);
        assertThat(html)
                .contains(">8/9</text>", "./neuraxon learn --neurons 50 ", ">ewc</text>")
                .doesNotContain("<!--", "NaN");
        assertThat(run("learn", "--neurons", "50", "--samples-per-task", "20", "--plot", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--plot " + folder + " cannot be written: it is a folder");
    }

    @Test
    void rowsAreLearnedInTime() {
        assertThat(run("learn", "--in-time", "--gap", "5", "--neurons", "160", "--samples-per-task", "60", "--json"))
                .isZero();
        assertThat(out.toString())
                .matches(
                        "\\{\"accuracy\":0\\.[89]\\d+,\"forgetting\":-?[0-9.E-]+,\"per_task\":\\[[^]]+],\"contexts\":1,"
                                + "\"bytes\":\\d+,\"seconds\":[0-9.E-]+,\"gap\":5}\\s");
        assertThat(run(
                        "learn",
                        "--in-time",
                        "--neurons",
                        "80",
                        "--samples-per-task",
                        "40",
                        "--interrupt",
                        "digit",
                        "--gap",
                        "3"))
                .isZero();
        assertThat(out.toString())
                .contains("rows in time, 3 moments from the last row to the answer, interrupted by digit");
        assertThat(run("learn", "--in-time", "--compare")).isEqualTo(2);
        assertThat(run("learn", "--ask", "0")).isEqualTo(2);
        assertThat(run("learn", "--in-time", "--gap", "-1")).isEqualTo(2);
        assertThat(err.toString()).contains("the gap must be 0 or more moments, not -1");
        assertThat(run("learn", "--in-time", "--interrupt", "music")).isEqualTo(2);
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThat(run("learn", "--protocol", "spilt")).isEqualTo(2);
        assertThat(err.toString()).contains("--protocol must be one of split, permuted, changed, not spilt");
        assertThat(run("learn", "--neurons", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("neurons must be 1 to 10000, not 0");
        assertThat(run("learn", "--samples-per-task", "0")).isEqualTo(2);
        assertThat(run("learn", "--data", "no/such/folder")).isEqualTo(1);
        assertThat(err.toString()).contains("no/such/folder is no folder");
    }
}
