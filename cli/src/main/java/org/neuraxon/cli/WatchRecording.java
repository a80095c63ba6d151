package org.neuraxon.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.state.Digest;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.recording.Quantity;
import org.neuraxon.exchange.recording.RecordedTable;
import org.neuraxon.exchange.recording.RecordingSchema;
import org.neuraxon.exchange.recording.RecordingWriter;
import org.neuraxon.exchange.recording.RowWriter;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.learn.Observation;
import org.neuraxon.learn.WatcherSettings;
import org.neuraxon.learn.Watching;

/** What {@code watch --record} writes: one row for each row of the stream. A full disk ends the recording, not the watch. */
final class WatchRecording implements AutoCloseable {

    private static final String STREAM = "stream";
    private static final String INPUT = "input_";

    private final RecordingWriter recording;
    private final RowWriter table;
    private final long limit;
    private boolean ended;

    private WatchRecording(RecordingWriter recording, long limit) {
        this.recording = recording;
        this.table = recording.table(STREAM);
        this.limit = limit;
    }

    static WatchRecording start(Path folder, long limit, String name, WatchMemory memory) {
        Watching watcher = memory.watcher();
        WatcherSettings settings = watcher.settings();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", watcher.network().model());
        facts.put("seed", settings.seed());
        facts.put("source", name);
        facts.put("horizon", (long) settings.horizon());
        facts.put("alarm_rate", settings.alarmRate());
        facts.put("first_row", memory.rows());
        RecordingSchema schema = new RecordingSchema(
                "a watch over " + name,
                org.neuraxon.core.Version.CODE,
                Digest.of(watcher),
                facts,
                RecordingSchema.settings(watcher.network().parameters()),
                List.of(new RecordedTable(STREAM, "one row of the stream", columns(memory.columns()))));
        return new WatchRecording(RecordingWriter.create(folder, schema, limit), limit);
    }

    private static List<Quantity> columns(List<String> names) {
        List<Quantity> columns = new ArrayList<>(List.of(
                Quantity.whole("row", "1", "number of the row, from 0 over all runs"),
                Quantity.text("time", "the time as the stream writes it"),
                Quantity.real("value", "that of " + names.get(0), names.get(0) + "; missing where the stream has none"),
                Quantity.real("forecast", "that of the value", "what was expected of this row, the horizon before"),
                Quantity.real("low", "that of the value", "lower end of the band that holds 95 in 100 values"),
                Quantity.real("high", "that of the value", "upper end of the band that holds 95 in 100 values"),
                Quantity.real("surprise", "nats", "largest -ln p of the detector's streams"),
                Quantity.real("anomaly", "1", "1 minus the chance of a row at least this unusual"),
                Quantity.real("score", "1", "how much the row stands out, for comparing series, 0 to 1"),
                Quantity.flag("alarm", "whether the row was worth an interruption"),
                Quantity.text("why", "why, where it is unusual")));
        for (Modulator modulator : Modulator.values()) {
            columns.add(Quantity.real(modulator.key(), "1", "level after the row, 0 to 1"));
        }
        for (int i = 1; i < names.size(); i++) {
            columns.add(Quantity.real(INPUT + i, "that of " + names.get(i), "the further column " + names.get(i)));
        }
        return columns;
    }

    /** Writes a row; a failure is told once and ends the recording. */
    void row(long number, Row row, Observation seen, Watching watcher, PrintWriter err) {
        if (ended) {
            return;
        }
        try {
            table.put(number).put(row.timeText());
            real(row.value());
            real(seen.forecast());
            real(seen.low());
            real(seen.high());
            table.put(seen.anomaly().surprise())
                    .put(seen.anomaly().anomaly())
                    .put(seen.anomaly().score())
                    .put(seen.anomaly().alarm());
            table.put(seen.anomaly().why().isEmpty() ? null : seen.anomaly().why());
            for (Modulator modulator : Modulator.values()) {
                table.put(watcher.level(modulator));
            }
            for (double input : row.inputs()) {
                real(input);
            }
            if (!table.end()) {
                tell(err, "it reached its limit of " + Sizes.plain(limit) + " (--record-limit)");
            }
        } catch (ExchangeException e) {
            tell(err, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Ends the recording.
     *
     * @param sound whether the stream ended well
     * @return whether every row is in it
     */
    boolean finish(boolean sound, Watching watcher, long rows, PrintWriter err) {
        try {
            boolean whole = !ended;
            String why = rows + " rows were watched";
            recording.finish(
                    whole && sound,
                    whole
                            ? why + (sound ? "" : ", then the stream broke")
                            : why + ", of which the recording holds the first "
                                    + recording.rows().get(STREAM),
                    Digest.of(watcher));
            err.println("recorded to " + recording.folder());
            return whole;
        } catch (ExchangeException e) {
            if (!ended) {
                tell(err, String.valueOf(e.getMessage()));
            }
            return false;
        }
    }

    private void tell(PrintWriter err, String why) {
        ended = true;
        err.println("neuraxon: the recording ends at this row: " + why + "; the watch goes on");
        err.flush();
    }

    /** Nothing was measured where there is no number. */
    private void real(double value) {
        if (Double.isNaN(value)) {
            table.missing();
        } else {
            table.put(value);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
