package org.neuraxon.lab.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.EvolutionSettings;
import org.neuraxon.evolve.Selection;
import org.neuraxon.evolve.Workers;
import org.neuraxon.evolve.run.Contest;
import org.neuraxon.evolve.trit.TritSpecies;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.statistics.Effect;

/** C49: the work is useful, not arbitrary. */
final class C49UsefulWork implements Claim {

    private static final List<String> TASKS = List.of("association", "sequence", "forecast", "bandit");
    private static final int EVALUATIONS = 5_000;
    private static final int FRESH = 20;
    private static final double MORE = 1.2;
    private static final String EVOLUTION = "evolution";
    private static final String RANDOM = "random search";
    private static final String RANDOM_AND_A_FIFTH = "random search and a fifth";

    @Override
    public Card card() {
        return Card.of(
                        "C49",
                        "A7",
                        "The work is useful, not arbitrary: evolution finds what chance does not.",
                        "Small trinary networks evolve (tournament selection, 5,000 evaluations on 16 instances each) for association, a sequence, a forecast and"
                                + " a bandit; random search judges as many genomes, drawn as the first generation is. Both champions then"
                                + " meet 20 instances that neither search has seen.",
                        "mean score of the champion on these, 0 for guessing, 1 for perfect",
                        "higher in each task, p < 0.01, and by at least a fifth in the median over seeds")
                .withControls(TASKS.stream()
                        .map(task -> new Control(
                                Control.Kind.TRIVIAL, new Series(RANDOM, task), task + ": search by chance alone"))
                        .toArray(Control[]::new));
    }

    @Override
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        for (String task : TASKS) {
            criteria.add(new Criterion.Better(
                    task + ": a fifth more than random search",
                    new Series(EVOLUTION, task),
                    new Series(RANDOM_AND_A_FIFTH, task),
                    0));
        }
        return criteria;
    }

    @Override
    public void run(Trial trial) {
        EvolutionSettings settings = EvolutionSettings.DEFAULT.with("evaluations", trial.length(EVALUATIONS, 500));
        try (Workers workers = new Workers(1)) {
            for (String task : TASKS) {
                Contest contest = Contest.of(TritSpecies.NAME, task, trial.seed(), Selection.TOURNAMENT, settings);
                contest.run(workers);
                record(trial, EVOLUTION, task, contest.evolution());
                trial.record(RANDOM_AND_A_FIFTH, task, MORE * record(trial, RANDOM, task, contest.randomSearch()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the experiment was called off");
        }
    }

    private static double record(Trial trial, String condition, String task, Evolution search) {
        double fresh = Effect.mean(search.fresh(FRESH));
        trial.record(condition, task, fresh);
        trial.record(condition, task + ", instances seen", search.champion().fitness());
        trial.record(condition, task + ", learning curve", search.lineage().meanBest());
        return fresh;
    }
}
