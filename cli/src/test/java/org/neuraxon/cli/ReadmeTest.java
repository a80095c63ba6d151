package org.neuraxon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows compiles, runs and does what it says. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");

    @Test
    void theJavaExampleCompilesRunsAndFindsTheIncident(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Example.java"), block("java"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(status).isZero();
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Example").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("2500: value");
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
