package org.neuraxon.lab.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.neuraxon.core.state.WholeFile;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.CodeIdentity;
import org.neuraxon.lab.Measurement;
import org.neuraxon.lab.Plan;
import org.neuraxon.lab.Run;

/**
 * Keeps every finished run in a file of its own, so that an interrupted experiment continues and nothing is reckoned twice. A run belongs to the code that made it:
 * {@link CodeIdentity}. Several programs may use one folder at the same time.
 */
public final class RunCache {

    private static final Measurement NONE = new Measurement("run", "seconds", 0);

    private final Path folder;

    /**
     * The cache of this code.
     *
     * @param root the folder under which those of all codes lie; made when the first run is kept
     */
    public RunCache(Path root) {
        this(root, CodeIdentity.version());
    }

    /** The cache of other code. */
    RunCache(Path root, String code) {
        folder = root.resolve(code);
    }

    /** Where the runs of this code lie. */
    public Path folder() {
        return folder;
    }

    /** The runs of a plan that are there. A file that cannot be read counts as absent. */
    public List<Run> known(Plan plan) {
        List<Run> runs = new ArrayList<>();
        for (Claim claim : plan.claims()) {
            String model = plan.modelFor(claim);
            for (int i = 0; i < plan.seeds(); i++) {
                find(file(claim.card().id(), model, plan.firstSeed() + i, plan.fast()), plan.fast())
                        .ifPresent(runs::add);
            }
        }
        return runs;
    }

    private static Optional<Run> find(Path file, boolean fast) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<Run> found;
        try {
            found = RunTable.read(file, fast);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            // It is only reckoned again, and then replaced.
            return Optional.empty();
        }
        if (found.size() != 1) {
            return Optional.empty();
        }
        Run run = found.get(0);
        double seconds = 0;
        List<Measurement> sheet = new ArrayList<>();
        for (Measurement m : run.measurements()) {
            if (m.condition().equals(NONE.condition()) && m.metric().equals(NONE.metric())) {
                seconds = m.value();
            } else {
                sheet.add(m);
            }
        }
        return Optional.of(new Run(run.claim(), run.model(), run.seed(), sheet, seconds));
    }

    /**
     * Keeps a run.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void keep(Run run, boolean fast) {
        Path file = file(run.claim(), run.model(), run.seed(), fast);
        try {
            Files.createDirectories(folder);
            List<Measurement> sheet = new ArrayList<>(run.measurements());
            sheet.add(new Measurement(NONE.condition(), NONE.metric(), run.seconds()));
            WholeFile.replace(file, path -> {
                try (RunTable table = new RunTable(path, fast)) {
                    table.add(new Run(run.claim(), run.model(), run.seed(), sheet, run.seconds()));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot keep the run " + file + " (" + e + "); --cache names another folder", e);
        }
    }

    private Path file(String claim, String model, long seed, boolean fast) {
        return folder.resolve(claim + "-" + model + "-" + (fast ? "fast" : "full") + "-" + seed + ".csv");
    }
}
