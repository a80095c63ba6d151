package org.neuraxon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.neuraxon.evolve.Evolution;
import org.neuraxon.evolve.run.Contest;
import org.neuraxon.evolve.series.SeriesFitness;
import org.neuraxon.lab.series.Descent;
import org.neuraxon.lab.statistics.Bootstrap;
import org.neuraxon.lab.statistics.Effect;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.statistics.Median;
import org.neuraxon.lab.statistics.SignedRank;

/** What {@code evolve} found, seed by seed, and how evolution compares with random search over all of them. */
final class EvolveReport {

    private static final int FRESH = 20;

    /**
     * What one search reached.
     *
     * @param best the champion's fitness
     * @param fresh the champion's mean fitness on instances that the search has not seen
     * @param interval of the median over these instances
     * @param curve the mean over all births of the best fitness so far
     */
    private record Result(double best, double fresh, Interval interval, double curve) {

        static Result of(Evolution search) {
            double[] fresh = search.fresh(FRESH);
            return new Result(
                    search.champion().fitness(),
                    Effect.mean(fresh),
                    Bootstrap.ofMedian(search.seed(), fresh),
                    search.lineage().meanBest());
        }

        JsonLine json() {
            return new JsonLine()
                    .put("best", best)
                    .put("fresh", fresh)
                    .put("fresh_low", interval.low())
                    .put("fresh_high", interval.high())
                    .put("curve", curve);
        }
    }

    /** One seed. */
    private record Row(
            long seed, Result evolution, Result random, int champion, int ancestors, String lineage, String digest) {}

    private final boolean besideRandom;
    private final List<Row> rows = new ArrayList<>();

    EvolveReport(boolean besideRandom) {
        this.besideRandom = besideRandom;
    }

    /** Takes what has come to its end. */
    void add(Contest contest) {
        Evolution evolution = contest.evolution();
        Result found = Result.of(evolution);
        int champion = evolution.champion().number();
        rows.add(new Row(
                evolution.seed(),
                found,
                besideRandom ? Result.of(contest.randomSearch()) : found,
                champion,
                evolution.lineage().ancestry(champion).size() - 1,
                evolution.lineage().hash(),
                evolution.digest()));
    }

    void print(PrintWriter out, Evolution evolution) {
        boolean series = evolution.fitness() instanceof SeriesFitness;
        out.printf(
                "%s for %s, %s selection, %d evaluations on %d instances each; scores "
                        + (series
                                ? "in halvings of a linear forecast's squared error%n"
                                : "from 0 (knows nothing) to 1%n"),
                evolution.species().name(),
                evolution.fitness().name(),
                evolution.selection().key(),
                evolution.settings().budget().evaluations(),
                evolution.settings().budget().repeats());
        out.printf("%6s  %-32s", "seed", "evolution: best  fresh  curve");
        out.println(besideRandom ? "  random search: best  fresh  curve" : "");
        for (Row row : rows) {
            out.printf(
                    "%6d  %16s %6s %6s   ",
                    row.seed, text(row.evolution.best), text(row.evolution.fresh), text(row.evolution.curve));
            if (besideRandom) {
                out.printf("  %19s %6s %6s", text(row.random.best), text(row.random.fresh), text(row.random.curve));
            }
            out.println();
        }
        Row last = rows.get(rows.size() - 1);
        out.printf(
                "champion of seed %d: birth %d after %d ancestors; fresh instances %s (median %s to %s, 95 %%)%n",
                last.seed,
                last.champion,
                last.ancestors,
                text(last.evolution.fresh),
                text(last.evolution.interval.low()),
                text(last.evolution.interval.high()));
        out.println("lineage " + last.lineage);
        out.println("digest  " + last.digest);
        if (besideRandom) {
            out.println("evolution minus random search, medians over " + rows.size() + " seeds:");
            compare(out, "best", Result::best);
            compare(out, "fresh", Result::fresh);
            compare(out, "curve", Result::curve);
        }
    }

    private void compare(PrintWriter out, String name, ToDoubleFunction<Result> measure) {
        double[] differences = differences(measure);
        Interval interval = Bootstrap.ofMedian(differences.length, differences);
        out.printf(
                "  %-6s %s (%s to %s, 95 %%), d %s, p %s%n",
                name,
                text(Median.of(differences)),
                text(interval.low()),
                text(interval.high()),
                Double.isNaN(Effect.paired(differences)) ? "-" : text(Effect.paired(differences)),
                String.format("%.2g", SignedRank.above(differences).p()));
    }

    private double[] differences(ToDoubleFunction<Result> measure) {
        return rows.stream()
                .mapToDouble(row -> measure.applyAsDouble(row.evolution) - measure.applyAsDouble(row.random))
                .toArray();
    }

    /** The champion beside its ancestors, on rows that evolution never saw. */
    static void print(PrintWriter out, Descent descent) {
        out.println("on rows that evolution never saw:");
        for (Descent.Group group : descent.groups()) {
            out.printf(
                    "  %-34s %s (median %s to %s, 95 %%)%n",
                    group.name(),
                    text(group.mean()),
                    text(group.interval().low()),
                    text(group.interval().high()));
        }
        out.printf("  champion above its ancestors: p %.2g%n", descent.p());
    }

    JsonLine json(Evolution evolution, Optional<Descent> descent) {
        JsonLine line = new JsonLine()
                .put("species", evolution.species().name())
                .put("fitness", evolution.fitness().name())
                .put("selection", evolution.selection().key())
                .put("evaluations", evolution.settings().budget().evaluations());
        List<JsonLine> runs = new ArrayList<>();
        for (Row row : rows) {
            JsonLine run = new JsonLine()
                    .put("seed", row.seed)
                    .put("evolution", row.evolution.json())
                    .put("champion", row.champion)
                    .put("ancestors", row.ancestors)
                    .put("lineage", row.lineage)
                    .put("digest", row.digest);
            runs.add(besideRandom ? run.put("random_search", row.random.json()) : run);
        }
        line.put("runs", runs);
        descent.ifPresent(compared -> {
            List<JsonLine> groups = new ArrayList<>();
            for (Descent.Group group : compared.groups()) {
                groups.add(new JsonLine()
                        .put("name", group.name())
                        .put("mean", group.mean())
                        .put("low", group.interval().low())
                        .put("high", group.interval().high()));
            }
            line.put("unseen", new JsonLine().put("groups", groups).put("p", compared.p()));
        });
        if (besideRandom) {
            line.put("best", compared(Result::best));
            line.put("fresh", compared(Result::fresh));
            line.put("curve", compared(Result::curve));
        }
        return line;
    }

    private JsonLine compared(ToDoubleFunction<Result> measure) {
        double[] differences = differences(measure);
        Interval interval = Bootstrap.ofMedian(differences.length, differences);
        return new JsonLine()
                .put("effect", Median.of(differences))
                .put("low", interval.low())
                .put("high", interval.high())
                .put("d", Effect.paired(differences))
                .put("p", SignedRank.above(differences).p());
    }

    private static String text(double value) {
        return String.format("%.3f", value);
    }
}
