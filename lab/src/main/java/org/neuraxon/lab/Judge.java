package org.neuraxon.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.lab.Outcome.State;
import org.neuraxon.lab.statistics.Holm;

/**
 * Finds the verdicts. All tests of a claim must succeed, so its p is the largest of theirs; those are corrected over the claims of the
 * section that use a test (Holm), counting also the ones that were not run.
 */
final class Judge {

    private final Map<String, Integer> families;

    /**
     * Knows the size of each section.
     *
     * @param all every claim there is
     */
    Judge(List<Claim> all) {
        families = new HashMap<>();
        for (Claim claim : all) {
            if (tests(claim)) {
                families.merge(claim.card().section(), 1, Integer::sum);
            }
        }
    }

    /** What a fast run says: effects alone. A claim that was not run is skipped. */
    static Finding indicate(Claim claim, String model, Measurements measurements) {
        List<Outcome> outcomes =
                claim.criteria().stream().map(c -> c.indicate(measurements)).toList();
        Verdict verdict = measurements.seeds() == 0
                ? Verdict.SKIPPED
                : outcomes.stream().allMatch(o -> o.state() == State.MET) ? Verdict.LIKELY : Verdict.UNLIKELY;
        return new Finding(claim.card(), model, verdict, outcomes, measurements);
    }

    List<Finding> judge(List<Claim> claims, Map<String, Measurements> measured, Map<String, String> models) {
        Map<String, List<Claim>> bySection = new LinkedHashMap<>();
        for (Claim claim : claims) {
            if (tests(claim)) {
                bySection
                        .computeIfAbsent(claim.card().section(), section -> new ArrayList<>())
                        .add(claim);
            }
        }
        Map<String, Double> adjusted = new HashMap<>();
        bySection.forEach((section, members) -> {
            double[] p = members.stream()
                    .mapToDouble(claim -> p(claim, of(measured, claim)))
                    .toArray();
            double[] corrected = Holm.adjusted(Math.max(families.getOrDefault(section, 0), p.length), p);
            for (int i = 0; i < p.length; i++) {
                adjusted.put(members.get(i).card().id(), corrected[i]);
            }
        });
        List<Finding> findings = new ArrayList<>();
        for (Claim claim : claims) {
            String id = claim.card().id();
            double p = adjusted.getOrDefault(id, Double.NaN);
            Measurements measurements = of(measured, claim);
            List<Outcome> outcomes = claim.criteria().stream()
                    .map(c -> c.judge(measurements, c instanceof Criterion.Better ? p : Double.NaN))
                    .toList();
            findings.add(new Finding(
                    claim.card(),
                    models.getOrDefault(id, claim.card().model()),
                    verdict(outcomes),
                    outcomes,
                    measurements));
        }
        return findings;
    }

    static Measurements of(Map<String, Measurements> measured, Claim claim) {
        return measured.getOrDefault(claim.card().id(), new Measurements(List.of()));
    }

    private static Verdict verdict(List<Outcome> outcomes) {
        if (outcomes.stream().anyMatch(o -> o.state() == State.MISSED)) {
            return Verdict.FAIL;
        }
        return outcomes.stream().allMatch(o -> o.state() == State.MET) ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private static double p(Claim claim, Measurements measurements) {
        return claim.criteria().stream()
                .mapToDouble(c -> c.p(measurements))
                .filter(p -> !Double.isNaN(p))
                .max()
                .orElse(1);
    }

    private static boolean tests(Claim claim) {
        return claim.criteria().stream().anyMatch(Criterion.Better.class::isInstance);
    }
}
