package org.neuraxon.lab.report;

import java.util.List;
import java.util.Locale;
import org.neuraxon.lab.sequential.Accuracies;

/** A drawing of accuracy task by task: a row after each task, a column for each task asked, darker is better. Plain SVG. */
final class AccuracyMatrix {

    private static final int CELL = 40;
    /** Room for a letter of a task's name. */
    private static final double LETTER = 6.5;

    private static final int LEFT = 110;
    private static final int TOP = 28;
    /** The light and the dark end of the scale. */
    private static final int[] NONE = {0xf4, 0xf7, 0xfb};

    private static final int[] ALL = {0x08, 0x45, 0x94};

    private final Accuracies accuracies;
    private final List<String> tasks;
    private final int column;

    AccuracyMatrix(Accuracies accuracies, List<String> tasks) {
        this.accuracies = accuracies;
        this.tasks = tasks;
        column = tasks.stream().mapToInt(name -> (int) (LETTER * name.length())).reduce(CELL, Math::max);
    }

    String svg() {
        double[][] after = accuracies.after();
        int width = LEFT + tasks.size() * column + 4;
        int height = TOP + after.length * CELL + 4;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"matrix\" viewBox=\"0 0 %1$d %2$d\" style=\"max-width:%1$dpx\" role=\"img\""
                        + " aria-label=\"accuracy after each task\">",
                width,
                height));
        for (int task = 0; task < tasks.size(); task++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s</text>",
                    LEFT + (task + 0.5) * column,
                    TOP - 8,
                    Html.text(tasks.get(task))));
        }
        for (int row = 0; row < after.length; row++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"label\" x=\"%d\" y=\"%.1f\">after %s</text>",
                    LEFT - 10,
                    TOP + (row + 0.5) * CELL + 4,
                    after.length == 1 ? "all" : Html.text(tasks.get(row))));
            for (int task = 0; task < after[row].length; task++) {
                cell(svg, row, task, after[row][task]);
            }
        }
        return svg.append("</svg>").toString();
    }

    private void cell(StringBuilder svg, int row, int task, double accuracy) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%02x%02x%02x\"/>"
                        + "<text class=\"cell\" x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%.0f</text>",
                LEFT + task * column,
                TOP + row * CELL,
                column - 2,
                CELL - 2,
                shade(accuracy, 0),
                shade(accuracy, 1),
                shade(accuracy, 2),
                LEFT + (task + 0.5) * column - 1,
                TOP + (row + 0.5) * CELL + 3,
                accuracy > 0.5 ? "#fff" : "#1b2733",
                100 * accuracy));
    }

    private static int shade(double accuracy, int channel) {
        return (int) Math.rint(NONE[channel] + Math.max(0, Math.min(1, accuracy)) * (ALL[channel] - NONE[channel]));
    }
}
