package org.neuraxon.lab.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * A Java virtual machine that a {@link Reexecution} can be given to.
 *
 * @param executable its {@code java}
 * @param version its version as its release file states it
 */
public record OtherJvm(Path executable, String version) {

    private static final int PATIENCE_SECONDS = 300;
    private static final int OLDEST = 17;

    /** The one that runs this. */
    public static OtherJvm own() {
        return new OtherJvm(
                Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.version"));
    }

    /** Those of other versions, 17 or later: the one that NEURAXON_TEST_JAVA names and those installed beside this one, one of each version. */
    public static List<OtherJvm> others() {
        Map<String, OtherJvm> found = new TreeMap<>();
        String named = System.getenv("NEURAXON_TEST_JAVA");
        if (named != null) {
            add(Path.of(named), found);
        }
        Path beside = Path.of(System.getProperty("java.home")).getParent();
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(beside)) {
            for (Path home : homes) {
                add(home.resolve("bin").resolve("java"), found);
            }
        } catch (IOException e) {
            // A folder that cannot be read holds nothing that can be run.
            return new ArrayList<>(found.values());
        }
        found.remove(own().version());
        return new ArrayList<>(found.values());
    }

    private static void add(Path executable, Map<String, OtherJvm> found) {
        if (!Files.isExecutable(executable)) {
            return;
        }
        try {
            Path release = executable.toRealPath().resolve("../../release").normalize();
            for (String line : Files.readAllLines(release)) {
                if (line.startsWith("JAVA_VERSION=")) {
                    String version = line.substring("JAVA_VERSION=".length()).replace("\"", "");
                    if (feature(version) >= OLDEST) {
                        found.putIfAbsent(version, new OtherJvm(executable, version));
                    }
                }
            }
        } catch (IOException e) {
            // Without a release file its version is unknown, so it is no witness.
            return;
        }
    }

    private static int feature(String version) {
        String first = version.split("[.+-]", 2)[0];
        return first.matches("\\d{1,4}") ? Integer.parseInt(first) : 0;
    }

    /**
     * Has the work done there.
     *
     * @param option an option for the virtual machine
     * @throws IllegalStateException if it does not finish its work
     */
    public List<String> digests(long seed, int moments, String option) {
        try {
            Path file = Files.createTempFile("neuraxon-digests", ".txt");
            try {
                Process process = new ProcessBuilder(
                                executable.toString(),
                                "-XX:+IgnoreUnrecognizedVMOptions",
                                option,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Reexecution.class.getName(),
                                Long.toString(seed),
                                Integer.toString(moments),
                                file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try {
                    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                        throw new IllegalStateException(executable + " (" + version + ") with " + option
                                + " did not finish its work; try it by hand");
                    }
                } finally {
                    process.destroyForcibly();
                }
                return Files.readAllLines(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + executable + " for a comparison", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the experiment was called off");
        }
    }
}
