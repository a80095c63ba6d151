package org.neuraxon.ledger.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.file.Audit;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.Peer;
import org.neuraxon.ledger.node.Receipt;
import org.neuraxon.ledger.node.Replication;
import org.neuraxon.ledger.node.Validator;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.bpp.Nonce;

@Timeout(120)
class RaftValidatorTest {

    @TempDir
    private Path folder;

    private List<Peer> peers;
    private final Map<String, Validator> running = new HashMap<>();
    private final List<Receipt> acknowledged = new ArrayList<>();
    private int miners;

    @BeforeEach
    void start() throws Exception {
        peers = World.peers();
        for (Peer peer : peers) {
            start(peer.id(), World.DRAWN);
        }
        await(() -> running.values().stream().allMatch(v -> v.state().epoch() == 1));
    }

    @AfterEach
    void stop() {
        running.values().forEach(Validator::close);
    }

    private void start(String id, Judge judge) throws InterruptedException {
        running.put(
                id,
                new RaftValidator(
                        id,
                        peers,
                        folder.resolve(id),
                        World.rules(),
                        World.task(),
                        judge,
                        Clock.systemUTC(),
                        World.QUICK));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20);
        }
    }

    private String leader() throws InterruptedException {
        List<String> found = new ArrayList<>();
        await(() -> {
            running.forEach((id, validator) -> {
                if (validator.role().equals("leader")) {
                    found.add(id);
                }
            });
            return !found.isEmpty();
        });
        return found.get(0);
    }

    /** New miners submit a solution each, at changing doors, until it counts. */
    private void count(int more) throws InterruptedException {
        for (int i = 0; i < more; i++) {
            miners++;
            List<Validator> doors = new ArrayList<>(running.values());
            Validator door = doors.get(miners % doors.size());
            byte[] message = World.claim(door.state(), World.key(miners));
            Answer answer = door.submit(message);
            assertThat(answer.refusal()).isEmpty();
            acknowledged.add(answer.receipt().orElseThrow());
        }
    }

    private void agree() throws InterruptedException {
        await(() -> running.values().stream()
                        .map(v -> Hex.of(v.state().head()))
                        .distinct()
                        .count()
                == 1);
    }

    /** Stops all, and audits each copy by itself and against the others and every receipt. */
    private void audit() throws InterruptedException {
        agree();
        stop();
        running.clear();
        for (Peer peer : peers) {
            Audit audit = new Audit(folder.resolve(peer.id()).resolve("ledger"));
            Audit.Report report =
                    audit.run(Optional.of(rules -> World.DRAWN), Integer.MAX_VALUE, "", (done, all) -> {});
            assertThat(report.problem()).isEmpty();
            assertThat(report.counted()).isEqualTo(acknowledged.size());
            for (Receipt receipt : acknowledged) {
                assertThat(audit.hash(receipt.index())).contains(receipt.hash());
            }
            for (Peer other : peers) {
                assertThat(audit.parting(folder.resolve(other.id()).resolve("ledger")))
                        .isEmpty();
            }
        }
    }

    @Test
    void threeValidatorsKeepOneLedger() throws InterruptedException {
        count(6);
        byte[] again = World.claim(running.get("a").state(), World.key(1));
        for (Validator door : running.values()) {
            agree();
            assertThat(door.submit(again).refusal()).contains(Refusal.DUPLICATE);
        }
        audit();
    }

    @Test
    void theLeaderMayGoAndComeBackAndNothingAcknowledgedIsLost() throws InterruptedException {
        count(3);
        for (int round = 0; round < 3; round++) {
            String leader = leader();
            running.remove(leader).close();
            count(3);
            start(leader, World.DRAWN);
            count(1);
        }
        audit();
    }

    @Test
    void allMayStopAtOnce() throws InterruptedException {
        count(5);
        stop();
        running.clear();
        for (Peer peer : peers) {
            start(peer.id(), World.DRAWN);
        }
        count(2);
        audit();
    }

    @Test
    void whoWasAwayTooLongIsSentASnapshot() throws InterruptedException {
        String away = leader().equals("a") ? "b" : "a";
        running.remove(away).close();
        // Snapshots every 20 commands, and the log before them is dropped.
        count(70);
        List<Submission> executed = new ArrayList<>();
        start(away, (seed, submissions) -> {
            executed.addAll(submissions);
            return World.DRAWN.judge(seed, submissions);
        });
        agree();
        assertThat(executed).as("it re-executes all that it missed").hasSize(70);
        count(2);
        audit();
    }

    @Test
    void withoutAMajorityNothingIsAcknowledged() throws InterruptedException {
        count(1);
        String left = leader();
        for (Peer peer : peers) {
            if (!peer.id().equals(left)) {
                running.remove(peer.id()).close();
            }
        }
        byte[] message = World.claim(running.get(left).state(), World.key(77));
        assertThat(running.get(left).submit(message).refusal()).contains(Refusal.UNAVAILABLE);
        for (Peer peer : peers) {
            if (!peer.id().equals(left)) {
                start(peer.id(), World.DRAWN);
            }
        }
        // Perhaps it was recorded after all; then sending it again says so.
        Answer later = running.get(left).submit(message);
        while (later.refusal().equals(Optional.of(Refusal.UNAVAILABLE))) {
            later = running.get(left).submit(message);
        }
        agree();
        assertThat(running.get(left).standings()).hasSize(2).allMatch(standing -> standing.counted() == 1);
    }

    @Test
    void aWrongClaimIsReExecutedByAllAndPutOnRecordByAll() throws InterruptedException {
        var key = World.key(500);
        var state = running.get("a").state();
        long tail = 0;
        while (World.score(state.miningSeed(), key.publicKey(), Nonce.canonical(1, tail)) == 0) {
            tail++;
        }
        byte[] lie = Submission.sign(key, state.network(), 1, Nonce.canonical(1, tail), 0)
                .bytes();
        assertThat(running.get("a").submit(lie).refusal()).contains(Refusal.WRONG_SCORE);
        agree();
        for (Validator validator : running.values()) {
            assertThat(validator.standings()).hasSize(1).allMatch(standing -> standing.strikes() == 1);
        }
        audit();
    }

    @Test
    void aValidatorThatJudgesOtherwiseCannotMakeTheOthersCountALie() throws InterruptedException {
        String leader = leader();
        running.remove(leader).close();
        // It comes back believing every claim; its copy parts from the others', which is what the audit finds.
        start(
                leader,
                (seed, submissions) -> submissions.stream()
                        .map(s -> new Judge.Judgement(s.score(), new byte[32]))
                        .toList());
        var key = World.key(600);
        var state = running.get(leader).state();
        Nonce nonce = Nonce.canonical(1, 0);
        while (World.score(state.miningSeed(), key.publicKey(), nonce) <= 5) {
            nonce = Nonce.canonical(1, nonce.bytes()[3] + 1);
        }
        byte[] lie = Submission.sign(key, state.network(), 1, nonce, 5).bytes();
        // What the leader of the moment says of it depends on who that is; what counts is what the ledgers say.
        assertThat(running.get(leader).submit(lie).receipt()).isPresent();
        await(() -> running.values().stream().allMatch(v -> v.state().entries() == 3));
        stop();
        for (String id : List.copyOf(running.keySet())) {
            Audit.Report report = new Audit(folder.resolve(id).resolve("ledger"))
                    .run(Optional.of(rules -> World.DRAWN), Integer.MAX_VALUE, "", (done, all) -> {});
            assertThat(report.counted()).isEqualTo(id.equals(leader) ? 1 : 0);
            assertThat(report.problem().isPresent()).isEqualTo(id.equals(leader));
        }
        running.clear();
    }

    @Test
    void theServiceIsFound() {
        assertThat(Replication.installed()).isInstanceOf(RaftReplication.class);
        assertThatThrownBy(() -> Replication.installed()
                        .join(
                                "z",
                                peers,
                                folder.resolve("z"),
                                World.rules(),
                                World.task(),
                                World.DRAWN,
                                Clock.systemUTC()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("'z' is none of the validators [a, b, c]");
    }
}
