package org.neuraxon.lab.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.neuraxon.core.Version;
import org.neuraxon.lab.sequential.CourseResult;

/** What learners took from a course, as one self-contained page: forgetting curves, accuracy matrices, contexts. */
public final class CoursePage {

    private final String title;
    private final String command;
    private final List<String> tasks;
    private final List<CourseResult> results;

    /**
     * A page.
     *
     * @param title the data and the protocol
     * @param command what repeats it
     * @param tasks the tasks' names, in their order
     * @param results one for each learner, at least one
     */
    public CoursePage(String title, String command, List<String> tasks, List<CourseResult> results) {
        this.title = title;
        this.command = command;
        this.tasks = List.copyOf(tasks);
        this.results = List.copyOf(results);
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
        return Page.template("course.html")
                .replace("<!--TITLE-->", Html.text(title))
                .replace("<!--COMMAND-->", Html.text(command))
                .replace("<!--CODE-->", Html.text(Version.CODE))
                .replace("<!--CURVES-->", new CourseCurves(results, tasks).svg())
                .replace("<!--TABLE-->", results.stream().map(CoursePage::row).collect(Collectors.joining("\n")))
                .replace("<!--MATRICES-->", results.stream().map(this::matrix).collect(Collectors.joining("\n")));
    }

    private static String row(CourseResult result) {
        double forgetting = result.accuracies().forgetting();
        return String.format(
                Locale.ROOT,
                "<tr><td>%s</td><td>%s</td><td>%.1f</td><td>%s</td><td>%d</td><td>%.1f</td></tr>",
                Html.text(result.name()),
                Html.text(result.description()),
                100 * result.accuracies().mean(),
                Double.isNaN(forgetting) ? "" : String.format(Locale.ROOT, "%.1f", 100 * forgetting),
                result.lastContexts(),
                result.bytes() / 1e6);
    }

    private String matrix(CourseResult result) {
        String contexts = result.contexts().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "<section><h2>" + Html.text(result.name()) + "</h2><p>" + Html.text(result.description()) + "</p>"
                + new AccuracyMatrix(result.accuracies(), tasks).svg()
                + (result.lastContexts() > 1 ? "<p>Contexts told apart after each task: " + contexts + "</p>" : "")
                + "</section>";
    }
}
