package org.neuraxon.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.learn.Observation;

/** Counts what was seen, for the summary. */
final class WatchCount {

    private static final int SHOWN = 10;

    private long rows;
    private long missing;
    private long alarms;
    private long forecasts;
    private long inside;
    private double error;
    private double persistenceError;
    private double last = Double.NaN;

    /** The last value known after each of the latest rows, by row modulo the horizon: what repeating it would have said. */
    private final double[] known;

    /** Alarms of each column that had one, where several are watched. */
    private final Map<String, Long> alarmsOf = new LinkedHashMap<>();

    private boolean several;

    /**
     * Starts at 0.
     *
     * @param horizon how many rows before its row a forecast is made
     */
    WatchCount(int horizon) {
        known = new double[horizon];
        Arrays.fill(known, Double.NaN);
    }

    void add(@Nullable String column, Row row, Observation seen) {
        several |= column != null;
        double value = row.value();
        if (!several) {
            addForecast(value, seen);
        }
        rows++;
        missing += Double.isNaN(value) ? 1 : 0;
        if (seen.anomaly().alarm()) {
            alarms++;
            if (column != null) {
                alarmsOf.merge(column, 1L, Long::sum);
            }
        }
    }

    private void addForecast(double value, Observation seen) {
        int slot = (int) (rows % known.length);
        double repeated = known[slot];
        if (!Double.isNaN(value)) {
            if (!Double.isNaN(seen.forecast()) && !Double.isNaN(repeated)) {
                forecasts++;
                inside += value >= seen.low() && value <= seen.high() ? 1 : 0;
                error += Math.abs(value - seen.forecast());
                persistenceError += Math.abs(value - repeated);
            }
            last = value;
        }
        known[slot] = last;
    }

    /** The summary as sentences. */
    List<String> sentences(WatchMemory memory) {
        List<String> sentences = new ArrayList<>();
        if (several) {
            return ofSeveral(memory);
        }
        sentences.add(String.format(
                "%d rows%s, %d alarms (%.1f in 10,000 rows)%s",
                rows,
                missing == 0 ? "" : ", " + missing + " without a value",
                alarms,
                rows == 0 ? 0 : alarms * 1e4 / rows,
                memory.rows() > rows ? "; " + memory.rows() + " rows in its life" : ""));
        if (forecasts > 0) {
            sentences.add(String.format(
                    "mean forecast error %s (the last value repeated: %s); %.1f %% of values inside their band",
                    Numbers.plain(error / forecasts),
                    Numbers.plain(persistenceError / forecasts),
                    100.0 * inside / forecasts));
        }
        double next = memory.watcher().next();
        if (!Double.isNaN(next)) {
            int horizon = memory.watcher().settings().horizon();
            sentences.add("expected " + (horizon == 1 ? "next" : horizon + " rows ahead") + ": " + Numbers.plain(next));
        }
        return sentences;
    }

    private List<String> ofSeveral(WatchMemory memory) {
        List<String> sentences = new ArrayList<>();
        sentences.add(String.format(
                "%d rows of %d columns%s, %d alarms (%.1f in 10,000 values)%s",
                rows / memory.count(),
                memory.count(),
                missing == 0 ? "" : ", " + missing + " values missing",
                alarms,
                alarms * 1e4 / rows,
                memory.rows() > rows / memory.count() ? "; " + memory.rows() + " rows in its life" : ""));
        if (!alarmsOf.isEmpty()) {
            String most = alarmsOf.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(SHOWN)
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", "));
            int further = alarmsOf.size() - SHOWN;
            sentences.add("alarms by column: " + most + (further > 0 ? ", " + further + " more columns" : ""));
        }
        return sentences;
    }
}
