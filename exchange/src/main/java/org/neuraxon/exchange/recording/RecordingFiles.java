package org.neuraxon.exchange.recording;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a recording's folder. */
final class RecordingFiles {

    static final String SCHEMA = "schema.json";
    static final String END = "end.json";
    static final String SNAPSHOT_START = "start.nxn";
    static final String SNAPSHOT_END = "end.nxn";

    private static final Pattern PART = Pattern.compile("([a-z][a-z0-9_]*)-([0-9]{4,9})\\.csv");

    private RecordingFiles() {}

    /** The file of a table's rows, counted from 1. */
    static String part(String table, int number) {
        return String.format(Locale.ROOT, "%s-%04d.csv", table, number);
    }

    /** The number of a file of a table; 0 if it is none. */
    static int number(String file, String table) {
        Matcher matcher = PART.matcher(file);
        return matcher.matches() && matcher.group(1).equals(table) ? Integer.parseInt(matcher.group(2)) : 0;
    }
}
