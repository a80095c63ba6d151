package org.neuraxon.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.EvolutionSettings;
import org.neuraxon.evolve.Fitness;
import org.neuraxon.evolve.Selection;
import org.neuraxon.evolve.run.Kinds;
import org.neuraxon.evolve.run.Tasks;
import org.neuraxon.evolve.trit.TritSpecies;
import picocli.CommandLine.Option;

/** What evolves, for what, and how: the options that determine the result. */
final class EvolveOptions {

    @Option(
            names = "--fitness",
            paramLabel = "TASK",
            description = "association, sequence, forecast or bandit; each is scored from 0 (knows nothing) to 1")
    private @Nullable String fitness;

    @Option(
            names = "--species",
            paramLabel = "NAME",
            description = "trit (small trinary networks, every weight a gene) or ring (the engine's, parameters and"
                    + " readout are genes) (default: ${DEFAULT-VALUE})")
    private String species = TritSpecies.NAME;

    @Option(
            names = "--selection",
            paramLabel = "NAME",
            description = "tournament, truncation, novelty, mu-plus-lambda or random (default: ${DEFAULT-VALUE})")
    private String selection = Selection.TOURNAMENT.key();

    @Option(names = "--evaluations", paramLabel = "N", description = "genomes judged (default: ${DEFAULT-VALUE})")
    private int evaluations = EvolutionSettings.DEFAULT.budget().evaluations();

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "instances of the task that each is judged on (default: ${DEFAULT-VALUE})")
    private int repeats = EvolutionSettings.DEFAULT.budget().repeats();

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
        if (fitness == null) {
            throw new Failure("--fitness is missing; name what the networks are to evolve for", ExitCode.USAGE);
        }
        try {
            Fitness task = Tasks.named(fitness, seed + place);
            return new Evolution(
                    Kinds.named(species, task), task, seed + place, Selection.named(selection), settings());
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitCode.USAGE);
        }
    }

    private EvolutionSettings settings() {
        return ParameterSet.with(
                EvolutionSettings.DEFAULT,
                Map.of(
                        "evaluations", evaluations,
                        "repeats", repeats,
                        "population", population,
                        "islands", islands,
                        "migration_every", migrationEvery,
                        "crossover_share", crossover,
                        "inherit_parameters", !freshParameters,
                        "inherit_learned", inheritLearned));
    }
}
