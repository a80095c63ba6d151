package org.neuraxon.lab;

import org.neuraxon.lab.statistics.Interval;

/**
 * What became of one criterion.
 *
 * @param criterion the criterion
 * @param state met, missed or open
 * @param effect the median over seeds of the value, or of the difference from the other condition
 * @param interval the 95 % bootstrap interval of the effect
 * @param d Cohen's d of the differences; NaN without a comparison
 * @param p the one-sided p after correction over the section; NaN without a test
 * @param satisfied the number of seeds that satisfy it each for itself
 * @param seeds the number of seeds
 */
public record Outcome(
        Criterion criterion,
        State state,
        double effect,
        Interval interval,
        double d,
        double p,
        int satisfied,
        int seeds) {

    /** Whether a criterion is met. */
    public enum State {
        /** It is. */
        MET,
        /** It is not. */
        MISSED,
        /** Too few seeds to say, or the interval reaches over the limit. */
        OPEN
    }
}
