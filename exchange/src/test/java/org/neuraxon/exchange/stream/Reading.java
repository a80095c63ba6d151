package org.neuraxon.exchange.stream;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that came out of a source, for tests.
 *
 * @param failure how it ended, null if at its end
 */
record Reading(List<Row> rows, @Nullable StreamException failure, Tally tally) {

    static Reading of(RowSource source) {
        List<Row> rows = new ArrayList<>();
        StreamException failure = null;
        try (source) {
            for (Row row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
        } catch (StreamException e) {
            failure = e;
        }
        return new Reading(rows, failure, source.tally());
    }

    static Reading of(byte[] bytes, SeriesRequest request) {
        return of(open(bytes, request));
    }

    static Reading of(String text) {
        return of(text, SeriesRequest.INSPECT);
    }

    static Reading of(String text, SeriesRequest request) {
        return of(text.getBytes(StandardCharsets.UTF_8), request);
    }

    static SeriesReader open(byte[] bytes, SeriesRequest request) {
        return SeriesReader.open(new ByteArrayInputStream(bytes), "input", request);
    }

    static SeriesFormat format(String text) {
        try (SeriesReader reader = open(text.getBytes(StandardCharsets.UTF_8), SeriesRequest.INSPECT)) {
            return reader.format();
        }
    }

    String sentence() {
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }

    List<Double> values() {
        return rows.stream().map(Row::value).toList();
    }
}
