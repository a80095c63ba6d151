package org.neuraxon.ledger;

import java.util.List;

/** Finds out what submissions are really worth. */
@FunctionalInterface
public interface Judge {

    /**
     * What a search ends with.
     *
     * @param score wrong windows; all of them if a window does not finish
     * @param tablesHash KangarooTwelve of the tables at its end, 32 bytes
     */
    record Judgement(long score, byte[] tablesHash) {}

    /**
     * Re-executes searches of one epoch; together, because the random pool is passed over once for all of them.
     *
     * @param miningSeed of the epoch
     * @return a judgement for each submission
     * @throws InterruptedException if the calling thread is interrupted
     */
    List<Judgement> judge(byte[] miningSeed, List<Submission> submissions) throws InterruptedException;

    /**
     * Scores a network on a challenge (algorithm {@code neuraxon}).
     *
     * @throws LedgerException if this judge knows no networks
     * @throws InterruptedException if the calling thread is interrupted
     */
    default int score(Entrant entrant, long challenge) throws InterruptedException {
        throw new LedgerException("this judge re-executes searches and knows no networks");
    }
}
