package org.neuraxon.lab;

/** What an experiment says about a claim. A full run gives one of the first three, a fast one of the others. */
public enum Verdict {
    /** Every criterion is met. */
    PASS,
    /** A criterion is missed. */
    FAIL,
    /** No criterion is missed, but at least one cannot be decided from these seeds. */
    INCONCLUSIVE,
    /** A fast run's effects lie where the claim wants them; no test was made. */
    LIKELY,
    /** A fast run's effects do not. */
    UNLIKELY,
    /** Left out of a fast run, because even its short form takes too long, or does not tell. */
    SKIPPED
}
