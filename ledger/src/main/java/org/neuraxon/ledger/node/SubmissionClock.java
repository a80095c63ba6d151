package org.neuraxon.ledger.node;

/** Hears how long a miner waited for a verdict. */
public interface SubmissionClock {

    /**
     * A verdict has come.
     *
     * @param nanos from the first sending on, retries and silent validators included
     */
    default void waited(long nanos) {}
}
