package org.neuraxon.lab.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.neuraxon.lab.sequential.CourseResult;

/**
 * A drawing of what is left while tasks go by: for each learner the mean accuracy on all tasks so far, after each task, named at its end.
 * Who learned everything at once is a dot at the end. Plain SVG.
 */
final class CourseCurves {

    private static final int LEFT = 50;
    private static final int RIGHT = 130;
    private static final int WIDTH = 900;
    private static final int HEIGHT = 380;
    private static final int TOP = 12;
    private static final int BOTTOM = 40;
    private static final int LINE = 14;
    /** Colours that are told apart by all eyes (Okabe and Ito, 2008), without yellow, which is faint on white. */
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#1b2733"
    };

    /** Lines that share a colour differ by this. */
    private static final String[] DASHES = {"", "6 4", "2 3"};

    private final List<CourseResult> results;
    private final List<String> tasks;

    CourseCurves(List<CourseResult> results, List<String> tasks) {
        this.results = results;
        this.tasks = tasks;
    }

    String svg() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"mean accuracy on all tasks so far, after each task\">",
                WIDTH,
                HEIGHT));
        for (int percent = 0; percent <= 100; percent += 20) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%3$.1f\" y2=\"%3$.1f\"/>"
                            + "<text class=\"label\" x=\"%4$d\" y=\"%5$.1f\">%6$d</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y(percent / 100.0),
                    LEFT - 8,
                    y(percent / 100.0) + 4,
                    percent));
        }
        for (int task = 0; task < tasks.size(); task++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s</text>",
                    x(task),
                    HEIGHT - BOTTOM + 20,
                    Html.text(tasks.get(task))));
        }
        double[] names = places();
        for (int i = 0; i < results.size(); i++) {
            draw(svg, i, names[i]);
        }
        return svg.append("</svg>").toString();
    }

    private void draw(StringBuilder svg, int number, double name) {
        double[][] after = results.get(number).accuracies().after();
        String colour = COLOURS[number % COLOURS.length];
        StringBuilder points = new StringBuilder();
        for (int row = 0; row < after.length; row++) {
            int task = tasks.size() - after.length + row;
            double mean = Arrays.stream(after[row]).average().orElse(0);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(task), y(mean)));
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%s: %.1f %%</title></circle>",
                    x(task),
                    y(mean),
                    colour,
                    Html.text(results.get(number).name()),
                    100 * mean));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<polyline fill=\"none\" stroke=\"%1$s\" stroke-width=\"2\" stroke-dasharray=\"%2$s\" points=\"%3$s\"/>"
                        + "<line stroke=\"%1$s\" stroke-width=\".7\" x1=\"%4$.1f\" y1=\"%5$.1f\" x2=\"%6$d\" y2=\"%7$.1f\"/>"
                        + "<text class=\"value\" x=\"%8$d\" y=\"%9$.1f\">%10$s</text>",
                colour,
                DASHES[number / COLOURS.length % DASHES.length],
                points.toString().strip(),
                x(tasks.size() - 1),
                y(end(number)),
                WIDTH - RIGHT + 26,
                name - 4,
                WIDTH - RIGHT + 30,
                name,
                Html.text(results.get(number).name())));
    }

    /** Where the names stand: beside their line's end, moved apart where they would overlap. */
    private double[] places() {
        Integer[] order = new Integer[results.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -end(i)));
        double[] places = new double[order.length];
        double lowest = TOP;
        for (int i : order) {
            places[i] = Math.max(y(end(i)) + 4, lowest + LINE);
            lowest = places[i];
        }
        double over = Math.max(0, lowest - (HEIGHT - 6));
        for (int k = order.length - 1; k >= 0 && over > 0; k--) {
            places[order[k]] -= over;
            over = k == 0 ? 0 : Math.max(0, places[order[k - 1]] - (places[order[k]] - LINE));
        }
        return places;
    }

    private double end(int number) {
        return results.get(number).accuracies().mean();
    }

    private double x(int task) {
        return LEFT + 20 + (WIDTH - LEFT - RIGHT - 40) * (tasks.size() < 2 ? 1 : task / (tasks.size() - 1.0));
    }

    private static double y(double accuracy) {
        return TOP + (1 - accuracy) * (HEIGHT - TOP - BOTTOM);
    }
}
