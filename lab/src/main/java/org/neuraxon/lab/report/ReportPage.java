package org.neuraxon.lab.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.CodeIdentity;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Costs;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Finding;
import org.neuraxon.lab.Outcome;
import org.neuraxon.lab.Plan;
import org.neuraxon.lab.Verdict;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.statistics.Median;

/** The findings as one self-contained page that can be read without the code: nothing is fetched, no script runs. */
public final class ReportPage {

    private final Plan plan;
    private final List<Finding> findings;

    /** A page of these findings. */
    public ReportPage(Plan plan, List<Finding> findings) {
        this.plan = plan;
        this.findings = findings;
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
        return Page.template("report.html")
                .replace("<!--SUMMARY-->", summary())
                .replace("<!--TABLE-->", table())
                .replace("<!--CLAIMS-->", claims());
    }

    private String summary() {
        StringBuilder text = new StringBuilder("<p>");
        for (Verdict verdict : Verdict.values()) {
            long count = findings.stream().filter(f -> f.verdict() == verdict).count();
            if (count == 0) {
                continue;
            }
            text.append("<b class=\"")
                    .append(verdict)
                    .append("\">")
                    .append(count)
                    .append(' ')
                    .append(verdict)
                    .append("</b> ");
        }
        text.append("</p><p>")
                .append(plan.seeds())
                .append(plan.seeds() == 1 ? " seed, " : " paired seeds, ")
                .append(plan.firstSeed())
                .append(plan.seeds() == 1 ? "" : " to " + (plan.firstSeed() + plan.seeds() - 1))
                .append(" (")
                .append(plan.seedList())
                .append(" list); code ")
                .append(Html.text(CodeIdentity.version()))
                .append(". Again: <code>")
                .append(Html.text(command()))
                .append("</code></p>");
        if (plan.fast()) {
            text.append(
                    "<p class=\"warn\">Fast mode: every experiment was a twentieth as long, and effects alone were looked at, without a test. LIKELY and UNLIKELY"
                            + " are no verdicts; only a full run gives PASS or FAIL.</p>");
        } else if (plan.seeds() < Criterion.SEEDS) {
            text.append(
                    "<p class=\"warn\">Fewer than 20 seeds can refute a claim but, unless it is exact, not confirm it.</p>");
        }
        return text.toString();
    }

    private String command() {
        StringBuilder command = new StringBuilder("./neuraxon claims");
        findings.forEach(f -> command.append(' ').append(f.card().id()));
        return command + options();
    }

    private String options() {
        StringBuilder command = new StringBuilder(" --seeds ")
                .append(plan.seeds())
                .append(" --first-seed ")
                .append(plan.firstSeed());
        plan.model().ifPresent(model -> command.append(" --model ").append(model));
        return command.append(plan.fast() ? " --fast" : "").toString();
    }

    private String table() {
        StringBuilder rows = new StringBuilder();
        for (Finding finding : findings) {
            Outcome head = finding.headline();
            rows.append("<tr><td><a href=\"#")
                    .append(finding.card().id())
                    .append("\">")
                    .append(finding.card().id())
                    .append("</a></td><td>")
                    .append(Html.text(finding.card().statement()))
                    .append("</td><td>")
                    .append(Html.text(finding.model()))
                    .append("</td><td><b class=\"")
                    .append(finding.verdict())
                    .append("\">")
                    .append(finding.verdict())
                    .append("</b></td><td>")
                    .append(Numbers.plain(head.effect()))
                    .append("</td><td>")
                    .append(Html.text(head.criterion().text()))
                    .append("</td><td>")
                    .append(interval(head.interval()))
                    .append("</td><td>")
                    .append(p(finding.p()))
                    .append("</td></tr>\n");
        }
        return rows.toString();
    }

    private String claims() {
        StringBuilder sections = new StringBuilder();
        findings.forEach(finding -> sections.append(claim(finding)));
        return sections.toString();
    }

    private String claim(Finding finding) {
        Card card = finding.card();
        StringBuilder html = new StringBuilder();
        html.append(String.format(
                Locale.ROOT,
                "<section id=\"%1$s\"><h2><b class=\"%2$s\">%2$s</b> %1$s %3$s</h2>%n<dl>",
                card.id(),
                finding.verdict(),
                Html.text(card.statement())));
        term(html, "Experiment", card.design());
        term(html, "Measured", card.metric());
        term(html, "Passes if", card.passes());
        term(html, "Model", finding.model().equals(Card.NO_MODEL) ? "none needed" : finding.model());
        if (!card.caveat().isEmpty()) {
            term(html, "Caveat", card.caveat());
        }
        if (!card.search().isEmpty()) {
            term(html, "Settings tried", card.search());
        }
        html.append("<dt>Again</dt><dd><code>./neuraxon claims ")
                .append(card.id())
                .append(Html.text(options()))
                .append("</code>");
        if (finding.seconds() > 0) {
            html.append(" (took ").append(Costs.words(finding.seconds())).append(", one run after the other)");
        }
        html.append("</dd>");
        if (finding.verdict() == Verdict.SKIPPED) {
            return html.append("</dl></section>\n").toString();
        }
        html.append(
                "</dl>\n<table><tr><th>criterion</th><th>met</th><th>median</th><th>95 % interval</th><th>wanted</th>"
                        + "<th>seeds that agree</th><th>d</th><th>p (Holm)</th></tr>");
        for (Outcome outcome : finding.outcomes()) {
            html.append("<tr><td>")
                    .append(Html.text(outcome.criterion().text()))
                    .append("</td><td><b class=\"")
                    .append(outcome.state())
                    .append("\">")
                    .append(outcome.state().name().toLowerCase(Locale.ROOT))
                    .append("</b></td><td>")
                    .append(Numbers.plain(outcome.effect()))
                    .append("</td><td>")
                    .append(interval(outcome.interval()))
                    .append("</td><td>")
                    .append(wanted(outcome.criterion()))
                    .append("</td><td>")
                    .append(outcome.satisfied())
                    .append(" of ")
                    .append(outcome.seeds())
                    .append(needed(outcome))
                    .append("</td><td>")
                    .append(Double.isNaN(outcome.d()) ? "" : Numbers.plain(outcome.d()))
                    .append("</td><td>")
                    .append(p(outcome.p()))
                    .append("</td></tr>");
        }
        html.append("</table>\n");
        controls(html, finding);
        plots(html, finding);
        return html.append("</section>\n").toString();
    }

    private static void controls(StringBuilder html, Finding finding) {
        if (finding.card().controls().isEmpty()) {
            return;
        }
        html.append("<table><tr><th>control</th><th>what it is</th><th>metric</th><th>median</th></tr>");
        for (Control control : finding.card().controls()) {
            double[] values = finding.measurements().of(control.series());
            html.append("<tr><td>")
                    .append(control.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append("</td><td>")
                    .append(Html.text(control.about()))
                    .append("</td><td>")
                    .append(Html.text(control.series().metric()))
                    .append("</td><td>")
                    .append(Numbers.plain(known(values)))
                    .append("</td></tr>");
        }
        html.append("</table>\n");
    }

    private static double known(double[] values) {
        return Median.of(Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray());
    }

    /** What the criteria and controls speak of is shown; the rest can be unfolded. */
    private static void plots(StringBuilder html, Finding finding) {
        Set<String> judged = new LinkedHashSet<>();
        finding.outcomes().forEach(o -> judged.add(o.criterion().series().metric()));
        finding.card().controls().forEach(c -> judged.add(c.series().metric()));
        List<String> others = new ArrayList<>();
        for (String metric : finding.measurements().metrics()) {
            if (judged.contains(metric)) {
                plot(html, finding, metric);
            } else {
                others.add(metric);
            }
        }
        if (!others.isEmpty()) {
            html.append("<details><summary>Also measured: ")
                    .append(Html.text(String.join(", ", others)))
                    .append("</summary>");
            others.forEach(metric -> plot(html, finding, metric));
            html.append("</details>");
        }
    }

    private static void plot(StringBuilder html, Finding finding, String metric) {
        List<StripPlot.Band> bands = new ArrayList<>();
        for (Outcome outcome : finding.outcomes()) {
            Criterion criterion = outcome.criterion();
            boolean plain = !(criterion instanceof Criterion.Better) && !(criterion instanceof Criterion.Refused);
            if (plain && criterion.series().metric().equals(metric)) {
                bands.add(new StripPlot.Band(criterion.series().condition(), criterion.band()));
            }
        }
        html.append("<h3>")
                .append(Html.text(metric))
                .append("</h3>")
                .append(new StripPlot(finding.measurements(), metric, bands).svg())
                .append('\n');
    }

    private static void term(StringBuilder html, String name, String text) {
        html.append("<dt>")
                .append(name)
                .append("</dt><dd>")
                .append(Html.text(text))
                .append("</dd>");
    }

    /** How many seeds must agree, where a criterion counts them. */
    private static String needed(Outcome outcome) {
        OptionalInt needed = outcome.criterion().needed(outcome.seeds());
        return needed.isEmpty()
                ? ""
                : needed.getAsInt() == outcome.seeds() ? "; all must" : "; " + needed.getAsInt() + " must";
    }

    private static String wanted(Criterion criterion) {
        Interval band = criterion.band();
        String text = band.low() == Double.MIN_VALUE
                ? "&gt; 0"
                : band.high() == -Double.MIN_VALUE
                        ? "&lt; 0"
                        : band.low() == band.high()
                                ? Numbers.plain(band.low())
                                : Double.isInfinite(band.high())
                                        ? "&ge; " + Numbers.plain(band.low())
                                        : Double.isInfinite(band.low())
                                                ? "&le; " + Numbers.plain(band.high())
                                                : interval(band);
        return criterion instanceof Criterion.Refused ? "not " + text : text;
    }

    private static String interval(Interval interval) {
        return Double.isNaN(interval.low())
                ? ""
                : Numbers.plain(interval.low()) + " to " + Numbers.plain(interval.high());
    }

    private static String p(double p) {
        return Double.isNaN(p) ? "" : p < 1e-4 ? "&lt; 0.0001" : Numbers.plain(p);
    }
}
