package org.neuraxon.ledger.raft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.file.Audit;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.Receipt;
import org.neuraxon.ledger.node.Validator;
import org.neuraxon.upow.Hex;

/** Three validators in one process, between any two of whom the network can be cut. */
@Timeout(120)
abstract class Wired {

    /** Little patience, because a validator that is cut off waits for it in vain. */
    private static final Pace IMPATIENT = new Pace(400, 1000, 1000, 3);

    @TempDir
    private Path folder;

    List<Peer> peers;
    /** From, to. */
    private final Map<String, Map<String, Wire>> wires = new LinkedHashMap<>();

    final Map<String, Validator> running = new HashMap<>();
    final List<Receipt> acknowledged = new ArrayList<>();
    int miners;

    @BeforeEach
    void layWires() throws IOException {
        peers = World.peers();
        for (Peer from : peers) {
            Map<String, Wire> own = new LinkedHashMap<>();
            for (Peer to : peers) {
                if (!to.equals(from)) {
                    own.put(to.id(), new Wire(to.port()));
                }
            }
            wires.put(from.id(), own);
        }
    }

    @AfterEach
    void stop() throws IOException {
        running.values().forEach(Validator::close);
        running.clear();
        for (Map<String, Wire> own : wires.values()) {
            for (Wire wire : own.values()) {
                wire.close();
            }
        }
    }

    void start(String id, Terms rules, Clock clock) throws InterruptedException {
        List<Peer> seen = peers.stream()
                .map(peer -> peer.id().equals(id)
                        ? peer
                        : new Peer(
                                peer.id(),
                                peer.host(),
                                wires.get(id).get(peer.id()).port()))
                .toList();
        running.put(
                id,
                new RaftValidator(id, seen, folder.resolve(id), rules, World.task(), World.DRAWN, clock, IMPATIENT));
    }

    void startAll() throws InterruptedException {
        for (Peer peer : peers) {
            start(peer.id(), World.rules(), Clock.systemUTC());
        }
        await(() -> running.values().stream().allMatch(v -> v.state().epoch() == 1));
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20);
        }
    }

    List<String> leaders(List<String> among) {
        return among.stream()
                .filter(id -> running.get(id).role().equals("leader"))
                .toList();
    }

    String leader(List<String> among) throws InterruptedException {
        await(() -> !leaders(among).isEmpty());
        return leaders(among).get(0);
    }

    List<String> all() {
        return peers.stream().map(Peer::id).toList();
    }

    List<String> others(String id) {
        return all().stream().filter(other -> !other.equals(id)).toList();
    }

    /** A new miner's solution, sent to one of these until it counts. */
    void count(List<String> doors) throws InterruptedException {
        miners++;
        for (int attempt = miners; ; attempt++) {
            Validator door = running.get(doors.get(attempt % doors.size()));
            Answer answer = door.submit(World.claim(door.state(), World.key(miners)));
            if (answer.counts()) {
                acknowledged.add(answer.receipt().orElseThrow());
                return;
            }
            // One that was recorded, but not acknowledged, is known by now.
            assertThat(answer.refusal())
                    .isIn(
                            Optional.of(Refusal.UNAVAILABLE),
                            Optional.of(Refusal.DUPLICATE),
                            Optional.of(Refusal.OTHER_EPOCH));
            if (answer.refusal().equals(Optional.of(Refusal.DUPLICATE))) {
                return;
            }
        }
    }

    void agree() throws InterruptedException {
        await(() -> running.values().stream()
                        .map(v -> Hex.of(v.state().head()))
                        .distinct()
                        .count()
                == 1);
    }

    /** Stops all; each copy is sound by itself, like the others, and holds every receipt. */
    Audit.Report audit() throws InterruptedException, IOException {
        agree();
        stop();
        Audit.Report report = null;
        for (Peer peer : peers) {
            Audit audit = new Audit(folder.resolve(peer.id()).resolve("ledger"));
            report = audit.run(Optional.of(rules -> World.DRAWN), Integer.MAX_VALUE, "", (done, n) -> {});
            assertThat(report.problem()).isEmpty();
            for (Receipt receipt : acknowledged) {
                assertThat(audit.hash(receipt.index())).contains(receipt.hash());
            }
            for (Peer other : peers) {
                assertThat(audit.parting(folder.resolve(other.id()).resolve("ledger")))
                        .isEmpty();
            }
        }
        return Objects.requireNonNull(report);
    }

    /** A miner that only reaches the leader of before hears nothing good; whoever reaches the majority goes on. */
    void partition(boolean onlyAnswersAreLost) throws Exception {
        startAll();
        for (int i = 0; i < 3; i++) {
            count(all());
        }
        agree();
        String alone = leader(all());
        long before = running.get(alone).state().entries();
        for (String other : others(alone)) {
            if (onlyAnswersAreLost) {
                wires.get(alone).get(other).deafen();
            } else {
                wires.get(alone).get(other).cut();
            }
            wires.get(other).get(alone).cut();
        }
        byte[] stranded = World.claim(running.get(alone).state(), World.key(1000));
        CompletableFuture<Answer> lonely = CompletableFuture.supplyAsync(() -> {
            try {
                return running.get(alone).submit(stranded);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        // The others first wait until they miss their leader, then elect one of themselves.
        String next = leader(others(alone));
        for (int i = 0; i < 3; i++) {
            count(others(alone));
        }
        assertThat(running.get(next).state().entries()).isGreaterThanOrEqualTo(before + 3);
        await(() -> !running.get(alone).role().equals("leader"));
        assertThat(running.get(alone).state().entries()).isEqualTo(before);
        assertThat(lonely.isDone() && lonely.join().counts())
                .as("acknowledged by one of three")
                .isFalse();
        for (Map<String, Wire> own : wires.values()) {
            for (Wire wire : own.values()) {
                wire.mend();
            }
        }
        agree();
        // What was stranded was perhaps recorded after all. Sent again it counts now, or is known; never twice.
        Answer late = lonely.join();
        for (int i = 0; i < 20 && !late.counts() && !late.refusal().equals(Optional.of(Refusal.DUPLICATE)); i++) {
            late = running.get(alone).submit(stranded);
        }
        assertThat(late.counts() || late.refusal().equals(Optional.of(Refusal.DUPLICATE)))
                .as("%s", late)
                .isTrue();
        count(all());
        assertThat(audit().counted()).isEqualTo(miners + 1L);
    }
}
