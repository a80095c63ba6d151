package org.neuraxon.exchange.trajectory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.json.Layout;
import org.neuraxon.exchange.json.Place;
import tools.jackson.databind.JsonNode;

/** Compares what was recorded with what is, and remembers the first difference. */
final class Comparison {

    /** What is said to be there when nothing is. */
    static final String NOTHING = "none";

    private static final int LONGEST_VALUE = 60;

    private final double tolerance;
    private @Nullable Difference first;
    private double largestDeviation;
    private long numbers;
    private int step;

    Comparison(double tolerance) {
        this.tolerance = tolerance;
    }

    /** Tells how many steps are completed from now on. */
    void at(int completed) {
        step = completed;
    }

    boolean different() {
        return first != null;
    }

    ReplayResult result() {
        return new ReplayResult(Optional.ofNullable(first), largestDeviation, numbers);
    }

    /** Compares a number. */
    void number(String variable, JsonNode expected, double got) {
        if (!expected.isNumber() || deviates(expected, got)) {
            differ(variable, text(expected), text(got));
        }
    }

    /** True if a number is too far from what was recorded; otherwise its deviation is remembered. */
    boolean deviates(JsonNode expected, double got) {
        double wanted = expected.doubleValue();
        double deviation = Math.abs(wanted - got) / (1 + Math.abs(wanted));
        boolean close = deviation <= tolerance;
        if (close && first == null) {
            numbers++;
            largestDeviation = Math.max(largestDeviation, deviation);
        }
        return !close;
    }

    /** Compares one trinary state for each neuron with a text of +, 0 and -. */
    void trinary(String variable, Place expected, byte[] got) {
        String states = expected.text();
        if (states.length() != got.length) {
            throw expected.wrong("must have " + got.length + " states but has " + states.length());
        }
        for (int n = 0; n < got.length; n++) {
            int wanted = switch (states.charAt(n)) {
                case '+' -> 1;
                case '0' -> 0;
                case '-' -> -1;
                default -> throw expected.wrong("holds '" + states.charAt(n) + "' where +, 0 or - is needed");
            };
            if (wanted != got[n]) {
                differ(variable + "[" + n + "]", Integer.toString(wanted), Integer.toString(got[n]));
            }
        }
    }

    /** Notes that something was recorded which the engine does not have. */
    void missing(String variable, Place expected) {
        differ(variable, text(expected.node()), NOTHING);
    }

    /** Notes a difference, unless there was one before. */
    void differ(String variable, String expected, String got) {
        if (first == null) {
            first = new Difference(step, variable, expected, got);
        }
    }

    static String text(double value) {
        return Layout.number(value);
    }

    static String text(JsonNode value) {
        String text = value.isNull() ? NOTHING : Layout.line(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }
}
