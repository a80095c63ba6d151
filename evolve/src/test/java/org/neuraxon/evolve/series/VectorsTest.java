package org.neuraxon.evolve.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The published vectors of the algorithm {@code neuraxon}. */
class VectorsTest {

    private static String published(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(VectorsTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void scoresAreThosePublished() throws IOException {
        assertThat(Vectors.scores()).isEqualTo(published("scores.csv"));
    }

    @Test
    void firstMomentsAreThosePublished() throws IOException {
        assertThat(Vectors.trace()).isEqualTo(published("trace.csv"));
    }

    @Test
    void anotherJavaGivesTheSame() throws Exception {
        String java = System.getenv("NEURAXON_TEST_JAVA");
        Assumptions.assumeTrue(
                java != null, "set NEURAXON_TEST_JAVA to the java executable of a second JDK to compare bits with it");
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(java, "-cp", path, Vectors.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(text).isEqualTo(published("scores.csv"));
    }
}
