package org.neuraxon.exchange.nab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.exchange.stream.RowSource;
import org.neuraxon.exchange.stream.SeriesReader;
import org.neuraxon.exchange.stream.SeriesRequest;

/**
 * One series as the benchmark sees it: what a detector said of each row, and what an alarm there is worth.
 *
 * <p>With s(x) = 2/(1 + e^(5x)) − 1, an alarm on row i of the window L…R, w = R − L + 1 rows long, is worth s(−(R − i + 1)/w)/s(−1): 1 at
 * its first row, nearly 0 at its last. Outside, with x = (i − R)/(w − 1) for the last window that ended before, it is worth s(x) if x ≤ 3,
 * and −1 further away or before the first window. The first min(⌊0.15 n⌋, 750) of n rows are probation and count for nothing (Lavin and
 * Ahmad, "Evaluating real-time anomaly detection algorithms", ICMLA 2015; the two denominators are those of the original).
 */
public final class NabSeries {

    private static final double PROBATION_SHARE = 0.15;
    private static final int LONGEST_PROBATION = 750;
    private static final double STEEPNESS = 5;
    private static final double REACH = 3;

    private final String name;
    private final double[] scores;
    private final double[] worth;
    private final int[] window;
    private final int windows;
    private final int probation;

    /**
     * Joins what a detector said with the windows.
     *
     * @param name {@code CATEGORY/FILE.csv}
     * @param scores a score for each row; NaN: never an alarm
     * @param spans first and last row of each window
     */
    NabSeries(String name, double[] scores, List<int[]> spans) {
        this.name = name;
        this.scores = scores;
        int rows = scores.length;
        this.probation = Math.min((int) Math.floor(PROBATION_SHARE * rows), LONGEST_PROBATION);
        this.worth = new double[rows];
        this.window = new int[rows];
        List<int[]> inOrder = new ArrayList<>(spans);
        inOrder.sort((a, b) -> Integer.compare(a[1], b[1]));
        // A window that ends within probation cannot be found, so it does not count; alarms behind it are still behind
        // it.
        int unreachable =
                (int) inOrder.stream().filter(span -> span[1] < probation).count();
        this.windows = inOrder.size() - unreachable;
        for (int row = 0; row < rows; row++) {
            judge(row, inOrder, unreachable);
        }
    }

    /**
     * Reads a detector's results: a table with {@code timestamp} and {@code anomaly_score}, one row for each row of the series.
     *
     * @throws ExchangeException if an end of a window is not among the rows
     */
    static NabSeries read(Path file, String name, List<NabLabels.Span> windows) {
        List<String> times = new ArrayList<>();
        double[] scores = new double[1024];
        SeriesRequest request = SeriesRequest.INSPECT.withValue("anomaly_score").withTime("timestamp");
        try (RowSource source = SeriesReader.open(file, request)) {
            for (Row row = source.next(); row != null; row = source.next()) {
                if (times.size() == scores.length) {
                    scores = Arrays.copyOf(scores, 2 * scores.length);
                }
                scores[times.size()] = row.value();
                String time = row.timeText();
                times.add(time == null ? "" : NabLabels.withoutFraction(time));
            }
        }
        List<int[]> spans = new ArrayList<>();
        for (NabLabels.Span span : windows) {
            int first = times.indexOf(span.first());
            int last = times.lastIndexOf(span.last());
            if (first < 0 || last < first) {
                throw new ExchangeException(file + " has no rows for the window from " + span.first() + " to "
                        + span.last() + "; results need a row for each row of the series");
            }
            spans.add(new int[] {first, last});
        }
        return new NabSeries(name, Arrays.copyOf(scores, times.size()), spans);
    }

    private void judge(int row, List<int[]> spans, int unreachable) {
        window[row] = -1;
        worth[row] = -1;
        for (int k = 0; k < spans.size(); k++) {
            int first = spans.get(k)[0];
            int last = spans.get(k)[1];
            if (row >= first && row <= last) {
                window[row] = k - unreachable;
                worth[row] = sigmoid(-(last - row + 1.0) / (last - first + 1)) / sigmoid(-1);
                return;
            }
            if (last < row) {
                double distance = (double) (row - last) / Math.max(1, last - first);
                worth[row] = distance <= REACH ? sigmoid(distance) : -1;
            }
        }
    }

    private static double sigmoid(double x) {
        return 2 / (1 + Elementary.exp(STEEPNESS * x)) - 1;
    }

    /** {@code CATEGORY/FILE.csv}. */
    public String name() {
        return name;
    }

    /** The folder of the series, which stands for a kind of series. */
    public String category() {
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    /** The number of windows that end past probation. */
    public int windows() {
        return windows;
    }

    int rows() {
        return scores.length;
    }

    /** The first row that counts. */
    int probation() {
        return probation;
    }

    double score(int row) {
        return scores[row];
    }

    double worth(int row) {
        return worth[row];
    }

    /** Which window the row lies in, by order of time; −1: outside. */
    int window(int row) {
        return window[row];
    }
}
