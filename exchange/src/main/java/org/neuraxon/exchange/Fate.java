package org.neuraxon.exchange;

/** What became of a field in an import. */
public enum Fate {
    /** Its value, or what follows from it, is in the network. */
    MAPPED,
    /** The file had no value; the network got one. */
    DEFAULTED,
    /** The file had a value that the network does not hold. */
    DROPPED
}
