package org.neuraxon.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.SearchJudge;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.Worlds;
import org.neuraxon.ledger.file.Audit;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Kernels;
import org.neuraxon.upow.bpp.Nonce;

@Timeout(120)
class DoorTest {

    private final MinerKey alice = Worlds.key(1);
    private final MinerKey mallory = Worlds.key(2);
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger executed = new AtomicInteger();
    private volatile CountDownLatch slow = new CountDownLatch(0);
    private final Judge counting = (seed, submissions) -> {
        executed.addAndGet(submissions.size());
        slow.await();
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

    private String network() throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + door.port() + "/v1/network"))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private Socket connected(String said) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1 << 12);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), door.port()));
        socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void connectionsThatSayNothingMoreKeepNobodyOut() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 32; i++) {
                silent.add(connected("G"));
                silent.add(
                        connected("POST /v1/submissions HTTP/1.1\r\nHost: a\r\nContent-Length: 180\r\n\r\nNXSUB001"));
            }
            assertThat(network()).contains("\"epoch\":1");
            assertThat(client().submit(claim(alice, nonce(alice, 0, 40, 0))).counts())
                    .isTrue();
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    /** A segment larger than what two machines keep of a connection on the way, asked for and not read. */
    @Test
    void segmentsThatNobodyReadsKeepNobodyOut() throws Exception {
        String name = "0000000000000009999.ledger";
        long length = 64L << 20;
        try (RandomAccessFile segment =
                new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            segment.setLength(length);
        }
        List<Socket> unread = new ArrayList<>();
        try {
            for (int i = 0; i < 32; i++) {
                unread.add(connected("GET /v1/segments/" + name + " HTTP/1.1\r\nHost: a\r\n\r\n"));
            }
            for (Socket socket : unread) {
                assertThat(socket.getInputStream().read())
                        .as("it is being sent")
                        .isEqualTo('H');
            }
            assertThat(network()).contains("\"epoch\":1");
            HttpResponse<Path> whole = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + door.port() + "/v1/segments/" + name))
                            .build(),
                    BodyHandlers.ofFile(folder.resolve("copy")));
            assertThat(Files.size(whole.body())).isEqualTo(length);
        } finally {
            for (Socket socket : unread) {
                socket.close();
            }
            Files.delete(folder.resolve(name));
        }
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

    /** Twelve at once with wrong claims of one key: the places that are left are for others, and little is executed in vain. */
    @Test
    void oneKeyDoesNotTakeAllPlaces() throws Exception {
        CountDownLatch judged = new CountDownLatch(1);
        slow = judged;
        ExecutorService threads = Executors.newFixedThreadPool(12);
        List<Future<Answer>> flood = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            byte[] lie = Submission.sign(mallory, validator.state().network(), 1, nonce(mallory, 20, 63, 100L * i), 0)
                    .bytes();
            flood.add(threads.submit(() -> client().submit(lie)));
        }
        byte[] honest = claim(alice, nonce(alice, 0, 40, 0));
        // All but three are answered while none is judged.
        while (flood.stream().filter(Future::isDone).count() < 9) {
            Thread.sleep(5);
        }
        Future<Answer> other = threads.submit(() -> client().submit(honest));
        judged.countDown();
        assertThat(other.get().counts()).isTrue();
        int struck = 0;
        for (Future<Answer> answer : flood) {
            struck += answer.get().refusal().equals(Optional.of(Refusal.WRONG_SCORE)) ? 1 : 0;
        }
        threads.shutdown();
        assertThat(struck).isEqualTo(3);
        assertThat(executed).hasValue(4);
    }

    @Test
    void aSearchThatManyAskForAtOnceIsExecutedOnce() throws Exception {
        CountDownLatch judged = new CountDownLatch(1);
        slow = judged;
        byte[] message = claim(alice, nonce(alice, 0, 40, 0));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            answers.add(threads.submit(() -> validator.submit(message)));
        }
        Thread.sleep(200);
        judged.countDown();
        for (Future<Answer> answer : answers) {
            answer.get();
        }
        threads.shutdown();
        assertThat(executed).hasValue(1);
    }

    @Test
    void addressesOfDoorsAreRead() throws InterruptedException {
        URI address = URI.create("http://localhost:" + door.port() + "/");
        assertThat(new NodeClient(List.of(address)).network().epoch()).isEqualTo(1);
        for (String wrong : List.of("localhost:7790", "//localhost:7790", "file:///tmp", "http:///")) {
            assertThatThrownBy(() -> new NodeClient(List.of(URI.create(wrong))))
                    .as(wrong)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("write http://HOST:PORT");
        }
        assertThatThrownBy(() -> new Door(validator, folder, InetSocketAddress.createUnresolved("nowhere.invalid", 0)))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("no such host");
    }

    /** Who names validators of two networks must not sign for one what was found for the other. */
    @Test
    void aMinerThatMeetsAnotherNetworkStops() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        Rules rules = Worlds.rules();
        byte[] salt = new byte[32];
        salt[0] = 1;
        Rules others = new Rules(
                salt, rules.topologyHash(), rules.dataHash(), rules.rows(), rules.setting(), 40, 1000, 1000, 3);
        RemoteMiner.Listener listener = new RemoteMiner.Listener() {
            @Override
            public void answered(Submission submission, Answer answer) {}

            @Override
            public void unheard(LedgerException problem) {
                throw problem;
            }
        };
        Validator other = new LocalValidator(elsewhere, others, Worlds.task(), counting, Clock.systemUTC());
        try (Door theirs = new Door(other, elsewhere, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            NodeClient client = new NodeClient(List.of(
                    URI.create("http://localhost:" + door.port()), URI.create("http://localhost:" + theirs.port())));
            try (RemoteMiner miner = new RemoteMiner(client, alice, 1, 1, Kernels.plain(), listener)) {
                client.turn();
                assertThatThrownBy(() -> miner.run(0, 10))
                        .isInstanceOf(LedgerException.class)
                        .hasMessageContaining("different networks");
            }
        } finally {
            other.close();
        }
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
        assertThatThrownBy(() -> Peer.parse("a=localhost:99999")).hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> Peer.parse("a=localhost:0")).hasMessageContaining("1 to 65535");
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
