package org.neuraxon.exchange.nab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.json.Document;
import tools.jackson.databind.JsonNode;

/**
 * The labelled windows of a set of series: {@code {"CATEGORY/FILE.csv": [["first time", "last time"], ...]}}.
 *
 * @param windows the windows of each series by its name, in the order of the names; no windows: nothing is unusual in it
 */
public record NabLabels(SortedMap<String, List<NabLabels.Span>> windows) {

    /**
     * A window by its two ends, both within it.
     *
     * @param first time of its first row, as written in the series
     * @param last time of its last row
     */
    public record Span(String first, String last) {}

    /**
     * Reads a file of windows.
     *
     * @throws ExchangeException if it cannot be read or is none
     */
    public static NabLabels read(Path file) {
        SortedMap<String, List<Span>> windows = new TreeMap<>();
        for (Map.Entry<String, JsonNode> series : Document.read(file).root().properties()) {
            List<Span> spans = new ArrayList<>();
            for (JsonNode span : series.getValue()) {
                if (!span.isArray()
                        || span.size() != 2
                        || !span.get(0).isString()
                        || !span.get(1).isString()) {
                    throw new ExchangeException(file + ": the windows of " + series.getKey()
                            + " must be pairs of times, [[\"first\", \"last\"], ...]");
                }
                spans.add(new Span(
                        withoutFraction(span.get(0).asString()),
                        withoutFraction(span.get(1).asString())));
            }
            windows.put(series.getKey(), List.copyOf(spans));
        }
        return new NabLabels(windows);
    }

    /** The time without a fraction of a second, which the benchmark's labels have and its series have not. */
    static String withoutFraction(String time) {
        int dot = time.lastIndexOf('.');
        return dot < 0 ? time : time.substring(0, dot);
    }
}
