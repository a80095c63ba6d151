package org.neuraxon.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Version;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Finding;
import org.neuraxon.lab.Measurements;
import org.neuraxon.lab.Outcome;
import org.neuraxon.lab.Plan;
import org.neuraxon.lab.Run;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.statistics.Interval;

/** Claims, their numbers and their findings as the page is told them. */
final class ClaimText {

    private ClaimText() {}

    static Map<String, @Nullable Object> card(Card card) {
        return Json.map(
                "id", card.id(),
                "section", card.section(),
                "statement", card.statement(),
                "design", card.design(),
                "metric", card.metric(),
                "passes", card.passes(),
                "model", card.model(),
                "caveat", card.caveat(),
                "search", card.search());
    }

    static Map<String, @Nullable Object> finding(Claim claim, Plan plan, Finding finding) {
        return Json.map(
                "claim", finding.card().id(),
                "seeds", plan.seeds(),
                "first_seed", plan.firstSeed(),
                "fast", plan.fast(),
                "code", Version.CODE,
                "verdict", finding.verdict().name(),
                "decides", plan.seeds() >= Criterion.SEEDS && !plan.fast(),
                "seconds_taken", Json.number(finding.seconds()),
                "command", command(plan),
                "outcomes", finding.outcomes().stream().map(ClaimText::outcome).toList(),
                "series", series(claim, finding.measurements()));
    }

    private static String command(Plan plan) {
        return "./neuraxon claims " + plan.claims().get(0).card().id() + " --seeds " + plan.seeds() + " --first-seed "
                + plan.firstSeed() + (plan.fast() ? " --fast" : "");
    }

    private static Map<String, @Nullable Object> outcome(Outcome outcome) {
        Criterion criterion = outcome.criterion();
        return Json.map(
                "text", criterion.text(),
                "state", outcome.state().name().toLowerCase(Locale.ROOT),
                "median", Json.number(outcome.effect()),
                "interval", interval(outcome.interval()),
                "wanted", interval(criterion.band()),
                "refused", criterion instanceof Criterion.Refused,
                "agree", outcome.satisfied(),
                "p", Json.number(outcome.p()),
                "d", Json.number(outcome.d()));
    }

    /**
     * One number a seed for all that the criteria and controls speak of, with the band where a criterion wants the value itself. What could
     * not be measured is null.
     */
    static List<Map<String, @Nullable Object>> series(Claim claim, Measurements measurements) {
        Set<String> judged = new LinkedHashSet<>();
        claim.criteria().forEach(criterion -> judged.add(criterion.series().metric()));
        claim.card().controls().forEach(control -> judged.add(control.series().metric()));
        List<Long> seeds = measurements.runs().stream().map(Run::seed).toList();
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (String metric : measurements.metrics()) {
            if (judged.contains(metric)) {
                for (String condition : measurements.conditions(metric)) {
                    Series series = new Series(condition, metric);
                    all.add(Json.map(
                            "metric", metric,
                            "condition", condition,
                            "seeds", seeds,
                            "values",
                                    Arrays.stream(measurements.of(series))
                                            .mapToObj(Json::number)
                                            .toList(),
                            "wanted", wanted(claim, series)));
                }
            }
        }
        return all;
    }

    private static @Nullable List<@Nullable Object> wanted(Claim claim, Series series) {
        return claim.criteria().stream()
                .filter(c -> !(c instanceof Criterion.Better) && !(c instanceof Criterion.Refused))
                .filter(c -> c.series().equals(series))
                .findFirst()
                .map(c -> interval(c.band()))
                .orElse(null);
    }

    /** Low and high; null for an open end. */
    private static List<@Nullable Object> interval(Interval interval) {
        List<@Nullable Object> ends = new ArrayList<>();
        ends.add(Json.number(interval.low()));
        ends.add(Json.number(interval.high()));
        return ends;
    }
}
