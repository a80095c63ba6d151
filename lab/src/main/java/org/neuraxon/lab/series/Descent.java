package org.neuraxon.lab.series;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.Genome;
import org.neuraxon.evolve.Species;
import org.neuraxon.evolve.series.SeriesFitness;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.evolve.series.SeriesTask;
import org.neuraxon.lab.statistics.Bootstrap;
import org.neuraxon.lab.statistics.Effect;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.statistics.SignedRank;

/**
 * A champion beside those it descends from and beside networks that were never selected, on rows that evolution never saw. Everybody lives through the
 * same challenges; a score is in halvings of the squared error of a linear forecast.
 */
public final class Descent {

    private static final int CHALLENGES = 12;
    private static final int STRANGERS = 10;
    private static final int STRANGER = 7;

    /**
     * What a group reached.
     *
     * @param name what it is called
     * @param scores one for each challenge: of several networks their mean
     * @param mean of the scores
     * @param interval of the median of the scores, 95 %
     */
    public record Group(String name, double[] scores, double mean, Interval interval) {

        static Group of(String name, double[] scores) {
            return new Group(name, scores, Effect.mean(scores), Bootstrap.ofMedian(1, scores));
        }
    }

    private final Group champion;
    private final Group founders;
    private final Group strangers;
    private final double[] targets;
    private final double[] byChampion;
    private final double[] byFounder;

    /**
     * Lets everybody live.
     *
     * @param evolution that has come to its end
     * @param kept the rows that it never saw
     */
    public Descent(Evolution evolution, SeriesTask kept) {
        SeriesGenome best = (SeriesGenome) evolution.champion().genome();
        List<Genome> ancestors = evolution.founders();
        List<Genome> others = strangers(evolution.species(), evolution.seed());
        double[][] scores = new double[3][CHALLENGES];
        SeriesFitness fitness = new SeriesFitness(kept, 0);
        for (int c = 0; c < CHALLENGES; c++) {
            SeriesFitness challenge = fitness.challenged(new CounterRandom(evolution.seed()).bits(STRANGER, 1, c));
            scores[0][c] = octaves(challenge, best);
            scores[1][c] = mean(challenge, ancestors);
            scores[2][c] = mean(challenge, others);
        }
        champion = Group.of("the champion", scores[0]);
        founders = Group.of(
                ancestors.size() == 1 ? "its unevolved ancestor" : "its " + ancestors.size() + " unevolved ancestors",
                scores[1]);
        strangers = Group.of(STRANGERS + " others that never evolved", scores[2]);
        targets = fitness.targets();
        byChampion = fitness.forecasts(best);
        byFounder = fitness.forecasts((SeriesGenome) ancestors.get(0));
    }

    private static List<Genome> strangers(Species species, long seed) {
        List<Genome> strangers = new ArrayList<>();
        for (int i = 0; i < STRANGERS; i++) {
            strangers.add(species.random(new Draws(new CounterRandom(seed), STRANGER, i)));
        }
        return strangers;
    }

    private static double octaves(SeriesFitness fitness, Genome genome) {
        return (double) fitness.score((SeriesGenome) genome) / SeriesFitness.OCTAVE;
    }

    private static double mean(SeriesFitness fitness, List<Genome> genomes) {
        return genomes.stream()
                .mapToDouble(genome -> octaves(fitness, genome))
                .average()
                .orElse(Double.NaN);
    }

    /** Champion, founders, strangers. */
    public List<Group> groups() {
        return List.of(champion, founders, strangers);
    }

    /** The chance of a difference between champion and founders like this, were there none. */
    public double p() {
        double[] differences = new double[CHALLENGES];
        for (int c = 0; c < CHALLENGES; c++) {
            differences[c] = champion.scores()[c] - founders.scores()[c];
        }
        return SignedRank.above(differences).p();
    }

    /** Rows that evolution never saw, scaled. */
    public double[] targets() {
        return targets.clone();
    }

    /** What the champion said of them. */
    public double[] byChampion() {
        return byChampion.clone();
    }

    /** What the oldest of its founders said of them. */
    public double[] byFounder() {
        return byFounder.clone();
    }
}
