package org.neuraxon.ledger.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.series.SeriesFitness;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.evolve.series.SeriesSpecies;
import org.neuraxon.ledger.Commitment;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Phase;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Reveal;
import org.neuraxon.ledger.SeriesWork;
import org.neuraxon.ledger.file.Audit;
import org.neuraxon.ledger.node.Answer;
import org.neuraxon.ledger.node.NodeClient;
import org.neuraxon.ledger.node.Receipt;
import org.neuraxon.ledger.node.State;
import org.neuraxon.upow.MinerKey;

/** Faults of machines, in processes that really die and on files that really cannot grow: too slow for every build. CONTRIBUTING says how to run it. */
@Timeout(240)
class FaultCheck {

    private static final String SEARCH = "search";
    private static final String SERIES = "series";
    private static final long FULL_NANOS = 7_000_000_000L;

    @TempDir
    private Path folder;

    private final List<Receipt> receipts = new ArrayList<>();
    private int miners;

    private static boolean isLater(Answer answer) {
        return answer.refusal()
                .filter(r -> r == Refusal.UNAVAILABLE || r == Refusal.BUSY)
                .isPresent();
    }

    /** Asks until somebody answers; a validator that starts does not at once. */
    private static State state(NodeClient client) throws InterruptedException {
        while (true) {
            try {
                State state = client.network();
                if (state.epoch() > 0) {
                    return state;
                }
            } catch (LedgerException notYet) {
                client.turn();
            }
            Thread.sleep(50);
        }
    }

    private Answer send(NodeClient client, byte[] message) throws InterruptedException {
        try {
            Answer answer = client.submit(message);
            if (answer.counts()) {
                answer.receipt().ifPresent(receipts::add);
            }
            return answer;
        } catch (LedgerException nobody) {
            return Answer.refused(Refusal.UNAVAILABLE);
        }
    }

    /** Sends it until it is recorded, whoever is asked; true if it was acknowledged, false if it was found recorded already. */
    private boolean insist(NodeClient client, byte[] message) throws InterruptedException {
        while (true) {
            Answer answer = send(client, message);
            if (answer.counts()) {
                return true;
            }
            if (answer.refusal().equals(Optional.of(Refusal.DUPLICATE))) {
                return false;
            }
            assertThat(isLater(answer)).as("%s", answer).isTrue();
            client.turn();
            Thread.sleep(50);
        }
    }

    private void count(NodeClient client, int more) throws InterruptedException {
        for (int i = 0; i < more; i++) {
            insist(client, World.claim(state(client), World.key(++miners)));
        }
    }

    // --- died in the middle of a commit ---

    /** The command is agreed upon and lies in the logs; the leader dies while it carries it out, before its ledger is written and anybody is answered. */
    @Test
    void aLeaderThatDiesInACommitLeavesNothingHalfDone() throws Exception {
        try (Trio trio = new Trio(folder, SEARCH)) {
            trio.startAll();
            NodeClient anybody = new NodeClient(trio.doors());
            count(anybody, 4);
            String leader = trio.leader();
            trio.haltInCommit(leader);
            NodeClient others = new NodeClient(trio.doors(leader));
            // At another's door, so that the leader judges it first when it is carried out.
            insist(others, World.claim(state(others), World.key(++miners)));
            assertThat(trio.process(leader).waitFor()).isEqualTo(137);
            count(others, 2);
            trio.start(leader);
            count(anybody, 1);
            trio.level();
            List<Audit.Report> reports = trio.audit(World.DRAWN, receipts);
            assertThat(reports).allMatch(report -> report.counted() == miners);
        }
    }

    /** The same to all three at once: what a majority's logs hold is carried out when they are back, whether or not it was acknowledged. */
    @Test
    void allMayDieInACommit() throws Exception {
        try (Trio trio = new Trio(folder, SEARCH)) {
            trio.startAll();
            NodeClient anybody = new NodeClient(trio.doors());
            count(anybody, 3);
            trio.level();
            for (var peer : trio.peers) {
                trio.haltInCommit(peer.id());
            }
            byte[] message = World.claim(state(anybody), World.key(++miners));
            // Judged at the door first: that one dies at once, and the next, until nobody is left.
            for (int i = 0; i < trio.peers.size(); i++) {
                send(anybody, message);
            }
            for (var peer : trio.peers) {
                assertThat(trio.process(peer.id()).waitFor()).isEqualTo(137);
            }
            trio.startAll();
            insist(anybody, message);
            count(anybody, 1);
            trio.level();
            assertThat(trio.audit(World.DRAWN, receipts)).allMatch(report -> report.counted() == miners);
        }
    }

    // --- a disk that is full ---

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private byte[] message(String course, State state) {
        MinerKey key = World.key(++miners);
        if (course.equals(SEARCH)) {
            return World.claim(state, key);
        }
        byte[] hash = SeriesWork.commitment(state.miningSeed(), key.publicKey(), new byte[40], new byte[32]);
        return Commitment.sign(
                        key, state.network(), state.epoch(), state.miningSeed(), hash, World.SERIES_RULES.postageBits())
                .bytes();
    }

    /** Files may not grow beyond 16 KiB: what no longer fits is not acknowledged, everything else is there, also after a restart with more room. */
    @ParameterizedTest
    @ValueSource(strings = {SEARCH, SERIES})
    void aValidatorAloneOnAFullDiskAcknowledgesNothingMore(String course) throws Exception {
        int port = freePort();
        NodeClient client = new NodeClient(List.of(URI.create("http://127.0.0.1:" + port)));
        Path ledger = folder.resolve("a").resolve("ledger");
        World.Course world = World.course(course);
        Process process = LonelyValidator.process(folder, "a", LonelyValidator.ALONE, port, course, Optional.of(32));
        try {
            // Full when nothing has been recorded for longer than a step of an epoch lasts.
            long entries = 0;
            long since = System.nanoTime();
            Optional<Refusal> last = Optional.empty();
            while (System.nanoTime() - since < FULL_NANOS) {
                last = send(client, message(course, state(client))).refusal();
                if (state(client).entries() > entries) {
                    entries = state(client).entries();
                    since = System.nanoTime();
                }
                Thread.sleep(5);
            }
            // An epoch whose next step cannot be written stays where it is, perhaps closed for commitments.
            assertThat(last).isIn(Optional.of(Refusal.UNAVAILABLE), Optional.of(Refusal.CLOSED));
            assertThat(receipts).hasSizeGreaterThan(30);
            assertThat(process.isAlive()).as("it still answers questions").isTrue();
            Audit audit = new Audit(ledger);
            assertThat(audit.run(Optional.of(rules -> world.judge()), Integer.MAX_VALUE, "", (a, b) -> {})
                            .problem())
                    .isEmpty();
            assertThat(audit.hash(entries - 1)).isPresent();
            assertThat(audit.hash(entries)).isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
        process = LonelyValidator.process(folder, "a", LonelyValidator.ALONE, port, course, Optional.empty());
        try {
            int before = receipts.size();
            while (receipts.size() == before) {
                send(client, message(course, state(client)));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        Audit audit = new Audit(ledger);
        assertThat(audit.run(Optional.of(rules -> world.judge()), Integer.MAX_VALUE, "", (a, b) -> {})
                        .problem())
                .isEmpty();
        for (Receipt receipt : receipts) {
            assertThat(audit.hash(receipt.index())).contains(receipt.hash());
        }
    }

    /** From now on no file of this process may grow beyond its ledger's present size; its log in the replication is not exempt. */
    private static void fill(Process process, long bytes) throws IOException, InterruptedException {
        Process limit;
        try {
            limit = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException none) {
            assumeTrue(false, "prlimit (util-linux) is not here: a disk cannot be filled under a running validator");
            return;
        }
        assertThat(limit.waitFor()).isZero();
    }

    /** The leader's disk fills while miners submit: it stops, the others go on without it, and it comes back when there is room. */
    @ParameterizedTest
    @ValueSource(strings = {SEARCH, SERIES})
    void aLeaderOnAFullDiskStopsAndTheOthersGoOn(String course) throws Exception {
        try (Trio trio = new Trio(folder, course)) {
            trio.startAll();
            NodeClient anybody = new NodeClient(trio.doors());
            for (int i = 0; i < 5; i++) {
                insistOnNew(anybody, course);
            }
            String leader = trio.leader();
            Path segment = trio.ledger(leader).resolve("0000000000000000000.ledger");
            fill(trio.process(leader), Files.size(segment) + 100);
            NodeClient others = new NodeClient(trio.doors(leader));
            for (int i = 0; i < 12; i++) {
                insistOnNew(others, course);
            }
            while (trio.role(leader).equals("leader") || trio.role(leader).equals("follower")) {
                insistOnNew(others, course);
            }
            assertThat(trio.role(leader)).isIn("stopped", "away");
            trio.kill(leader);
            trio.start(leader);
            trio.leader();
            for (int i = 0; i < 2; i++) {
                insistOnNew(anybody, course);
            }
            trio.level();
            trio.audit(World.course(course).judge(), receipts);
        }
    }

    /** Something new of any kind that is acknowledged; epochs of the series end while one asks. */
    private void insistOnNew(NodeClient client, String course) throws InterruptedException {
        int before = receipts.size();
        while (receipts.size() == before) {
            Answer answer = send(client, message(course, state(client)));
            if (!answer.counts()) {
                client.turn();
                Thread.sleep(50);
            }
        }
    }

    // --- a damaged segment ---

    /** A validator with a damaged segment does not start and says where; with another's ledger it does. */
    @Test
    void aDamagedCopyIsRefusedAndReplacedByAnothers() throws Exception {
        try (Trio trio = new Trio(folder, SEARCH)) {
            trio.startAll();
            NodeClient anybody = new NodeClient(trio.doors());
            count(anybody, 6);
            trio.level();
            trio.kill("b");
            Path segment = trio.ledger("b").resolve("0000000000000000000.ledger");
            byte[] bytes = Files.readAllBytes(segment);
            bytes[700] ^= 1;
            Files.write(segment, bytes);
            NodeClient others = new NodeClient(trio.doors("b"));
            count(others, 3);
            trio.start("b");
            assertThat(trio.process("b").waitFor()).isNotZero();
            assertThat(Files.readString(folder.resolve("b.log")))
                    .contains("segment 0000000000000000000.ledger, record", "its hash does not match");
            assertThat(Files.readAllBytes(segment)).as("nothing is repaired").isEqualTo(bytes);
            Files.copy(
                    trio.ledger("a").resolve("0000000000000000000.ledger"),
                    segment,
                    StandardCopyOption.REPLACE_EXISTING);
            trio.start("b");
            count(anybody, 2);
            trio.level();
            assertThat(trio.audit(World.DRAWN, receipts)).allMatch(report -> report.counted() == miners);
        }
    }

    // --- the course of algorithm neuraxon ---

    /** A genome that is good at the series in its miner's hands. */
    private static byte[] genome(State state, MinerKey key) {
        long origin = SeriesWork.origin(state.miningSeed(), key.publicKey());
        SeriesFitness practice =
                new SeriesFitness(SeriesWork.task(World.SERIES), SeriesWork.practice(state.miningSeed(), 0));
        byte[] best = new byte[SeriesGenome.BYTES];
        int most = Integer.MIN_VALUE;
        for (int tried = 0; tried < 16; tried++) {
            byte[] bytes = new byte[SeriesGenome.BYTES];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) new CounterRandom(origin).bits(tried, 0, i);
            }
            int score = practice.score(SeriesGenome.of(
                    new SeriesSpecies(origin, SeriesWork.task(World.SERIES).horizon()), bytes));
            if (score > most) {
                most = score;
                best = bytes;
            }
        }
        return best;
    }

    /** One epoch: two miners commit themselves, then reveal. A fault strikes in one of its steps; false if they came too late for it. */
    private boolean epoch(Trio trio, String step) throws Exception {
        NodeClient anybody = new NodeClient(trio.doors());
        long epoch = state(anybody).epoch();
        State state = state(anybody);
        while (state.epoch() == epoch || state.phase() != Phase.MINING) {
            Thread.sleep(20);
            state = state(anybody);
        }
        List<Reveal> reveals = new ArrayList<>();
        for (int miner = 1; miner <= 2; miner++) {
            MinerKey key = World.key(miner);
            byte[] genome = genome(state, key);
            byte[] secret = new byte[32];
            secret[0] = (byte) miner;
            byte[] hash = SeriesWork.commitment(state.miningSeed(), key.publicKey(), genome, secret);
            Commitment commitment = Commitment.sign(
                    key, state.network(), state.epoch(), state.miningSeed(), hash, World.SERIES_RULES.postageBits());
            if (stands(anybody, commitment.bytes())) {
                reveals.add(new Reveal(state.network(), state.epoch(), key.publicKey(), genome, secret));
            }
            if (step.equals("committing") && miner == 1) {
                strike(trio);
            }
        }
        if (reveals.isEmpty()) {
            return false;
        }
        while (state(anybody).phase() == Phase.MINING && state(anybody).epoch() == state.epoch()) {
            Thread.sleep(20);
        }
        if (step.equals("revealing")) {
            strike(trio);
        }
        if (step.equals("scoring")) {
            trio.haltInCommit(trio.leader());
        }
        for (Reveal reveal : reveals) {
            stands(anybody, reveal.bytes());
        }
        if (step.equals("scoring")) {
            String[] dead = {""};
            while (dead[0].isEmpty()) {
                trio.peers.stream()
                        .filter(peer -> !trio.process(peer.id()).isAlive())
                        .forEach(peer -> dead[0] = peer.id());
                Thread.sleep(20);
            }
            trio.leader(dead[0]);
            trio.start(dead[0]);
        }
        return true;
    }

    private static void strike(Trio trio) throws Exception {
        String leader = trio.leader();
        trio.kill(leader);
        trio.leader(leader);
        trio.start(leader);
    }

    /** Whether it was recorded in time. */
    private boolean stands(NodeClient client, byte[] message) throws InterruptedException {
        while (true) {
            Answer answer = send(client, message);
            if (answer.counts() || answer.refusal().equals(Optional.of(Refusal.DUPLICATE))) {
                return true;
            }
            if (!isLater(answer)) {
                return false;
            }
            client.turn();
            Thread.sleep(30);
        }
    }

    /** In each step of an epoch its leader is killed: commitments, reveals, scores and the champion survive. */
    @Test
    void evolvedNetworksSurviveTheLeadersDeathInEachStepOfAnEpoch() throws Exception {
        try (Trio trio = new Trio(folder, SERIES)) {
            trio.startAll();
            for (String step : List.of("none", "committing", "revealing", "scoring", "none")) {
                while (!epoch(trio, step)) {
                    Thread.sleep(20);
                }
            }
            NodeClient anybody = new NodeClient(trio.doors());
            long epoch = state(anybody).epoch();
            while (state(anybody).epoch() < epoch + 1) {
                Thread.sleep(50);
            }
            assertThat(state(anybody).champion()).isPresent();
            trio.level();
            List<Audit.Report> reports = trio.audit(World.course(SERIES).judge(), receipts);
            // Ten commitments and ten reveals at most; scores of those in time and of the champion.
            assertThat(receipts).hasSizeGreaterThanOrEqualTo(8);
            assertThat(reports).allMatch(report -> report.executed() >= 5 && report.counted() >= 1);
        }
    }
}
