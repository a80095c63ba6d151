package org.neuraxon.evolve.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.EvolutionSettings;
import org.neuraxon.evolve.Selection;
import org.neuraxon.evolve.Workers;

/**
 * What luck is worth in algorithm {@code neuraxon}: how often a network that is no better than the champion passes the margin on a challenge, for margins and
 * numbers of pieces. Networks are evolved under keys of their own, as miners do; what a pair of them differs by in the mean over all challenges is taken
 * off, so that what is left is luck. A measurement of minutes, not a test of every build; CONTRIBUTING says how to run it.
 */
class LuckCheck {

    private static final int NETWORKS = Integer.getInteger("neuraxon.luck.networks", 16);
    private static final int CHALLENGES = Integer.getInteger("neuraxon.luck.challenges", 80);
    private static final int EVALUATIONS = Integer.getInteger("neuraxon.luck.evaluations", 240);
    private static final int[] PIECES = {4, 8, 16, 32};
    private static final int[] MARGINS = {0, 64, 128, 192, 256};
    private static final int[] RIVALS = {1, 4, 16};
    private static final int MOST_PIECES = 32;
    private static final int USUAL_PIECES = 16;
    private static final int USUAL_MARGIN = 128;
    private static final int TRIALS = 20_000;

    private static SeriesTask task(int pieces) {
        return new SeriesTask(Vectors.mackeyGlass(2000), 4, pieces, 250, 80, 0.02);
    }

    private static SeriesGenome evolved(long origin) throws InterruptedException {
        EvolutionSettings settings = EvolutionSettings.DEFAULT
                .with("evaluations", EVALUATIONS)
                .with("repeats", 4)
                .with("population", 32);
        SeriesFitness practice = new SeriesFitness(task(4), origin);
        Evolution evolution =
                new Evolution(new SeriesSpecies(origin, 4), practice, origin, Selection.MU_PLUS_LAMBDA, settings);
        try (Workers workers = new Workers(1)) {
            while (!evolution.done()) {
                evolution.generation(workers);
            }
        }
        return (SeriesGenome) evolution.champion().genome();
    }

    @Test
    void whatLuckIsWorth() throws InterruptedException {
        CounterRandom random = new CounterRandom(20260101);
        List<SeriesGenome> networks = new ArrayList<>();
        for (int n = 0; n < NETWORKS; n++) {
            networks.add(evolved(random.bits(0, 0, n)));
        }
        // Of each network on each challenge, the score of each piece.
        double[][][] octaves = new double[NETWORKS][CHALLENGES][MOST_PIECES];
        for (int c = 0; c < CHALLENGES; c++) {
            SeriesFitness challenge = new SeriesFitness(task(MOST_PIECES), random.bits(0, 1, c));
            for (int n = 0; n < NETWORKS; n++) {
                for (int piece = 0; piece < MOST_PIECES; piece++) {
                    octaves[n][c][piece] = challenge.of(networks.get(n).born(), piece) * SeriesFitness.OCTAVE;
                }
            }
        }
        for (int pieces : PIECES) {
            report(pieces, octaves, random);
        }
    }

    private static void report(int pieces, double[][][] octaves, CounterRandom random) {
        double[][] score = new double[NETWORKS][CHALLENGES];
        double[] mean = new double[NETWORKS];
        for (int n = 0; n < NETWORKS; n++) {
            for (int c = 0; c < CHALLENGES; c++) {
                score[n][c] = Math.floor(Arrays.stream(octaves[n][c], 0, pieces).sum() / pieces);
                mean[n] += score[n][c] / CHALLENGES;
            }
        }
        List<Double> deviations = new ArrayList<>();
        for (int a = 0; a < NETWORKS; a++) {
            for (int b = 0; b < a; b++) {
                double squares = 0;
                for (int c = 0; c < CHALLENGES; c++) {
                    double luck = score[a][c] - mean[a] - score[b][c] + mean[b];
                    squares += luck * luck / (CHALLENGES - 1);
                }
                deviations.add(Math.sqrt(squares));
            }
        }
        deviations.sort(null);
        double median = deviations.get(deviations.size() / 2);
        System.out.printf(
                "pieces %d: scores %.0f to %.0f; luck between two networks deviates by %.0f (median of %d pairs; %.0f"
                        + " to %.0f)%n",
                pieces,
                Arrays.stream(mean).min().orElseThrow(),
                Arrays.stream(mean).max().orElseThrow(),
                median,
                deviations.size(),
                deviations.get(0),
                deviations.get(deviations.size() - 1));
        for (int rivals : RIVALS) {
            StringBuilder line = new StringBuilder("  of " + rivals + " as good as the champion one passes:");
            double last = 1;
            for (int margin : MARGINS) {
                Luck luck = luck(rivals, margin, score, mean, random);
                line.append(
                        String.format("  margin %d %.1f %% (%.1f points)", margin, 100 * luck.passed(), luck.points()));
                assertThat(luck.passed()).isLessThanOrEqualTo(last);
                last = luck.passed();
                // What a ledger asks for by default keeps luck rare for all that one key may commit to.
                if (pieces == USUAL_PIECES && margin == USUAL_MARGIN && rivals == 4) {
                    assertThat(luck.passed()).isLessThan(0.15);
                }
            }
            System.out.println(line);
        }
    }

    /**
     * @param passed how often the best of some networks without any advantage passes the margin
     * @param points what it earns in the mean
     */
    private record Luck(double passed, double points) {}

    private static Luck luck(int rivals, int margin, double[][] score, double[] mean, CounterRandom random) {
        int passed = 0;
        double points = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            int champion = random.below(NETWORKS, 1, trial, 0);
            int challenge = random.below(CHALLENGES, 1, trial, 1);
            double best = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < rivals; r++) {
                int rival = (champion + 1 + random.below(NETWORKS - 1, 2, trial, r)) % NETWORKS;
                double luck = score[rival][challenge] - mean[rival] - score[champion][challenge] + mean[champion];
                best = Math.max(best, luck);
            }
            if (best >= margin) {
                passed++;
                points += best;
            }
        }
        return new Luck((double) passed / TRIALS, points / TRIALS);
    }
}
