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
}
