package org.neuraxon.exchange.stream;

/** What the cells of an input column hold. */
public enum InputKind {
    /** Numbers, given as they are. */
    NUMBER,
    /** Texts, given as numbers that stand for them ({@link org.neuraxon.core.math.TextKey}). */
    TEXT,
    /** The row's time, given in seconds since 1970-01-01T00:00 of the clock of {@link Row#timeMicros}. */
    TIME
}
