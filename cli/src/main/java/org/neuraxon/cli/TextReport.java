package org.neuraxon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.learn.Observation;

/** A line for each notable moment, and a summary. */
final class TextReport implements WatchReport {

    private final PrintWriter out;
    private final @Nullable PrintWriter status;
    private final long statusNanos;
    private final WatchCount count;
    private long lastStatus;

    /**
     * Reports to {@code out}.
     *
     * @param status where to say now and then how things are, for who waits at a terminal; null: nowhere
     * @param count what counts the rows, for the summary
     */
    TextReport(PrintWriter out, @Nullable PrintWriter status, Duration statusEvery, WatchCount count) {
        this.count = count;
        this.out = out;
        this.status = status;
        this.statusNanos = statusEvery.toNanos();
        this.lastStatus = System.nanoTime() - statusNanos;
    }

    @Override
    public void row(long number, @Nullable String column, Row row, Observation seen) {
        count.add(column, row, seen);
        if (seen.anomaly().alarm()) {
            out.printf(
                    "%s  ALARM %.5f  value %s, expected %s (%s to %s): %s%n",
                    where(number, column, row),
                    seen.anomaly().anomaly(),
                    Numbers.plain(row.value()),
                    Numbers.plain(seen.forecast()),
                    Numbers.plain(seen.low()),
                    Numbers.plain(seen.high()),
                    seen.anomaly().why());
            out.flush();
        } else if (status != null && System.nanoTime() - lastStatus >= statusNanos) {
            lastStatus = System.nanoTime();
            status.printf(
                    "%s  value %s, expected %s (%s to %s)%n",
                    where(number, column, row),
                    Numbers.plain(row.value()),
                    Numbers.plain(seen.forecast()),
                    Numbers.plain(seen.low()),
                    Numbers.plain(seen.high()));
            status.flush();
        }
    }

    @Override
    public void summary(WatchMemory memory, List<String> signs, List<String> oddities) {
        count.sentences(memory).forEach(out::println);
        signs.forEach(out::println);
        oddities.forEach(out::println);
    }

    private static String where(long number, @Nullable String column, Row row) {
        String time = row.timeText();
        return "row " + number + (time == null ? "" : "  " + time) + (column == null ? "" : "  " + column);
    }
}
