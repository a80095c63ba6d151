package org.neuraxon.lab;

import java.util.List;
import java.util.Optional;

/**
 * What is to be run.
 *
 * @param claims the claims, in the order of the report
 * @param firstSeed the first seed; development uses 1 to 999, others are kept for checks
 * @param seeds how many seeds follow one another
 * @param model the model to run on instead of each claim's own
 * @param fast true for experiments a twentieth as long, which are judged by their effects alone: LIKELY or UNLIKELY
 * @param threads how many runs go on at the same time; no number depends on it
 */
public record Plan(List<Claim> claims, long firstSeed, int seeds, Optional<String> model, boolean fast, int threads) {

    /** The last seed that development may look at. */
    public static final long LAST_DEVELOPMENT_SEED = 999;

    /** Checks the numbers. */
    public Plan {
        claims = List.copyOf(claims);
        if (seeds < 1 || seeds > 1_000) {
            throw new IllegalArgumentException("the number of seeds must be 1 to 1000, not " + seeds);
        }
        if (threads < 1 || threads > 1_000) {
            throw new IllegalArgumentException("the number of threads must be 1 to 1000, not " + threads);
        }
    }

    /** The same without some of its claims. */
    public Plan without(List<Claim> others) {
        return new Plan(
                claims.stream().filter(claim -> !others.contains(claim)).toList(),
                firstSeed,
                seeds,
                model,
                fast,
                threads);
    }

    /** The model that a claim is run on. */
    public String modelFor(Claim claim) {
        String own = claim.card().model();
        return own.equals(Card.NO_MODEL) ? own : model.orElse(own);
    }

    /** {@code development} if all seeds are, else {@code check}. */
    public String seedList() {
        return firstSeed >= 1 && firstSeed + seeds - 1 <= LAST_DEVELOPMENT_SEED ? "development" : "check";
    }
}
