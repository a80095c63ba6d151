package org.neuraxon.exchange.stream;

/** What stands between fields: a character, runs of spaces and tabs, or nothing in a table of one column. */
final class Separators {

    /** Not inspected yet: whatever may separate is taken to. */
    static final char UNKNOWN = '?';
    /** Runs of spaces and tabs. */
    static final char SPACES = ' ';
    /** A single column. */
    static final char NONE = '\0';
    /** Those to look for, the more telling first. */
    static final char[] CANDIDATES = {'\t', ';', '|', ','};

    private Separators() {}

    /** Whether numbers may have a decimal comma. */
    static boolean allowComma(char separator) {
        return separator != ',' && separator != NONE;
    }

    /** Whether a quote at this place begins a field, when the record begins at {@code start}. */
    static boolean opensField(char separator, byte[] bytes, int start, int at) {
        int before = at - 1;
        while (before >= start && bytes[before] == ' ') {
            if (separator == SPACES || separator == UNKNOWN) {
                return true;
            }
            before--;
        }
        return before < start || isSeparator(separator, bytes[before]);
    }

    private static boolean isSeparator(char separator, byte b) {
        return switch (separator) {
            case UNKNOWN -> b == ',' || b == ';' || b == '\t' || b == '|' || b == ' ';
            case SPACES -> b == ' ' || b == '\t';
            case NONE -> false;
            default -> b == separator;
        };
    }
}
