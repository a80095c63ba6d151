package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows compiles, runs and does what it says. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");

    @Test
    void theJavaExampleCompilesRunsAndFindsTheIncident(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Example.java"), block("java"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), source.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains("2500: ");
    }

    @Test
    void theCoordinatesAreThoseOfThisVersion() throws Exception {
        assertThat(block("xml"))
                .contains("<version>" + Version.number() + "</version>")
                .contains("<artifactId>neuraxon-learn</artifactId>");
        assertThat(org.neuraxon.core.Version.CODE).isEqualTo(Version.number());
    }

    private static String block(String language) throws Exception {
        String text = Files.readString(README);
        int from = text.indexOf("```" + language + "\n") + language.length() + 4;
        return text.substring(from, text.indexOf("```", from));
    }
}
