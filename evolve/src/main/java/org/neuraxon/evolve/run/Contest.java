package org.neuraxon.evolve.run;

import java.util.List;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.EvolutionSettings;
import org.neuraxon.evolve.Fitness;
import org.neuraxon.evolve.Selection;
import org.neuraxon.evolve.Workers;

/**
 * Evolution and random search for one seed: the same task, the same budget, the same first generation.
 *
 * @param evolution the one that inherits
 * @param randomSearch the one that does not
 */
public record Contest(Evolution evolution, Evolution randomSearch) {

    /**
     * Prepares both.
     *
     * @throws IllegalArgumentException if there is no such species or task
     */
    public static Contest of(String species, String task, long seed, Selection selection, EvolutionSettings settings) {
        Fitness fitness = Tasks.named(task, seed);
        return beside(new Evolution(Kinds.named(species, fitness), fitness, seed, selection, settings));
    }

    /** Puts random search, before its first genome, beside an evolution. */
    public static Contest beside(Evolution evolution) {
        return new Contest(
                evolution,
                new Evolution(
                        evolution.species(),
                        evolution.fitness(),
                        evolution.seed(),
                        Selection.RANDOM,
                        evolution.settings()));
    }

    /**
     * Spends both budgets.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void run(Workers workers) throws InterruptedException {
        for (Evolution search : List.of(evolution, randomSearch)) {
            while (!search.done()) {
                search.generation(workers);
            }
        }
    }
}
