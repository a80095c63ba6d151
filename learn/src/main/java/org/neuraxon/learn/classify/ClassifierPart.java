package org.neuraxon.learn.classify;

/** A memory of a {@link StreamClassifier} that can be left out, to see what it is worth. */
public enum ClassifierPart {
    /** Evidence that adds up column by column. */
    LINEAR,
    /** Sixty-four units that learn what separates the classes. */
    HIDDEN,
    /** The last 500 rows. */
    EPISODES,
    /** Trinary codes with fast and slow evidence. */
    CODES
}
