package org.neuraxon.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.SearchJudge;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.Worlds;
import org.neuraxon.ledger.file.Audit;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Kernels;
import org.neuraxon.upow.bpp.Nonce;

class DoorTest {

    private final MinerKey alice = Worlds.key(1);
    private final MinerKey mallory = Worlds.key(2);
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger executed = new AtomicInteger();
    private final Judge counting = (seed, submissions) -> {
        executed.addAndGet(submissions.size());
        return Worlds.DRAWN.judge(seed, submissions);
    };

    @TempDir
    private Path folder;

    private Validator validator;
    private Door door;

    @BeforeEach
    void open() throws InterruptedException {
        // The clock stands still, so the epoch stays.
        validator = new LocalValidator(
                folder,
                Worlds.rules(),
                Worlds.task(),
                counting,
                Clock.fixed(Instant.ofEpochMilli(50_000), ZoneOffset.UTC));
        door = new Door(validator, folder, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        while (validator.state().epoch() == 0) {
            Thread.sleep(5);
        }
    }

    @AfterEach
    void close() {
        door.close();
        validator.close();
    }

    private NodeClient client() {
        return new NodeClient(List.of(URI.create("http://localhost:" + door.port())));
    }

    private Nonce nonce(MinerKey key, long low, long high, long from) {
        for (long tail = from; ; tail++) {
            Nonce nonce = Nonce.canonical(1, tail);
            long score = Worlds.score(validator.state().miningSeed(), key.publicKey(), nonce);
            if (score >= low && score <= high) {
                return nonce;
            }
        }
    }

    private byte[] claim(MinerKey key, Nonce nonce) {
        State state = validator.state();
        long score = Worlds.score(state.miningSeed(), key.publicKey(), nonce);
        return Submission.sign(key, state.network(), state.epoch(), nonce, score)
                .bytes();
    }

    private HttpResponse<String> send(String method, String path, byte[] body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + door.port() + path))
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aTrueClaimIsCountedAndItsReceiptHolds() throws Exception {
        Answer answer = client().submit(claim(alice, nonce(alice, 20, 40, 0)));
        assertThat(answer.counts()).isTrue();
        close();
        Audit audit = new Audit(folder);
        assertThat(audit.run(Optional.of(rules -> Worlds.DRAWN), 10, "", (a, b) -> {})
                        .problem())
                .isEmpty();
        Receipt receipt = answer.receipt().orElseThrow();
        assertThat(audit.hash(receipt.index())).contains(receipt.hash());
        open();
    }

    @Test
    void whatTheNetworkIsCanBeAsked() throws InterruptedException {
        State told = client().network();
        State own = validator.state();
        assertThat(told.network()).isEqualTo(own.network());
        assertThat(told.miningSeed()).isEqualTo(own.miningSeed());
        assertThat(told.epoch()).isEqualTo(1);
        assertThat(told.rules().setting()).isEqualTo(Worlds.SETTING);
        assertThat(told.rules().threshold()).isEqualTo(40);
        assertThat(client().task().bytes()).isEqualTo(Worlds.task().bytes());
        assertThat(client().best("nobody")).isEmpty();
    }

    @Test
    void everyRefusalComesThroughTheDoor() throws InterruptedException {
        byte[] message = claim(alice, nonce(alice, 20, 40, 0));
        assertThat(client().submit(message).counts()).isTrue();
        assertThat(client().submit(message).refusal()).contains(Refusal.DUPLICATE);
        byte[] forged = claim(mallory, nonce(mallory, 0, 40, 0));
        forged[179] ^= 1;
        assertThat(client().submit(forged).refusal()).contains(Refusal.FORGED);
        assertThat(client().submit(new byte[180]).refusal()).contains(Refusal.MALFORMED);
        assertThat(client().submit(new byte[0]).refusal()).contains(Refusal.MALFORMED);
        Nonce bad = nonce(mallory, 45, 63, 0);
        State state = validator.state();
        Answer lie = client().submit(
                        Submission.sign(mallory, state.network(), 1, bad, 3).bytes());
        assertThat(lie.refusal()).contains(Refusal.WRONG_SCORE);
        assertThat(lie.receipt()).isPresent();
    }

    @Test
    void anOversizedMessageIsNotRead() throws Exception {
        HttpResponse<String> response = send("POST", "/v1/submissions", new byte[1 << 14]);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("184 bytes");
        try {
            assertThat(send("POST", "/v1/submissions", new byte[1 << 20]).statusCode())
                    .isEqualTo(413);
        } catch (IOException e) {
            // So much is not read to its end: the door may have answered and closed while it was still being sent.
        }
        assertThatThrownBy(() -> client().submit(new byte[1000]))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("413");
        assertThat(executed).hasValue(0);
    }

    @Test
    void otherPathsAndMethodsAreRefused() throws Exception {
        assertThat(send("GET", "/v1/networks", new byte[0]).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/v1/segments/../network.task", new byte[0]).statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/v1/segments/lock", new byte[0]).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/v1/submissions", new byte[0]).statusCode()).isEqualTo(405);
        assertThat(send("POST", "/v1/network", new byte[1]).statusCode()).isEqualTo(405);
    }

    @Test
    void anyoneMayCopyTheLedger() throws Exception {
        assertThat(send("GET", "/v1/segments", new byte[0]).body().strip())
                .isEqualTo("[\"0000000000000000000.ledger\"]");
        byte[] copy = http.send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + door.port() + "/v1/segments/0000000000000000000.ledger"))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
        assertThat(copy).isEqualTo(Files.readAllBytes(folder.resolve("0000000000000000000.ledger")));
    }

    @Test
    void aFloodFromOneKeyIsTurnedAwayWithoutReExecution() throws InterruptedException {
        List<Refusal> refusals = new ArrayList<>();
        State state = validator.state();
        for (int i = 0; i < 100; i++) {
            byte[] lie = Submission.sign(mallory, state.network(), 1, nonce(mallory, 20, 63, 100L * i), 0)
                    .bytes();
            refusals.add(client().submit(lie).refusal().orElseThrow());
        }
        assertThat(refusals.subList(0, 3)).containsOnly(Refusal.WRONG_SCORE);
        assertThat(refusals.subList(3, 100)).containsOnly(Refusal.STRUCK_OUT);
        assertThat(executed).hasValue(3);
        assertThat(client().submit(claim(alice, nonce(alice, 0, 40, 0))).counts())
                .as("others are heard")
                .isTrue();
    }

    @Test
    void twoRacersWithTheSameSolutionAreCountedOnce() throws Exception {
        byte[] message = claim(alice, nonce(alice, 0, 40, 0));
        int racers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(racers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < racers; i++) {
            answers.add(threads.submit(() -> {
                start.await();
                return client().submit(message);
            }));
        }
        start.countDown();
        int counted = 0;
        for (Future<Answer> answer : answers) {
            counted += answer.get().counts() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(counted).isEqualTo(1);
        assertThat(validator.standings().get(0).counted()).isEqualTo(1);
    }

    @Test
    void aSecondLifeKnowsEverythingAcknowledged() throws InterruptedException {
        List<Receipt> receipts = new ArrayList<>();
        for (int number = 1; number < 10; number++) {
            MinerKey key = Worlds.key(number);
            receipts.add(
                    client().submit(claim(key, nonce(key, 0, 40, 0))).receipt().orElseThrow());
        }
        close();
        open();
        assertThat(validator.state().entries()).isEqualTo(11);
        assertThat(Hex.of(validator.state().head())).isEqualTo(receipts.get(8).hash());
        assertThat(client().submit(claim(alice, nonce(alice, 0, 40, 0))).refusal())
                .contains(Refusal.DUPLICATE);
    }

    @Test
    void aRateLimitFillsUpAgain() {
        long[] now = {0};
        RateLimit rate = new RateLimit(2, 0.5, () -> now[0]);
        assertThat(rate.admits("a")).isTrue();
        assertThat(rate.admits("a")).isTrue();
        assertThat(rate.admits("a")).isFalse();
        assertThat(rate.admits("b")).isTrue();
        now[0] = 1_900_000_000L;
        assertThat(rate.admits("a")).isFalse();
        now[0] = 3_900_000_000L;
        assertThat(rate.admits("a")).isTrue();
        assertThat(rate.admits("a")).isFalse();
    }

    @Test
    void nobodyAtHomeIsSaid() throws IOException {
        NodeClient lost = new NodeClient(List.of(URI.create("http://localhost:1")));
        assertThatThrownBy(lost::network)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("no validator answers");
    }

    @Test
    void addressesOfValidatorsAreRead() {
        assertThat(Peer.parse("a=localhost:1, b=::1:2"))
                .containsExactly(new Peer("a", "localhost", 1), new Peer("b", "::1", 2));
        assertThatThrownBy(() -> Peer.parse("a=localhost:1,a=localhost:2")).hasMessageContaining("the same name");
        assertThatThrownBy(() -> Peer.parse("localhost:1")).hasMessageContaining("name=host:port");
    }

    @Test
    void aMinerMinesForANetworkWithRealSearches() throws Exception {
        close();
        Path own = folder.resolve("real");
        List<Answer> answers = new ArrayList<>();
        List<Long> waits = new ArrayList<>();
        try (SearchJudge judge = new SearchJudge(Worlds.task(), Worlds.rules(), 1, Kernels.plain());
                Validator real = new LocalValidator(
                        own, Worlds.rules(), Worlds.task(), judge, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
                Door realDoor = new Door(real, own, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            NodeClient client = new NodeClient(
                    List.of(URI.create("http://localhost:1"), URI.create("http://localhost:" + realDoor.port())));
            RemoteMiner.Listener listener = new RemoteMiner.Listener() {
                @Override
                public void answered(Submission submission, Answer answer) {
                    answers.add(answer);
                }

                @Override
                public void waited(long nanos) {
                    waits.add(nanos);
                }

                @Override
                public void unheard(LedgerException problem) {
                    throw problem;
                }
            };
            try (RemoteMiner miner = new RemoteMiner(client, alice, 2, 1, Kernels.plain(), listener)) {
                miner.run(0, 200);
                assertThat(miner.tried()).isEqualTo(200);
                assertThat(miner.counted()).isPositive();
            }
            assertThat(answers).allMatch(Answer::counts).isNotEmpty();
            assertThat(waits).hasSameSizeAs(answers).allMatch(nanos -> nanos > 0);
            assertThat(judge.executed()).isEqualTo(answers.size());
            assertThat(real.standings().get(0).counted()).isEqualTo(answers.size());
        }
        try (SearchJudge judge = new SearchJudge(Worlds.task(), Worlds.rules(), 1, Kernels.plain())) {
            Audit.Report report = new Audit(own).run(Optional.of(rules -> judge), Integer.MAX_VALUE, "", (a, b) -> {});
            assertThat(report.problem()).isEmpty();
            assertThat(report.executed()).isEqualTo(answers.size());
        }
        open();
    }
}
