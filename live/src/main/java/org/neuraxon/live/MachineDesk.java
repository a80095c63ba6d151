package org.neuraxon.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Modulator;
import org.neuraxon.exchange.stream.MachineFigures;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.exchange.stream.RowSource;
import org.neuraxon.exchange.stream.SeriesRequest;
import org.neuraxon.exchange.stream.StreamException;
import org.neuraxon.learn.Observation;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.WatcherSettings;
import org.neuraxon.learn.anomaly.Cause;
import tools.jackson.databind.JsonNode;

/**
 * This machine's own figures, a row a second, each column lived through by a watcher of its own. They begin when somebody asks for the first time and go on
 * until the lab closes, so that all viewers see the same life. A thumb on an alarm teaches from then on; what has been lived stays as it was.
 */
final class MachineDesk implements AutoCloseable {

    /** Rows that are remembered for those who come later: half an hour. */
    static final int KEPT = 1_800;

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final int RASTER = 300;
    private static final int MOST_ALARMS = 100;

    private final Supplier<RowSource> figures;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private @Nullable RowSource source;
    private @Nullable String problem;
    private long rows;

    MachineDesk() {
        this(() -> MachineFigures.open(SeriesRequest.INSPECT.withSeveral(true).withValue(SeriesRequest.ALL), INTERVAL));
    }

    MachineDesk(Supplier<RowSource> figures) {
        this.figures = figures;
    }

    /** What a watcher said of one row. */
    private record Moment(@Nullable String time, double value, Observation seen, double[] levels, String states) {}

    /** An alarm, and a person's word on it. */
    private static final class Alarm {
        private final long row;
        private final @Nullable String time;
        private final Cause cause;
        private final String why;
        private @Nullable Boolean wanted;

        Alarm(long row, @Nullable String time, Cause cause, String why) {
            this.row = row;
            this.time = time;
            this.cause = cause;
            this.why = why;
        }

        Map<String, @Nullable Object> json() {
            return Json.map(
                    "row", row,
                    "time", time,
                    "why", why,
                    "kind", cause.kind().name().toLowerCase(Locale.ROOT),
                    "surprise", Json.number(cause.surprise()),
                    "figures", cause.figures().stream().map(Json::number).toList(),
                    "wanted", wanted);
        }
    }

    private static final class Column {
        private final Watcher watcher = new Watcher(WatcherSettings.standard());
        private final Deque<Moment> moments = new ArrayDeque<>();
        private final Deque<Alarm> alarms = new ArrayDeque<>();

        void live(long row, @Nullable String time, double value) {
            Observation seen = watcher.observe(value);
            double[] levels = new double[Modulator.values().length];
            for (Modulator modulator : Modulator.values()) {
                levels[modulator.ordinal()] = watcher.level(modulator);
            }
            moments.add(new Moment(time, value, seen, levels, StreamDesk.trits(watcher.states())));
            if (moments.size() > KEPT) {
                moments.remove();
            }
            if (seen.anomaly().alarm()) {
                alarms.add(new Alarm(
                        row, time, seen.anomaly().cause(), seen.anomaly().why()));
                if (alarms.size() > MOST_ALARMS) {
                    alarms.remove();
                }
            }
        }
    }

    private synchronized void start() {
        if (source != null || problem != null) {
            return;
        }
        RowSource opened;
        try {
            opened = figures.get();
        } catch (StreamException e) {
            problem = e.getMessage();
            return;
        }
        source = opened;
        opened.columns().forEach(name -> columns.put(name, new Column()));
        Thread thread = new Thread(() -> live(opened), "machine figures");
        thread.setDaemon(true);
        thread.start();
    }

    private void live(RowSource opened) {
        try {
            for (Row row = opened.next(); row != null; row = opened.next()) {
                lived(row);
            }
        } catch (StreamException e) {
            synchronized (this) {
                problem = e.getMessage();
            }
        }
    }

    private synchronized void lived(Row row) {
        int at = 0;
        for (Column column : columns.values()) {
            column.live(rows, row.timeText(), at == 0 ? row.value() : row.inputs()[at - 1]);
            at++;
        }
        rows++;
    }

    private Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(
                    "this machine has no figure '" + name + "'; choose " + String.join(", ", columns.keySet()));
        }
        return column;
    }

    /**
     * A figure's rows from a number on, as far as they are remembered.
     *
     * @param wished its name; null for the first
     * @param since the first row wanted
     */
    synchronized Map<String, @Nullable Object> json(@Nullable String wished, long since) {
        start();
        if (columns.isEmpty()) {
            throw new IllegalStateException("this machine's figures cannot be read: " + problem);
        }
        String name = wished == null ? columns.keySet().iterator().next() : wished;
        Column column = column(name);
        long oldest = rows - column.moments.size();
        long first = Math.max(oldest, Math.min(since, rows));
        List<Moment> told = column.moments.stream().skip(first - oldest).toList();
        List<List<@Nullable Object>> levels = new ArrayList<>();
        for (Modulator modulator : Modulator.values()) {
            List<@Nullable Object> level = new ArrayList<>();
            told.forEach(moment -> level.add(Json.number(moment.levels()[modulator.ordinal()])));
            levels.add(level);
        }
        return Json.map(
                "columns",
                List.copyOf(columns.keySet()),
                "column",
                name,
                "rows",
                rows,
                "first",
                first,
                "kept",
                KEPT,
                "problem",
                problem,
                "times",
                told.stream().map(moment -> String.valueOf(moment.time())).toList(),
                "values",
                told.stream().map(moment -> Json.number(moment.value())).toList(),
                "forecast",
                told.stream()
                        .map(moment -> Json.number(moment.seen().forecast()))
                        .toList(),
                "low",
                told.stream().map(moment -> Json.number(moment.seen().low())).toList(),
                "high",
                told.stream().map(moment -> Json.number(moment.seen().high())).toList(),
                "surprise",
                told.stream()
                        .map(moment -> Json.number(moment.seen().anomaly().surprise()))
                        .toList(),
                "levels",
                levels,
                "alarms",
                column.alarms.stream().map(Alarm::json).toList(),
                "states",
                told.stream()
                        .skip(Math.max(0, told.size() - RASTER))
                        .map(Moment::states)
                        .toList());
    }

    /** A thumb: {@code column}, {@code row} of an alarm, {@code wanted}. */
    synchronized void teach(JsonNode wish) {
        Column column = column(Controls.text(wish, "column"));
        long row = Controls.whole(wish, "row");
        JsonNode wanted = wish.get("wanted");
        if (wanted == null || !wanted.isBoolean()) {
            throw new IllegalArgumentException("a lesson needs 'wanted', true or false");
        }
        Alarm alarm = column.alarms.stream()
                .filter(one -> one.row == row)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no alarm at row " + row));
        column.watcher.teach(alarm.cause, wanted.booleanValue());
        alarm.wanted = wanted.booleanValue();
    }

    @Override
    public synchronized void close() {
        if (source != null) {
            source.close();
        }
    }
}
