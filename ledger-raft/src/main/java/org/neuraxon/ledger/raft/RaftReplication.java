package org.neuraxon.ledger.raft;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.ratis.util.ExitUtils;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.Replication;
import org.neuraxon.ledger.node.Validator;
import org.neuraxon.upow.task.WorkFile;

/** The service that {@link Replication} finds. */
public final class RaftReplication implements Replication {

    static {
        // Only the command exits.
        ExitUtils.disableSystemExit();
    }

    /** For the service loader. */
    public RaftReplication() {}

    @Override
    public Validator join(
            String self, List<Peer> peers, Path folder, Terms rules, WorkFile task, Judge judge, Clock clock)
            throws InterruptedException {
        if (peers.stream().noneMatch(peer -> peer.id().equals(self))) {
            throw new LedgerException("'" + self + "' is none of the validators "
                    + peers.stream().map(Peer::id).toList());
        }
        return new RaftValidator(self, peers, folder, rules, task, judge, clock, Pace.USUAL);
    }
}
