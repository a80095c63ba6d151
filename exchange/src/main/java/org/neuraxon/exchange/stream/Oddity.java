package org.neuraxon.exchange.stream;

/** What a row can show that is odd but possible: it is flagged and counted, and the stream goes on. */
public enum Oddity {
    /** The value cell is empty, or a spelling of "not there": NaN, NA, null, none, -, ?. */
    MISSING_VALUE("the value is missing", "without a value"),
    /** The value is an infinity; taken as missing. */
    NOT_FINITE("the value is infinite and taken as missing", "with an infinite value, taken as missing"),
    /** The value's magnitude is above 1e300; taken as missing. */
    TOO_LARGE("the value is beyond 1e300 and taken as missing", "with a value beyond 1e300, taken as missing"),
    /** At least one input cell is missing, infinite or beyond 1e300; taken as missing. */
    MISSING_INPUT("an input is missing", "with a missing input"),
    /** The time cell is empty; the order of this row is not judged. */
    MISSING_TIME("the time is missing", "without a time"),
    /** In a regular series, more than one and a half of the usual step passed since the row before. */
    GAP("time jumps by more than one and a half usual steps", "after a gap in time"),
    /** The time repeats or lies before the latest one seen. */
    LATE("the time repeats or goes back", "late, their time repeating or going back"),
    /** An empty line between rows of a table with several columns: not a row. */
    BLANK_LINE("the line is empty and passed over", "empty, passed over"),
    /** A followed file was replaced or cut short in the middle of its last line: that line is lost. */
    CUT_LINE("the file was replaced in the middle of this line, which is lost", "lost when the file was replaced");

    private final String said;
    private final String counted;

    Oddity(String said, String counted) {
        this.said = said;
        this.counted = counted;
    }

    /** What to say when it is first met, to follow a line number: "the value is missing". */
    public String said() {
        return said;
    }

    /** What to say in a summary, to follow a number of rows or lines: "without a value". */
    public String counted() {
        return counted;
    }

    int bit() {
        return 1 << ordinal();
    }
}
