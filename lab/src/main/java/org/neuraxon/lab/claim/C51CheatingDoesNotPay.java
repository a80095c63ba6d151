package org.neuraxon.lab.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.EvolutionSettings;
import org.neuraxon.evolve.Selection;
import org.neuraxon.evolve.Workers;
import org.neuraxon.evolve.series.SeriesFitness;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.evolve.series.SeriesSpecies;
import org.neuraxon.evolve.series.SeriesTask;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.statistics.Interval;

/** C51: cheating does not pay. */
final class C51CheatingDoesNotPay implements Claim {

    private static final int EVALUATIONS = 400;
    private static final int CHEATS = 40;
    private static final int CHALLENGES = 8;
    private static final int ROWS = 1_500;
    /** What a champion must be beaten by, in 1024ths of an octave: half of what a ledger asks by default. */
    private static final int MARGIN = 64;

    private static final String GAIN = "gain over the champion";
    private static final Series COPIES = new Series("best of 40 copies", GAIN);
    private static final Series CHANGED = new Series("best of 40 changed copies", GAIN);
    private static final Series OPTIMISM = new Series("practice", "score in practice less that on challenges");
    private static final Series LUCK = new Series("champion", "deviation over challenges");
    private static final Series HONEST = new Series("honest evolution from the champion", GAIN);
    private static final Series NOTICED = new Series("wrong scores", "share that re-execution lets pass");

    @Override
    public Card card() {
        return Card.of(
                        "C51",
                        "A7",
                        "Cheating does not pay: copied networks earn nothing, wrong scores never pass.",
                        "Algorithm neuraxon on a chaotic series, 4 rows ahead: 400 networks live, the best becomes"
                                + " champion. On a challenge drawn afterwards it meets 40 copies of its genome under other"
                                + " keys and 40 more with one mutation each. An honest miner evolves 400 networks of its"
                                + " own from the champion's genome. Each score is claimed 1 too high and re-executed.",
                        "score less the champion's on the same challenge, in 1024ths of a halved squared error",
                        "best copy and best changed copy below the margin of 64 in the median over seeds; no wrong"
                                + " score passes, every seed")
                .withControls(
                        new Control(
                                Control.Kind.TRIVIAL,
                                HONEST,
                                "an honest search of 400 networks that starts from the champion's genes"),
                        new Control(Control.Kind.WITHOUT, OPTIMISM, "what is learned by heart in practice"),
                        new Control(Control.Kind.WITHOUT, LUCK, "what a challenge's luck is worth"))
                .withCaveat("Protocol attacks (forged, replayed, late, copied commitments, floods) are tests of the"
                        + " ledger. What a key-rich miner gains by committing to many networks is not limited by"
                        + " this claim.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("copies do not reach the margin", COPIES, Interval.below(MARGIN)),
                new Criterion.MedianIn("changed copies do not reach the margin", CHANGED, Interval.below(MARGIN)),
                new Criterion.EverySeed("no wrong score passes", NOTICED, Interval.exactly(0)));
    }

    @Override
    public void run(Trial trial) {
        SeriesTask task = new SeriesTask(stream(trial.seed()), 4, 4, 250, 80, 0.02);
        SeriesFitness practice = new SeriesFitness(task, trial.seed());
        int evaluations = trial.length(EVALUATIONS, 60);
        int cheats = trial.length(CHEATS, 8);
        SeriesSpecies own = new SeriesSpecies(trial.seed(), 4);
        SeriesGenome champion = evolved(own, practice, trial.seed(), evaluations);
        CounterRandom random = new CounterRandom(trial.seed());
        SeriesFitness challenge = practice.challenged(random.bits(0, 0, 0));
        int bar = challenge.score(champion);
        int copies = Integer.MIN_VALUE;
        int changed = Integer.MIN_VALUE;
        for (int i = 1; i <= cheats; i++) {
            SeriesSpecies other = new SeriesSpecies(random.bits(1, 0, i), 4);
            SeriesGenome copy = SeriesGenome.of(other, champion.bytes());
            copies = Math.max(copies, challenge.score(copy) - bar);
            SeriesGenome mutant = (SeriesGenome) copy.mutated(new Draws(random, 2, i));
            changed = Math.max(changed, challenge.score(mutant) - bar);
        }
        trial.record(COPIES, copies);
        trial.record(CHANGED, changed);
        double sum = 0;
        double squares = 0;
        int passed = 0;
        for (int c = 0; c < CHALLENGES; c++) {
            SeriesFitness other = practice.challenged(random.bits(0, 1, c));
            int score = other.score(champion);
            sum += score;
            squares += (double) score * score;
            // Whoever re-executes has an object of its own.
            int claimed = score + 1;
            passed += new SeriesFitness(task, random.bits(0, 1, c)).score(champion) == claimed ? 1 : 0;
        }
        double mean = sum / CHALLENGES;
        trial.record(OPTIMISM, practice.score(champion) - mean);
        trial.record(LUCK, Math.sqrt(Math.max(0, squares / CHALLENGES - mean * mean)));
        trial.record(NOTICED, (double) passed / CHALLENGES);
        SeriesSpecies rival = new SeriesSpecies(random.bits(1, 1, 0), 4);
        SeriesGenome start = SeriesGenome.of(rival, champion.bytes());
        trial.record(HONEST, challenge.score(improved(start, practice, random, evaluations)) - bar);
    }

    private static SeriesGenome evolved(SeriesSpecies species, SeriesFitness fitness, long seed, int evaluations) {
        EvolutionSettings settings = EvolutionSettings.DEFAULT
                .with("evaluations", evaluations)
                .with("repeats", 4)
                .with("population", 20);
        Evolution evolution = new Evolution(species, fitness, seed, Selection.MU_PLUS_LAMBDA, settings);
        try (Workers workers = new Workers(1)) {
            while (!evolution.done()) {
                evolution.generation(workers);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the experiment was called off");
        }
        return (SeriesGenome) evolution.champion().genome();
    }

    /** A small (4 + 16) evolution that begins with one genome. */
    private static SeriesGenome improved(
            SeriesGenome start, SeriesFitness practice, CounterRandom random, int evaluations) {
        record Scored(SeriesGenome genome, int score) {}
        List<Scored> parents = new ArrayList<>(List.of(new Scored(start, practice.score(start))));
        for (int birth = 1; birth < evaluations; ) {
            List<Scored> all = new ArrayList<>(parents);
            for (int i = 0; i < 16 && birth < evaluations; i++, birth++) {
                Draws draws = new Draws(random, 3, birth);
                SeriesGenome child = (SeriesGenome)
                        parents.get(draws.below(parents.size())).genome().mutated(draws);
                all.add(new Scored(child, practice.score(child)));
            }
            all.sort((a, b) -> Integer.compare(b.score(), a.score()));
            parents = all.subList(0, Math.min(4, all.size()));
        }
        return parents.get(0).genome();
    }

    /** Mackey and Glass 1977, delay 17, one row every six steps, from a drawn past. */
    private static double[] stream(long seed) {
        CounterRandom random = new CounterRandom(seed);
        double[] past = new double[17];
        for (int i = 0; i < past.length; i++) {
            past[i] = 0.5 + random.uniform(4, 0, i);
        }
        double[] rows = new double[ROWS];
        double x = past[16];
        for (int step = 0; step < 6 * (ROWS + 60); step++) {
            double then = past[step % 17];
            double fifth = then * then * then * then * then;
            past[step % 17] = x;
            x += 0.2 * then / (1 + fifth * fifth) - 0.1 * x;
            if (step % 6 == 0 && step >= 360) {
                rows[step / 6 - 60] = x;
            }
        }
        return rows;
    }
}
