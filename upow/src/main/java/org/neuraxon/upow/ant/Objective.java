package org.neuraxon.upow.ant;

/** What a network is scored by. */
public enum Objective {
    /** Every sign inside its band counts in full. */
    BANDED,
    /** A sign inside its band counts the more, the nearer it is to the centre. */
    UNBOUNDED
}
