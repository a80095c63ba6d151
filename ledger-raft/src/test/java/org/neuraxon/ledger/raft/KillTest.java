package org.neuraxon.ledger.raft;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.NodeClient;
import org.neuraxon.ledger.node.Receipt;
import org.neuraxon.ledger.node.State;

/** Validators as processes, killed with SIGKILL or stopped with SIGSTOP while miners submit. */
@Timeout(180)
class KillTest {

    @TempDir
    private Path folder;

    @Test
    void nothingAcknowledgedIsLostWhenLeadersAreKilledAndFrozen() throws Exception {
        try (Trio trio = new Trio(folder, "search")) {
            trio.startAll();
            List<URI> all = trio.doors();
            List<Receipt> receipts = new ArrayList<>();
            AtomicBoolean enough = new AtomicBoolean();
            Thread miner = new Thread(() -> submit(new NodeClient(all), receipts, enough));
            miner.start();
            // Killed while miners submit, twice.
            for (int round = 0; round < 2; round++) {
                grow(receipts, 8);
                String leader = trio.leader();
                trio.kill(leader);
                grow(receipts, 8);
                trio.start(leader);
            }
            // Cut off, then back with a stale idea of who leads.
            grow(receipts, 8);
            String leader = trio.leader();
            trio.signal(leader, "STOP");
            Thread.sleep(3000);
            trio.signal(leader, "CONT");
            grow(receipts, 8);
            enough.set(true);
            miner.join();
            // A new leader's first command brings every follower up to date.
            trio.level();
            trio.audit(World.DRAWN, receipts);
        }
    }

    private void grow(List<Receipt> receipts, int more) throws InterruptedException {
        int target;
        synchronized (receipts) {
            target = receipts.size() + more;
        }
        while (true) {
            synchronized (receipts) {
                if (receipts.size() >= target) {
                    return;
                }
            }
            Thread.sleep(20);
        }
    }

    private static void submit(NodeClient client, List<Receipt> receipts, AtomicBoolean enough) {
        try {
            for (int number = 1; !enough.get(); number++) {
                Optional<Receipt> receipt = Optional.empty();
                // A miner whose solution was recorded, but not acknowledged, goes on with the next key.
                for (int attempt = 0; attempt < 20 && receipt.isEmpty() && !enough.get(); attempt++) {
                    try {
                        State state = client.network();
                        if (state.epoch() > 0) {
                            Answer answer = client.submit(World.claim(state, World.key(number)));
                            receipt = answer.counts() ? answer.receipt() : receipt;
                        }
                    } catch (LedgerException nobody) {
                        Thread.sleep(50);
                    }
                    if (receipt.isEmpty()) {
                        client.turn();
                        Thread.sleep(20);
                    }
                }
                synchronized (receipts) {
                    receipt.ifPresent(receipts::add);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
