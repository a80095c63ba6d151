package org.neuraxon.lab.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.neuraxon.lab.Measurements;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.statistics.Bootstrap;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.statistics.Median;

/**
 * A drawing of one metric, a row for each condition: a dot for each seed, the median with its 95 % interval, and in green where the claim
 * wants the value. Plain SVG, so that the page needs nothing else.
 */
final class StripPlot {

    /** Room for labels: as much as the longest needs, within limits. */
    private static final int LEAST_LEFT = 270;

    private static final int MOST_LEFT = 430;
    private static final double LETTER = 6.6;
    private static final int GAP = 10;
    private static final int RIGHT = 120;
    private static final int WIDTH = 900;
    private static final int ROW = 26;
    private static final int TOP = 8;
    private static final int BOTTOM = 26;
    private static final int TICKS = 5;

    private final Measurements measurements;
    private final String metric;
    private final List<Band> bands;

    /**
     * A plot.
     *
     * @param bands where values are wanted, for some of the conditions
     */
    StripPlot(Measurements measurements, String metric, List<Band> bands) {
        this.measurements = measurements;
        this.metric = metric;
        this.bands = bands;
    }

    /** Where the values of a condition are wanted. */
    record Band(String condition, Interval wanted) {}

    String svg() {
        List<String> conditions = measurements.conditions(metric);
        double[] all = conditions.stream()
                .flatMapToDouble(c -> Arrays.stream(measurements.of(new Series(c, metric))))
                .filter(Double::isFinite)
                .toArray();
        if (all.length == 0) {
            return "<p class=\"none\">Nothing could be measured.</p>";
        }
        int longest = conditions.stream().mapToInt(String::length).max().orElse(0);
        Axis axis = axis((int) Math.max(LEAST_LEFT, Math.min(MOST_LEFT, LETTER * longest + 2 * GAP)), all);
        int height = TOP + conditions.size() * ROW + BOTTOM;
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s by condition\">",
                WIDTH,
                height,
                Html.text(metric)));
        grid(svg, axis, height);
        for (int row = 0; row < conditions.size(); row++) {
            draw(svg, axis, conditions.get(row), TOP + row * ROW);
        }
        return svg.append("</svg>").toString();
    }

    private Axis axis(int left, double... all) {
        double low = Arrays.stream(all).min().orElse(0);
        double high = Arrays.stream(all).max().orElse(1);
        for (Band band : bands) {
            // A limit is worth seeing even where no value reaches it.
            if (Double.isFinite(band.wanted.low())) {
                low = Math.min(low, band.wanted.low());
                high = Math.max(high, band.wanted.low());
            }
            if (Double.isFinite(band.wanted.high())) {
                low = Math.min(low, band.wanted.high());
                high = Math.max(high, band.wanted.high());
            }
        }
        double margin = high > low ? (high - low) * 0.05 : high != 0 ? Math.abs(high) * 0.1 : 0.5;
        return new Axis(left, low - margin, high + margin);
    }

    private static void grid(StringBuilder svg, Axis axis, int height) {
        double step = axis.step();
        for (double at = Math.ceil(axis.low / step) * step; at <= axis.high; at += step) {
            double rounded = Math.rint(at / step) * step;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"/>"
                            + "<text class=\"tick\" x=\"%1$.1f\" y=\"%4$d\">%5$s</text>",
                    axis.x(rounded),
                    TOP,
                    height - BOTTOM,
                    height - 8,
                    Numbers.plain((float) rounded)));
        }
    }

    private void draw(StringBuilder svg, Axis axis, String condition, int top) {
        double middle = top + ROW / 2.0;
        for (Band band : bands) {
            if (band.condition.equals(condition)) {
                double from = axis.x(Math.max(axis.low, band.wanted.low()));
                double to = axis.x(Math.min(axis.high, band.wanted.high()));
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"wanted\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                        from - 1.5,
                        top + 2,
                        to - from + 3,
                        ROW - 4));
            }
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"label\" x=\"%d\" y=\"%.1f\"%s>%s</text>",
                axis.left - GAP,
                middle + 4,
                LETTER * condition.length() > axis.left - GAP
                        ? " textLength=\"" + (axis.left - 2 * GAP) + "\" lengthAdjust=\"spacingAndGlyphs\""
                        : "",
                Html.text(condition)));
        double[] values = measurements.of(new Series(condition, metric));
        double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                // Dots are spread over the row in the order of the seeds, so that equal values stay apart.
                double y = middle + (values.length < 2 ? 0 : (i / (values.length - 1.0) - 0.5) * (ROW - 12));
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"seed\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\"><title>seed %d: %s</title></circle>",
                        axis.x(values[i]),
                        y,
                        measurements.runs().get(i).seed(),
                        Numbers.plain(values[i])));
            }
        }
        String text = known.length == 0 ? "not measurable" : Numbers.plain(Median.of(known));
        if (known.length > 0 && Double.isFinite(Median.of(known))) {
            Interval interval = Bootstrap.ofMedian(values.length, known);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"interval\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>"
                            + "<line class=\"median\" x1=\"%4$.1f\" x2=\"%4$.1f\" y1=\"%5$d\" y2=\"%6$d\"/>",
                    axis.x(Math.max(axis.low, interval.low())),
                    axis.x(Math.min(axis.high, interval.high())),
                    middle,
                    axis.x(Median.of(known)),
                    top + 4,
                    top + ROW - 4));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"value\" x=\"%d\" y=\"%.1f\">%s%s</text>",
                WIDTH - RIGHT + 12,
                middle + 4,
                text,
                known.length == values.length || known.length == 0
                        ? ""
                        : " (" + known.length + " of " + values.length + ")"));
    }

    private record Axis(int left, double low, double high) {

        double x(double value) {
            return left + (value - low) / (high - low) * (WIDTH - left - RIGHT);
        }

        double step() {
            double raw = (high - low) / TICKS;
            double power = 1;
            while (power > raw) {
                power /= 10;
            }
            while (power * 10 <= raw) {
                power *= 10;
            }
            return raw > 5 * power ? 10 * power : raw > 2 * power ? 5 * power : raw > power ? 2 * power : power;
        }
    }
}
