package org.neuraxon.ledger;

/** What an epoch waits for. Where work is counted as it comes (algorithm bpp9000), it is always mining. */
public enum Phase {
    /** Solutions, or commitments to them. */
    MINING,
    /** The networks that miners have committed themselves to. */
    REVEALING,
    /** Scores on the challenge. */
    SCORING
}
