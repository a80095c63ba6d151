package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyStreamTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String file = "";

    @BeforeEach
    void table() throws IOException {
        StringBuilder text = new StringBuilder("load,place,verdict\n");
        for (int t = 0; t < 2500; t++) {
            int place = t * 7919 % 3;
            double load = t * 104729 % 997 / 10.0;
            text.append(load).append(',').append("abc".charAt(place)).append(',');
            text.append(place == 1 && load > 40 ? "bad" : "good").append('\n');
        }
        file = Files.writeString(folder.resolve("table.csv"), text).toString();
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aTableIsClassifiedInOnePass() {
        assertThat(run("stream", file, "--json")).isZero();
        assertThat(out.toString())
                .matches("\\{\"n\":2500,\"accuracy\":0\\.9[6-9]\\d*,\"kappa\":0\\.[89]\\d*,\"kappa_temporal\":0\\.\\d+,"
                        + "\"rows_per_second\":[0-9.E]+,\"bytes\":\\d+}\\s");
        assertThat(err.toString()).contains("1000 rows: ", "2000 rows: ").doesNotContain("2500 rows");
    }

    @Test
    void theSameSeedGivesTheSameResultWhateverIsPrinted() {
        run("stream", file, "--json", "--seed", "3");
        String first = out.toString().replaceAll("\"rows_per_second\":[^,]+,", "");
        out.getBuffer().setLength(0);
        run("stream", file, "--json", "--seed", "3", "--every", "0");
        assertThat(out.toString().replaceAll("\"rows_per_second\":[^,]+,", "")).isEqualTo(first);
        out.getBuffer().setLength(0);
        assertThat(run("stream", file, "--label", "place")).isZero();
        assertThat(out.toString()).contains("2500 rows, 3 classes", "kappa-temporal", "MB");
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence() throws IOException {
        assertThat(run("stream", folder.resolve("none.csv").toString())).isEqualTo(2);
        assertThat(run("stream", file, "--label", "shape")).isEqualTo(2);
        assertThat(run("stream", file, "--every", "-1")).isEqualTo(2);
        Path empty = Files.writeString(folder.resolve("empty.csv"), "a,b\n1,\n");
        assertThat(run("stream", empty.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("'shape'", "--every", "no row with a label")
                .doesNotContain("Exception");
    }

    @Test
    void scoresAreWhatTheirFormulasSay() {
        ClassificationScore score = new ClassificationScore();
        int[][] pairs = {{0, 0}, {0, 0}, {1, 0}, {1, 1}, {1, 1}, {0, 1}, {2, 2}, {2, 0}};
        for (int[] pair : pairs) {
            score.add(pair[0], pair[1]);
        }
        assertThat(score.accuracy()).isEqualTo(5 / 8.0);
        // Guesses 3, 3, 2 and answers 4, 3, 1 of 8: by chance (12 + 9 + 2)/64; the last answer repeated is right 4
        // times.
        assertThat(score.kappa()).isCloseTo((5 / 8.0 - 23 / 64.0) / (1 - 23 / 64.0), within(1e-12));
        assertThat(score.kappaTemporal()).isCloseTo((5 / 8.0 - 4 / 8.0) / (1 - 4 / 8.0), within(1e-12));
        assertThat(score.block()).isEqualTo(5 / 8.0);
        score.add(1, 1);
        assertThat(score.block()).isEqualTo(1);
    }
}
