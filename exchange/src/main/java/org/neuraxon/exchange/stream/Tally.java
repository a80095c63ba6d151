package org.neuraxon.exchange.stream;

import java.util.ArrayList;
import java.util.List;

/** Counts the rows of a source and what was odd about them, with the line where each oddity was first met. */
public final class Tally {

    private static final Oddity[] ODDITIES = Oddity.values();

    private final long[] counts = new long[ODDITIES.length];
    private final long[] firstLines = new long[ODDITIES.length];
    private long rows;
    private int told;

    Tally() {}

    void countRow(int flags, long line) {
        rows++;
        if (flags != 0) {
            for (Oddity oddity : ODDITIES) {
                if ((flags & oddity.bit()) != 0) {
                    count(oddity, line, 1);
                }
            }
        }
    }

    void count(Oddity oddity, long line, long times) {
        int index = oddity.ordinal();
        if (counts[index] == 0) {
            firstLines[index] = line;
        }
        counts[index] += times;
    }

    /** Rows given so far. */
    public long rows() {
        return rows;
    }

    /** How many rows (or lines, for those that are no row) showed this oddity. */
    public long count(Oddity oddity) {
        return counts[oddity.ordinal()];
    }

    /** Line on which this oddity was first met, from 1; 0 if it was not. */
    public long firstLine(Oddity oddity) {
        return firstLines[oddity.ordinal()];
    }

    /** One sentence for each kind of oddity first met since the last call: what to say once while reading. Mostly empty. */
    public List<String> news() {
        List<String> sentences = new ArrayList<>(0);
        for (Oddity oddity : ODDITIES) {
            if (count(oddity) > 0 && (told & oddity.bit()) == 0) {
                told |= oddity.bit();
                sentences.add("Line " + firstLine(oddity) + ": " + oddity.said()
                        + "; such lines are counted and the stream goes on.");
            }
        }
        return sentences;
    }

    /** One sentence for each kind of oddity met: what to say at the end. Empty if nothing was odd. */
    public List<String> summary() {
        List<String> sentences = new ArrayList<>(0);
        for (Oddity oddity : ODDITIES) {
            long count = count(oddity);
            if (count > 0) {
                String noun = oddity == Oddity.BLANK_LINE || oddity == Oddity.CUT_LINE ? "line" : "row";
                sentences.add(count + " " + noun + (count == 1 ? " " : "s ") + oddity.counted() + " (first at line "
                        + firstLine(oddity) + ").");
            }
        }
        return sentences;
    }
}
