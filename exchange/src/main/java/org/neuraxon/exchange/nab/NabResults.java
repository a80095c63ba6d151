package org.neuraxon.exchange.nab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.neuraxon.exchange.ExchangeException;

/**
 * What a detector said of a set of series, and the benchmark's scores of it.
 *
 * <p>A series' raw score under a threshold θ is A_fp Σ worth of alarms outside windows + Σ over windows of (A_tp · the best worth of its
 * alarms, or −A_fn without one); an alarm is a row past probation whose score is at least θ. Raw scores R of a set with N windows become
 *
 * <pre>
 *   score = 100 (R + A_fn N) / (A_tp N + A_fn N)
 * </pre>
 *
 * so that silence is 0 and an alarm at the first row of each window and nowhere else is 100.
 *
 * @param series the series in the order of their names
 */
public record NabResults(List<NabSeries> series) {

    /** The threshold that no score of 0 to 1 reaches, as in the original. */
    private static final double NO_ALARM = 1.1;

    /** Keeps the list as it is now. */
    public NabResults {
        series = List.copyOf(series);
    }

    /**
     * A set's score.
     *
     * @param threshold the least score that is an alarm; NaN if series had thresholds of their own
     * @param raw the sum of the raw scores
     * @param score the raw sum between silence, 0, and perfection, 100; NaN if the set has no windows
     */
    public record Score(double threshold, double raw, double score) {}

    /**
     * A series' part in a score.
     *
     * @param raw its raw score
     * @param found its windows with an alarm
     * @param missed its windows without one
     * @param falseAlarms alarms outside windows
     */
    public record Part(double raw, int found, int missed, int falseAlarms) {}

    /**
     * Reads a detector's results for every series that has labels.
     *
     * @param folder holds {@code CATEGORY/FILE.csv} with {@code timestamp} and {@code anomaly_score}
     * @throws ExchangeException if one is missing or does not fit its labels
     */
    public static NabResults read(Path folder, NabLabels labels) {
        List<NabSeries> series = new ArrayList<>();
        labels.windows().forEach((name, windows) -> {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new ExchangeException("there are no results for " + name + ": " + file
                        + " is missing; run the detector over it first");
            }
            series.add(NabSeries.read(file, name, windows));
        });
        return new NabResults(series);
    }

    /** The number of windows in all series. */
    public int windows() {
        return series.stream().mapToInt(NabSeries::windows).sum();
    }

    /** The kinds of series, by name. */
    public SortedSet<String> categories() {
        SortedSet<String> names = new TreeSet<>();
        series.forEach(one -> names.add(one.category()));
        return names;
    }

    /** The score under the one threshold that is best for this set. */
    public Score best(NabProfile profile) {
        return scored(bestThreshold(profile, any -> true), profile);
    }

    /** The score under a threshold. */
    public Score at(double threshold, NabProfile profile) {
        return scored(threshold, profile);
    }

    /** The threshold for each category that is best for all the others. */
    public SortedMap<String, Double> thresholdsFromOthers(NabProfile profile) {
        SortedMap<String, Double> thresholds = new TreeMap<>();
        for (String category : categories()) {
            thresholds.put(
                    category, bestThreshold(profile, one -> !one.category().equals(category)));
        }
        return thresholds;
    }

    /** The score when each category has the threshold that is best for the others; normalised once for the whole set. */
    public Score crossValidated(NabProfile profile) {
        double raw = 0;
        SortedMap<String, Double> thresholds = thresholdsFromOthers(profile);
        for (NabSeries one : series) {
            raw += part(one, thresholds.getOrDefault(one.category(), Double.NaN), profile)
                    .raw();
        }
        return new Score(Double.NaN, raw, normalised(raw, profile));
    }

    private Score scored(double threshold, NabProfile profile) {
        double raw = 0;
        for (NabSeries one : series) {
            raw += part(one, threshold, profile).raw();
        }
        return new Score(threshold, raw, normalised(raw, profile));
    }

    private double normalised(double raw, NabProfile profile) {
        int windows = windows();
        double silence = -profile.missed() * windows;
        return windows == 0 ? Double.NaN : 100 * (raw - silence) / (profile.found() * windows - silence);
    }

    /** A series' part under a threshold. */
    public static Part part(NabSeries series, double threshold, NabProfile profile) {
        double[] best = new double[series.windows()];
        Arrays.fill(best, Double.NaN);
        double raw = 0;
        int falseAlarms = 0;
        for (int row = series.probation(); row < series.rows(); row++) {
            if (!(series.score(row) >= threshold)) {
                continue;
            }
            int window = series.window(row);
            if (window < 0) {
                raw += profile.falseAlarm() * series.worth(row);
                falseAlarms++;
            } else if (!(best[window] >= series.worth(row))) {
                best[window] = series.worth(row);
            }
        }
        int found = 0;
        for (double worth : best) {
            if (Double.isNaN(worth)) {
                raw -= profile.missed();
            } else {
                raw += profile.found() * worth;
                found++;
            }
        }
        return new Part(raw, found, series.windows() - found, falseAlarms);
    }

    /** A threshold that nothing reaches: no alarm at all. Results of others need not end at 1. */
    private double noAlarm() {
        double most = NO_ALARM;
        for (NabSeries one : series) {
            for (int row = 0; row < one.rows(); row++) {
                most = one.score(row) >= most ? Math.nextUp(one.score(row)) : most;
            }
        }
        return most;
    }

    /** A row that could be an alarm: its score, what it is worth, its window counted over all series (−1: outside). */
    private record Candidate(double score, double worth, int window) {}

    /** Lowers the threshold row by row through all scores and keeps the highest one that gives the highest raw sum. */
    private double bestThreshold(NabProfile profile, Predicate<NabSeries> wanted) {
        List<Candidate> candidates = new ArrayList<>();
        int windows = 0;
        for (NabSeries one : series) {
            if (!wanted.test(one)) {
                continue;
            }
            for (int row = one.probation(); row < one.rows(); row++) {
                if (!Double.isNaN(one.score(row))) {
                    int window = one.window(row);
                    candidates.add(new Candidate(one.score(row), one.worth(row), window < 0 ? -1 : windows + window));
                }
            }
            windows += one.windows();
        }
        candidates.sort((a, b) -> Double.compare(b.score(), a.score()));
        double[] best = new double[windows];
        Arrays.fill(best, Double.NaN);
        double raw = -profile.missed() * windows;
        double highest = raw;
        double threshold = noAlarm();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate next = candidates.get(i);
            if (next.window() < 0) {
                raw += profile.falseAlarm() * next.worth();
            } else if (Double.isNaN(best[next.window()])) {
                raw += profile.found() * next.worth() + profile.missed();
                best[next.window()] = next.worth();
            } else if (next.worth() > best[next.window()]) {
                raw += profile.found() * (next.worth() - best[next.window()]);
                best[next.window()] = next.worth();
            }
            boolean lastOfEquals =
                    i + 1 == candidates.size() || candidates.get(i + 1).score() != next.score();
            if (lastOfEquals && raw > highest) {
                highest = raw;
                threshold = next.score();
            }
        }
        return threshold;
    }
}
