package org.neuraxon.learn.anomaly;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.neuraxon.core.math.Elementary;

/** The sentence that tells a person why a row is unusual. Same numbers, same characters, on every Java version. */
final class Reason {

    private static final double LARGEST_WHOLE = 1e15;
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Reason() {}

    static String beyond(double value, double low, double high) {
        return value > high
                ? "value " + number(value) + " is above everything seen so far (" + number(high) + ")"
                : "value " + number(value) + " is below everything seen so far (" + number(low) + ")";
    }

    static String miss(double error, double scale) {
        if (scale > 0) {
            return "the forecast missed by " + oneDecimal(Math.abs(error) / scale) + " times its usual error";
        }
        return "the forecast missed by " + number(Math.abs(error)) + ", far more than it used to";
    }

    /** Of an error of logarithms. */
    static String missByFactor(double error) {
        return "the forecast missed by a factor of " + number(Elementary.exp(Math.abs(error)))
                + ", far more than it used to";
    }

    static String combination(long seen, long before) {
        String counted = seen(seen, before);
        return seen * 100 <= before
                ? "this combination of slow and fast levels was " + counted
                : "the last rows went through rare combinations of slow and fast levels (this one was " + counted + ")";
    }

    static String gap(long run, long seen, long before) {
        return "no value for " + grouped(run) + (run == 1 ? " row" : " rows") + "; a gap this long was "
                + seen(seen, before);
    }

    static String signal(String name, double strength) {
        return name + " is " + number(strength) + ", far from what it used to be";
    }

    /** Of a signal that is an error of logarithms. */
    static String signalByFactor(String name, double error) {
        return name + " is a factor of " + number(Elementary.exp(Math.abs(error))) + ", far from what it used to be";
    }

    /** A whole number in full, any other with six significant digits. */
    static String number(double x) {
        if (x == Math.rint(x) && Math.abs(x) < LARGEST_WHOLE) {
            return Long.toString((long) x);
        }
        return Double.isFinite(x)
                ? new BigDecimal(x).round(SIX_DIGITS).stripTrailingZeros().toString()
                : "unbounded";
    }

    private static String oneDecimal(double x) {
        return x < LARGEST_WHOLE
                ? new BigDecimal(x).setScale(1, RoundingMode.HALF_EVEN).toString()
                : number(x);
    }

    private static String seen(long count, long before) {
        String how = count == 0 ? "never seen" : count == 1 ? "seen once" : "seen " + grouped(count) + " times";
        return how + " in " + grouped(before) + " rows";
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
