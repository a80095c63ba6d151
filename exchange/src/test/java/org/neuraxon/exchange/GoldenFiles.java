package org.neuraxon.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the golden trajectories are: three travel with the tests, the whole set lies beside the repository. */
public final class GoldenFiles {

    /** The files that travel with the tests. */
    public static final List<String> CARRIED =
            List.of("v1-default.json.gz", "v2-default.json.gz", "v2-no-chrono.json.gz");

    private GoldenFiles() {}

    /** A file that travels with the tests. */
    public static byte[] carried(String name) {
        try (InputStream in = GoldenFiles.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder with the whole set; it may be absent. */
    public static Path folder() {
        String given = System.getProperty("neuraxon.golden");
        return given != null
                ? Path.of(given)
                : repository().resolveSibling("shared").resolve("conformance/neuraxon");
    }

    /** The whole set, in alphabetical order. */
    public static List<Path> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder with series and stored scores of the Numenta Anomaly Benchmark; it may be absent. */
    public static Path nab() {
        String given = System.getProperty("neuraxon.nab");
        return given != null
                ? Path.of(given)
                : repository().resolveSibling("shared").resolve("benchmarks/nab");
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("exchange")) ? here : here.getParent();
    }
}
