package org.neuraxon.learn.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a forecast was made of. The readouts are linear, so the forecast is a sum and nothing is left unexplained: the amounts of all
 * {@linkplain #parts parts} add up to {@link #value}, but for rounding.
 *
 * @param horizon how many rows ahead
 * @param value the forecast
 * @param parts in the order of {@link Source}; columns in the order of the row
 * @param noradrenaline the unexpected uncertainty, in [0, 1]; the higher, the faster the readouts forget
 * @param memory the rows after which the readouts' experience counts 1/e: 1/(1 - λ)
 */
public record Reasons(int horizon, double value, List<Part> parts, double noradrenaline, double memory) {

    private static final int TOLD = 3;

    /** Where a part of a forecast comes from. */
    public enum Source {
        /** The usual level of the stream: what a forecast begins with. */
        LEVEL("the usual level"),
        /** The last value repeated, as far as it is trusted more than all that follows. */
        LAST_VALUE("the last value repeated"),
        /** The last values of a column. */
        COLUMN("the last values of column"),
        /** The values of one period ago. */
        SEASON("the values of one period ago"),
        /** What the network holds: potentials, trits, complements. */
        NETWORK("the network's state"),
        /** What the range of the values seen so far took away or added. */
        RANGE("the range of values seen");

        private final String words;

        Source(String words) {
            this.words = words;
        }
    }

    /**
     * One part.
     *
     * @param source where it comes from
     * @param column 0 for the value itself, k for input k, with {@link Source#COLUMN}; else -1
     * @param amount what it adds to the forecast, in the value's units
     */
    public record Part(Source source, int column, double amount) {}

    /** Keeps its own list. */
    public Reasons {
        parts = List.copyOf(parts);
    }

    /** The amount of a source, columns added up. */
    public double of(Source source) {
        return parts.stream()
                .filter(part -> part.source == source)
                .mapToDouble(Part::amount)
                .sum();
    }

    /** The usual level and the {@value #TOLD} largest parts beside it as a sentence; column 0 is the value itself. */
    public String why() {
        String largest = parts.stream()
                .filter(part -> part.source != Source.LEVEL && part.amount != 0)
                .sorted(Comparator.comparingDouble((Part part) -> -Math.abs(part.amount)))
                .limit(TOLD)
                .map(part -> String.format(
                        Locale.ROOT,
                        "%+.4g by %s%s",
                        part.amount,
                        part.source.words,
                        part.source == Source.COLUMN ? " " + part.column : ""))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%.4g expected: %.4g is usual%s",
                value,
                of(Source.LEVEL),
                largest.isEmpty() ? "" : ", " + largest);
    }
}
