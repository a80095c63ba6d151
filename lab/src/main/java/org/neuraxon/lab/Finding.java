package org.neuraxon.lab;

import java.util.List;

/**
 * What the runs of a claim say.
 *
 * @param card the claim in words
 * @param model the model it ran on
 * @param verdict whether it holds
 * @param outcomes one for each criterion, the headline first
 * @param measurements what was measured
 */
public record Finding(Card card, String model, Verdict verdict, List<Outcome> outcomes, Measurements measurements) {

    /** The headline criterion's outcome. */
    public Outcome headline() {
        return outcomes.get(0);
    }

    /** The largest corrected p of its tests; NaN if it uses none. */
    public double p() {
        return outcomes.stream()
                .mapToDouble(Outcome::p)
                .filter(p -> !Double.isNaN(p))
                .max()
                .orElse(Double.NaN);
    }

    /** How long the runs took together, in seconds. */
    public double seconds() {
        return measurements.runs().stream().mapToDouble(Run::seconds).sum();
    }
}
