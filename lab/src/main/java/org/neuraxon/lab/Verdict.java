package org.neuraxon.lab;

/** What an experiment says about a claim. */
public enum Verdict {
    /** Every criterion is met. */
    PASS,
    /** A criterion is missed. */
    FAIL,
    /** No criterion is missed, but at least one cannot be decided from these seeds. */
    INCONCLUSIVE
}
