package org.neuraxon.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neuraxon.lab.report.RunCache;
import picocli.CommandLine.Option;

/** Where the runs of experiments are written down, and where finished ones are found again. */
final class KeptRuns {

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "write every number of every run as soon as it is finished")
    @Nullable
    Path csv;

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "where finished runs are kept (default: neuraxon/claims in the user's cache folder)")
    private @Nullable Path cache;

    @Option(names = "--no-cache", description = "run everything anew and keep nothing")
    private boolean noCache;

    /** The runs that are kept; null if none are to be. */
    @Nullable
    RunCache cache() {
        return noCache ? null : new RunCache(cache == null ? userCache() : cache);
    }

    private static Path userCache() {
        String folder = System.getenv("XDG_CACHE_HOME");
        Path root = folder == null || folder.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(folder);
        return root.resolve("neuraxon").resolve("claims");
    }
}
