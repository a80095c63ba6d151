package org.neuraxon.lab.claim;

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
import org.neuraxon.lab.statistics.Interval;

/** C48: distributed evolution does the same work faster. */
final class C48SharedEvolution implements Claim {

    private static final int EVALUATIONS = 4_000;
    private static final int ROUNDS = 3;
    private static final String OTHER_BITS = "states that differ";
    private static final Series WORKERS = new Series("2, 4 and 8 workers", OTHER_BITS);
    private static final Series OTHER_SEED = new Series("another seed", OTHER_BITS);
    private static final Series EFFICIENCY = new Series("2 workers", "efficiency");

    @Override
    public Card card() {
        return Card.of(
                        "C48",
                        "A7",
                        "Distributed evolution does the same work faster.",
                        "4,000 evaluations of the association task on two islands, with 1, 2, 4 and 8 workers (threads). The digest covers"
                                + " champion, lineage and every genome alive. Efficiency is the time of one worker over twice the time of"
                                + " two, each the shortest of three that take turns.",
                        "digests that differ from that of one worker; efficiency",
                        "no digest differs, every seed; median efficiency at 2 workers at least 0.85")
                .withControls(
                        new Control(Control.Kind.WITHOUT, OTHER_SEED, "another seed, to show that digests can differ"))
                .withCaveat(
                        "Workers are threads of one process. Efficiency needs two idle processors: run it with --threads 1.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("the same bits for any number of workers", WORKERS, Interval.exactly(0)),
                new Criterion.EverySeed("another seed has other bits", OTHER_SEED, Interval.above(0)),
                new Criterion.MedianIn("efficiency at 2 workers", EFFICIENCY, Interval.atLeast(0.85)));
    }

    @Override
    public void run(Trial trial) {
        EvolutionSettings settings = EvolutionSettings.DEFAULT
                .with("evaluations", trial.length(EVALUATIONS, 300))
                .with("islands", 2);
        try {
            String alone = evolved(trial.seed(), settings, 1);
            int differing = 0;
            for (int workers : new int[] {2, 4, 8}) {
                differing += evolved(trial.seed(), settings, workers).equals(alone) ? 0 : 1;
            }
            trial.record(WORKERS, differing);
            trial.record(OTHER_SEED, evolved(trial.seed() + 1, settings, 1).equals(alone) ? 0 : 1);
            long one = Long.MAX_VALUE;
            long two = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                one = Math.min(one, nanos(trial.seed(), settings, 1));
                two = Math.min(two, nanos(trial.seed(), settings, 2));
            }
            trial.record(EFFICIENCY, one / (2.0 * two));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the experiment was called off");
        }
    }

    private static long nanos(long seed, EvolutionSettings settings, int workers) throws InterruptedException {
        long begin = System.nanoTime();
        evolved(seed, settings, workers);
        return System.nanoTime() - begin;
    }

    private static String evolved(long seed, EvolutionSettings settings, int count) throws InterruptedException {
        Evolution evolution = Contest.of(TritSpecies.NAME, "association", seed, Selection.TOURNAMENT, settings)
                .evolution();
        try (Workers workers = new Workers(count)) {
            while (!evolution.done()) {
                evolution.generation(workers);
            }
        }
        return evolution.digest();
    }
}
