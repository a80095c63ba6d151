package org.neuraxon.lab.report;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.neuraxon.core.Version;
import org.neuraxon.lab.series.Descent;

/** An evolved network beside its unevolved ancestors, as one self-contained page: their scores, and what they said of rows that evolution never saw. */
public final class DescentPage {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 320;
    private static final int MARGIN = 40;
    private static final int MOST_ROWS = 150;
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#8a97a5"};

    private final String title;
    private final String command;
    private final Descent descent;

    /**
     * A page.
     *
     * @param title the series
     * @param command what repeats it
     */
    public DescentPage(String title, String command, Descent descent) {
        this.title = title;
        this.command = command;
        this.descent = descent;
    }

    /**
     * Writes the page, replacing an older one only when it is complete.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        Page.write(file, html());
    }

    String html() {
        return Page.template("descent.html")
                .replace("<!--TITLE-->", Html.text(title))
                .replace("<!--COMMAND-->", Html.text(command))
                .replace("<!--CODE-->", Html.text(Version.CODE))
                .replace("<!--BARS-->", bars())
                .replace("<!--P-->", String.format(Locale.ROOT, "%.2g", descent.p()))
                .replace("<!--LINES-->", lines());
    }

    private String bars() {
        double low = Math.min(
                0, descent.groups().stream().mapToDouble(g -> least(g)).min().orElse(0));
        double high = Math.max(
                1, descent.groups().stream().mapToDouble(g -> most(g)).max().orElse(1));
        int left = 240;
        double unit = (WIDTH - left - MARGIN) / (high - low);
        double zero = left - low * unit;
        StringBuilder svg = new StringBuilder(
                String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d 150\" role=\"img\" aria-label=\"scores\">", WIDTH));
        svg.append(String.format(
                Locale.ROOT, "<line class=\"axis\" x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"126\"/>", zero));
        svg.append(String.format(
                Locale.ROOT, "<text class=\"tick\" x=\"%.1f\" y=\"144\">0: a linear forecast</text>", zero));
        int row = 0;
        for (Descent.Group group : descent.groups()) {
            int y = 42 * row;
            double from = Math.min(zero, zero + group.mean() * unit);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\""
                            + " height=\"22\" fill=\"%s\"/>",
                    left - 12,
                    y + 21,
                    Html.text(group.name()),
                    from,
                    y + 6,
                    Math.abs(group.mean() * unit),
                    COLOURS[row]));
            for (double score : group.scores()) {
                svg.append(String.format(
                        Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%d\" r=\"2.5\"/>", zero + score * unit, y + 17));
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"value\" x=\"%.1f\" y=\"%d\">%.2f</text>",
                    zero + Math.max(0, most(group)) * unit + 8,
                    y + 21,
                    group.mean()));
            row++;
        }
        return svg.append("</svg>").toString();
    }

    private static double least(Descent.Group group) {
        return DoubleStream.of(group.scores()).min().orElse(0);
    }

    private static double most(Descent.Group group) {
        return DoubleStream.of(group.scores()).max().orElse(0);
    }

    private String lines() {
        double[] targets = descent.targets();
        double low = DoubleStream.of(targets).min().orElse(-1);
        double high = DoubleStream.of(targets).max().orElse(1);
        double room = 0.25 * (high - low);
        return String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"rows and forecasts\">",
                        WIDTH,
                        HEIGHT)
                + line(descent.byFounder(), low - room, high + room, COLOURS[1], "1.5", "4 3")
                + line(targets, low - room, high + room, "#1b2733", "3.5", "")
                + line(descent.byChampion(), low - room, high + room, "#56b4e9", "1.5", "")
                + "</svg>";
    }

    private static String line(double[] values, double low, double high, String colour, String width, String dash) {
        int rows = Math.min(MOST_ROWS, values.length);
        int from = values.length - rows;
        String points = IntStream.range(0, rows)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        MARGIN + (double) i * (WIDTH - 2 * MARGIN) / Math.max(1, rows - 1),
                        HEIGHT * (1 - (Math.max(low, Math.min(high, values[from + i])) - low) / (high - low))))
                .collect(Collectors.joining(" "));
        return String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\"/>",
                points,
                colour,
                width,
                dash);
    }
}
