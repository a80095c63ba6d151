package org.neuraxon.exchange.nab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.exchange.ExchangeException;

/**
 * By how much one detector's cross-validated score beats another's on the same series, with a bootstrap interval over series.
 *
 * <p>Thresholds are found once, on the series as they are; then series are drawn with replacement, 10,000 times, and the difference of
 * both scores on each draw is noted (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993; percentile interval).
 *
 * @param difference the first one's score minus the second one's
 * @param low 2.5 % of the draws lie below
 * @param high 2.5 % of the draws lie above
 */
public record NabDifference(double difference, double low, double high) {

    private static final int DRAWS = 10_000;
    private static final int TAIL = DRAWS / 40;
    private static final CounterRandom CHANCE = new CounterRandom(1);

    /**
     * Compares two detectors.
     *
     * @throws ExchangeException if they were run on different series
     */
    public static NabDifference of(NabResults first, NabResults second, NabProfile profile) {
        List<String> names = first.series().stream().map(NabSeries::name).toList();
        if (!names.equals(second.series().stream().map(NabSeries::name).toList())) {
            throw new ExchangeException("the two detectors were not run on the same series");
        }
        double[] gain = new double[names.size()];
        double[] windows = new double[names.size()];
        double[] mine = raws(first, profile);
        double[] others = raws(second, profile);
        for (int i = 0; i < gain.length; i++) {
            gain[i] = mine[i] - others[i];
            windows[i] = first.series().get(i).windows();
        }
        List<Double> differences = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            double count = 0;
            for (int i = 0; i < gain.length; i++) {
                int chosen = CHANCE.below(gain.length, 0, draw, i);
                sum += gain[chosen];
                count += windows[chosen];
            }
            differences.add(count == 0 ? 0 : scale(sum, count, profile));
        }
        differences.sort(Double::compare);
        return new NabDifference(
                scale(Arrays.stream(gain).sum(), Arrays.stream(windows).sum(), profile),
                differences.get(TAIL),
                differences.get(DRAWS - 1 - TAIL));
    }

    private static double scale(double raw, double windows, NabProfile profile) {
        return 100 * raw / (windows * (profile.found() + profile.missed()));
    }

    private static double[] raws(NabResults results, NabProfile profile) {
        SortedMap<String, Double> thresholds = results.thresholdsFromOthers(profile);
        return results.series().stream()
                .mapToDouble(series -> NabResults.part(
                                series, thresholds.getOrDefault(series.category(), Double.NaN), profile)
                        .raw())
                .toArray();
    }
}
