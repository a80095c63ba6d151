package org.neuraxon.learn.anomaly;

import java.util.List;

/**
 * What made a row stand out, in numbers; {@link Anomaly#why} says the same in a sentence.
 *
 * @param kind which of the streams of surprise was the largest
 * @param surprise of that stream, in nats
 * @param figures what the sentence quotes, see {@link Kind}
 */
public record Cause(Kind kind, double surprise, List<Double> figures) {

    /** A row that is neither an alarm nor notable. */
    public static final Cause NONE = new Cause(Kind.NONE, 0, List.of());

    /** Keeps its own list. */
    public Cause {
        figures = List.copyOf(figures);
    }

    /** Streams of surprise, and the figures that go with each. */
    public enum Kind {
        /** Nothing stood out. */
        NONE,
        /** The forecast missed: the error, its usual size (0 if the detector keeps its own). */
        FORECAST,
        /** A rare combination of levels: how often seen, among how many rows. */
        COMBINATION,
        /** A new extreme: the value, the least and the greatest before it. */
        RANGE,
        /** Missing values: rows without one, how often so many were seen, among how many rows. */
        GAP,
        /** A further signal of the caller: its place among the named ones, its strength. */
        SIGNAL
    }
}
