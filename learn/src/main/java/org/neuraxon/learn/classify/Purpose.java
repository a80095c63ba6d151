package org.neuraxon.learn.classify;

/** What random numbers are for in a classifier. */
final class Purpose {

    /** A weight at birth. */
    static final int WEIGHT = 0;
    /** Which column a dendrite reads. */
    static final int COLUMN = 1;
    /** Where a dendrite's thresholds lie. */
    static final int THRESHOLD = 2;
    /** Whether and where a row is kept to draw thresholds from. */
    static final int SAMPLE = 3;

    private Purpose() {}
}
