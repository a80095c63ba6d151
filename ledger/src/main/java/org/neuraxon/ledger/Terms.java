package org.neuraxon.ledger;

import java.nio.ByteBuffer;
import org.neuraxon.upow.task.WorkFile;

/** What a network agreed on before its first epoch; which algorithm its work is done by follows from the kind of its task. */
public sealed interface Terms permits Rules, SeriesRules {

    /** 32 bytes that tell networks with equal terms apart. */
    byte[] salt();

    /** Least time in which an epoch takes solutions. */
    long epochMillis();

    /**
     * Makes sure that a task is the one meant.
     *
     * @throws LedgerException if it is another
     */
    void require(WorkFile task);

    /** Writes them into the first entry of a ledger. */
    void put(ByteBuffer buffer);
}
