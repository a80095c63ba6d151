package org.neuraxon.lab;

/**
 * A condition that stands beside the one claimed.
 *
 * @param kind what it rules out
 * @param series what was measured under it
 * @param about the condition in a few words
 */
public record Control(Kind kind, Series series, String about) {

    /** What a control rules out. */
    public enum Kind {
        /** Modulators clamped at their own long-run mean: the mean alone does it. */
        CLAMPED,
        /** Modulators of another seed or another time: any fluctuation does it. */
        YOKED,
        /** Plasticity off: learning is not needed. */
        FROZEN,
        /** The best constant setting found afterwards: no adjustment is needed. */
        BEST_CONSTANT,
        /** A trivial answer: the task needs no network. */
        TRIVIAL,
        /** The mechanism itself removed or an ordinary network instead. */
        WITHOUT
    }
}
