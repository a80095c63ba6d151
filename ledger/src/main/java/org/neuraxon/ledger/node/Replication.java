package org.neuraxon.ledger.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.ServiceLoader;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Terms;
import org.neuraxon.upow.task.WorkFile;

/** Keeps one ledger among several validators. A service, so that a validator that is alone needs no consensus library. */
public interface Replication {

    /**
     * Starts one of the validators.
     *
     * @param self its name among the peers
     * @param peers all of them, the same list everywhere
     * @param folder of its own; the ledger lies in {@code ledger}, the log of the engine beside it
     * @throws LedgerException if it cannot be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    Validator join(String self, List<Peer> peers, Path folder, Terms rules, WorkFile task, Judge judge, Clock clock)
            throws InterruptedException;

    /**
     * The service.
     *
     * @throws LedgerException if none is installed
     */
    static Replication installed() {
        return ServiceLoader.load(Replication.class, Replication.class.getClassLoader())
                .findFirst()
                .orElseThrow(
                        () -> new LedgerException("several validators need neuraxon-ledger-raft on the class path"));
    }
}
