package org.neuraxon.cli;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.learn.Observation;

/** One JSON object for every row (and column, where several are watched) on standard output; everything else on standard error. */
final class JsonReport implements WatchReport {

    private final PrintWriter out;
    private final PrintWriter err;
    private final WatchCount count;

    JsonReport(PrintWriter out, PrintWriter err, WatchCount count) {
        this.out = out;
        this.err = err;
        this.count = count;
    }

    @Override
    public void row(long number, @Nullable String column, Row row, Observation seen) {
        count.add(column, row, seen);
        JsonLine line = new JsonLine().put("row", number).put("time", row.timeText());
        if (column != null) {
            line.put("column", column);
        }
        out.println(line.put("value", row.value())
                .put("forecast", seen.forecast())
                .put("low", seen.low())
                .put("high", seen.high())
                .put("surprise", seen.anomaly().surprise())
                .put("anomaly", seen.anomaly().anomaly())
                .put("alarm", seen.anomaly().alarm())
                .put(
                        "why",
                        seen.anomaly().why().isEmpty() ? null : seen.anomaly().why()));
    }

    @Override
    public void summary(WatchMemory memory, List<String> signs, List<String> oddities) {
        count.sentences(memory).forEach(err::println);
        signs.forEach(err::println);
        oddities.forEach(sentence -> err.println("neuraxon: " + sentence));
    }
}
