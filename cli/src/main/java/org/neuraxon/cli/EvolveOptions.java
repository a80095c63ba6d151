package org.neuraxon.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.EvolutionSettings;
import org.neuraxon.evolve.Fitness;
import org.neuraxon.evolve.Selection;
import org.neuraxon.evolve.run.EvolutionFile;
import org.neuraxon.evolve.run.Kinds;
import org.neuraxon.evolve.run.Tasks;
import org.neuraxon.evolve.series.SeriesFitness;
import org.neuraxon.evolve.series.SeriesSpecies;
import org.neuraxon.evolve.series.SeriesTask;
import org.neuraxon.evolve.trit.TritSpecies;
import org.neuraxon.ledger.SeriesWork;
import org.neuraxon.upow.task.SeriesFile;
import org.neuraxon.upow.task.WorkFile;
import picocli.CommandLine.Option;

/** What evolves, for what, and how: the options that determine the result. */
final class EvolveOptions {

    @Option(
            names = "--fitness",
            paramLabel = "TASK",
            description = "association, sequence, forecast or bandit; each is scored from 0 (knows nothing) to 1")
    private @Nullable String fitness;

    @Option(
            names = "--task",
            paramLabel = "FILE",
            description = "instead: forecast the series of this task ('neuraxon task make --algorithm neuraxon')")
    private @Nullable Path task;

    @Option(
            names = "--keep-back",
            paramLabel = "SHARE",
            description = "with --task: share of the rows, the last ones, that evolution never sees (default:"
                    + " ${DEFAULT-VALUE})")
    private double keepBack = 0.3;

    @Option(
            names = "--species",
            paramLabel = "NAME",
            description = "trit (small trinary networks, every weight a gene) or ring (the engine's, parameters and"
                    + " readout are genes) (default: ${DEFAULT-VALUE})")
    private String species = TritSpecies.NAME;

    @Option(
            names = "--selection",
            paramLabel = "NAME",
            description = "tournament, truncation, novelty, mu-plus-lambda or random (default: tournament; with --task"
                    + " mu-plus-lambda)")
    private @Nullable String selection;

    @Option(names = "--evaluations", paramLabel = "N", description = "genomes judged (default: ${DEFAULT-VALUE})")
    private int evaluations = EvolutionSettings.DEFAULT.budget().evaluations();

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description =
                    "instances of the task that each is judged on (default: 16; with --task the pieces of a score)")
    private @Nullable Integer repeats;

    @Option(
            names = "--population",
            paramLabel = "N",
            description = "births in a generation of an island (default: ${DEFAULT-VALUE})")
    private int population = EvolutionSettings.DEFAULT.population().size();

    @Option(names = "--islands", paramLabel = "N", description = "populations side by side (default: ${DEFAULT-VALUE})")
    private int islands = EvolutionSettings.DEFAULT.population().islands();

    @Option(
            names = "--migration-every",
            paramLabel = "N",
            description = "generations between visits of the best to the next island (default: ${DEFAULT-VALUE})")
    private int migrationEvery = EvolutionSettings.DEFAULT.population().migrationEvery();

    @Option(
            names = "--crossover",
            paramLabel = "SHARE",
            description = "share of births with two parents (default: ${DEFAULT-VALUE})")
    private double crossover = EvolutionSettings.DEFAULT.inheritance().crossoverShare();

    @Option(names = "--fresh-parameters", description = "children draw their parameters anew, not from their parents")
    private boolean freshParameters;

    @Option(names = "--inherit-learned", description = "children start from the weights that their parents learned")
    private boolean inheritLearned;

    @Option(names = "--seed", paramLabel = "N", description = "what everything depends on (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    /** An evolution before its first birth, for the seed some places after the first. */
    Evolution evolution(int place) {
        if (task != null) {
            return forSeries(place);
        }
        if (fitness == null) {
            throw new Failure("--fitness is missing; name what the networks are to evolve for", ExitCode.USAGE);
        }
        try {
            Fitness wanted = Tasks.named(fitness, seed + place);
            return new Evolution(
                    Kinds.named(species, wanted),
                    wanted,
                    seed + place,
                    selection(Selection.TOURNAMENT),
                    settings(EvolutionSettings.DEFAULT.budget().repeats()));
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    /** The task whose series is to be forecast, if there is one. */
    Optional<Path> task() {
        return Optional.ofNullable(task);
    }

    private Evolution forSeries(int place) {
        SeriesTask seen = seen();
        SeriesSpecies forecasters = new SeriesSpecies(seed + place, seen.horizon());
        SeriesFitness forecast = new SeriesFitness(seen, seed + place);
        try {
            return new Evolution(
                    forecasters, forecast, seed + place, selection(Selection.MU_PLUS_LAMBDA), settings(seen.windows()));
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    /** The evolution for a series that was written down. */
    Evolution resumed(Path file) {
        return EvolutionFile.read(file, seen());
    }

    private SeriesTask whole() {
        if (task == null) {
            throw new IllegalStateException("there is no task");
        }
        if (fitness != null) {
            throw new Failure("--fitness and --task: name one of them", ExitCode.USAGE);
        }
        if (!(keepBack >= 0.05 && keepBack <= 0.9)) {
            throw new Failure("--keep-back must be 0.05 to 0.9, not " + keepBack, ExitCode.USAGE);
        }
        if (WorkFile.read(task) instanceof SeriesFile series) {
            return SeriesWork.task(series);
        }
        throw new Failure(
                task + " is a task of algorithm bpp9000; make one with 'neuraxon task make --algorithm neuraxon'",
                ExitCode.USAGE);
    }

    /** The rows that evolution sees. */
    private SeriesTask seen() {
        SeriesTask whole = whole();
        return part(whole, 0, whole.rows() - kept(whole));
    }

    /** The rows that it never sees. */
    SeriesTask kept() {
        SeriesTask whole = whole();
        return part(whole, whole.rows() - kept(whole), whole.rows());
    }

    private int kept(SeriesTask whole) {
        return (int) (keepBack * whole.rows());
    }

    private SeriesTask part(SeriesTask whole, int from, int to) {
        try {
            return whole.withValues(Arrays.copyOfRange(whole.values(), from, to));
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    "rows " + from + " to " + (to - 1) + " of the task will not do: " + e.getMessage()
                            + " (or change --keep-back)",
                    ExitCode.USAGE);
        }
    }

    private Selection selection(Selection usual) {
        return selection == null ? usual : Selection.named(selection);
    }

    private EvolutionSettings settings(int instances) {
        return ParameterSet.with(
                EvolutionSettings.DEFAULT,
                Map.of(
                        "evaluations", evaluations,
                        "repeats", repeats == null ? instances : repeats,
                        "population", population,
                        "islands", islands,
                        "migration_every", migrationEvery,
                        "crossover_share", crossover,
                        "inherit_parameters", !freshParameters,
                        "inherit_learned", inheritLearned));
    }
}
