package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingPreset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One network, many callers. */
class SessionTest {

    private static final LiveSettings.Birth SMALL = new LiveSettings.Birth(LivingPreset.BALANCED, 60, 5);

    private LiveServer lab;
    private Browserless caller;

    @BeforeEach
    void open() {
        lab = LiveServer.open(LiveSettings.local(SMALL));
        caller = new Browserless(lab.port());
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private String digest() throws Exception {
        return caller.state().get("digest").stringValue();
    }

    @Test
    void itLivesOnItsOwn() throws Exception {
        JsonNode first = caller.state();
        assertThat(first.get("neurons").intValue()).isEqualTo(60);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (caller.state().get("steps").longValue() < first.get("steps").longValue() + 20) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        caller.control("{\"do\":\"pause\"}");
        JsonNode still = caller.state();
        Thread.sleep(50);
        assertThat(caller.state().get("digest")).isEqualTo(still.get("digest"));
    }

    @Test
    void whatIsSeenIsWhatTheEngineLives() throws Exception {
        caller.control("{\"do\":\"pause\"}");
        caller.control("{\"do\":\"reset\"}");
        JsonNode state = caller.control("{\"do\":\"step\",\"moments\":500}");
        LivingNetwork alone = Life.born(SMALL).network();
        alone.step(500);
        assertThat(state.get("steps").longValue()).isEqualTo(500);
        assertThat(state.get("digest").stringValue()).isEqualTo(alone.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"do\":\"modulate\",\"modulator\":\"dopamine\",\"level\":0.9}",
                "{\"do\":\"modulate\",\"modulator\":\"norepinephrine\",\"level\":0.9}",
                "{\"do\":\"modulate\",\"modulator\":\"5HT\",\"level\":0.9}",
                "{\"do\":\"modulate\",\"modulator\":\"acetylcholine\",\"level\":0.9}",
                "{\"do\":\"ablate\",\"mechanism\":\"spontaneous_activity\"}",
                "{\"do\":\"stimulate\",\"stimulus\":\"pulse\",\"period\":20}",
                "{\"do\":\"stimulate\",\"stimulus\":\"pattern\",\"period\":20}",
                "{\"do\":\"stimulate\",\"stimulus\":\"noise\"}",
                "{\"do\":\"stimulate\",\"stimulus\":\"sines\",\"period\":20}",
                "{\"do\":\"poke\",\"neuron\":3}",
                "{\"do\":\"poke\",\"neuron\":30,\"current\":20}",
                "{\"do\":\"reward\",\"amount\":1}",
                "{\"do\":\"lesion\",\"share\":0.5}",
                "{\"do\":\"lesion\",\"neuron\":30}",
                "{\"do\":\"retune\",\"parameter\":\"noise\",\"value\":0.9}"
            })
    void everyControlChangesTheLife(String wish) throws Exception {
        caller.control("{\"do\":\"pause\"}");
        caller.control("{\"do\":\"reset\"}");
        caller.control("{\"do\":\"step\",\"moments\":40}");
        String without =
                caller.control("{\"do\":\"step\",\"moments\":40}").get("digest").stringValue();
        caller.control("{\"do\":\"goto\",\"step\":40}");
        caller.control(wish);
        String with =
                caller.control("{\"do\":\"step\",\"moments\":40}").get("digest").stringValue();
        assertThat(with).isNotEqualTo(without);
    }

    @Test
    void thePastIsReproducedBitForBit() throws Exception {
        caller.control("{\"do\":\"pause\"}");
        caller.control("{\"do\":\"reset\"}");
        caller.control("{\"do\":\"step\",\"moments\":700}");
        caller.control("{\"do\":\"stimulate\",\"stimulus\":\"noise\",\"strength\":0.3}");
        caller.control("{\"do\":\"modulate\",\"modulator\":\"dopamine\",\"level\":0.8}");
        caller.control("{\"do\":\"step\",\"moments\":600}");
        caller.control("{\"do\":\"retune\",\"parameter\":\"noise\",\"value\":0.4}");
        String at1350 =
                caller.control("{\"do\":\"step\",\"moments\":50}").get("digest").stringValue();
        caller.control("{\"do\":\"poke\",\"neuron\":2,\"moments\":100}");
        String end = caller.control("{\"do\":\"step\",\"moments\":900}")
                .get("digest")
                .stringValue();

        JsonNode then = caller.control("{\"do\":\"goto\",\"step\":1350}");
        assertThat(then.get("past").booleanValue()).isTrue();
        assertThat(then.get("digest").stringValue()).isEqualTo(at1350);
        assertThat(caller.control("{\"do\":\"goto\",\"step\":2250}")
                        .get("digest")
                        .stringValue())
                .isEqualTo(end);

        // A branch without the touch is another life, and the same branch is the same life.
        caller.control("{\"do\":\"goto\",\"step\":1350}");
        String branch = caller.control("{\"do\":\"step\",\"moments\":900}")
                .get("digest")
                .stringValue();
        assertThat(branch).isNotEqualTo(end);
        caller.control("{\"do\":\"goto\",\"step\":1350}");
        caller.control("{\"do\":\"poke\",\"neuron\":2,\"moments\":100}");
        assertThat(caller.control("{\"do\":\"step\",\"moments\":900}")
                        .get("digest")
                        .stringValue())
                .isEqualTo(end);
        JsonNode time = Browserless.json(caller.get("/api/v1/time"));
        assertThat(time.get("branched_at").longValue()).isEqualTo(1350);
        assertThat(time.get("other_future").get("step").size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"do\":\"poke\",\"neuron\":60}",
                "{\"do\":\"lesion\",\"neuron\":60}",
                "{\"do\":\"retune\",\"parameter\":\"noise\",\"value\":-1}"
            })
    void whatIsRefusedInThePastCostsNoFuture(String wish) throws Exception {
        caller.control("{\"do\":\"pause\"}");
        caller.control("{\"do\":\"reset\"}");
        caller.control("{\"do\":\"step\",\"moments\":100}");
        caller.control("{\"do\":\"stimulate\",\"stimulus\":\"noise\"}");
        String end = caller.control("{\"do\":\"step\",\"moments\":100}")
                .get("digest")
                .stringValue();
        caller.control("{\"do\":\"goto\",\"step\":50}");
        assertThat(caller.post("/api/v1/control", wish).statusCode()).isEqualTo(400);
        JsonNode state = caller.state();
        assertThat(state.get("past").booleanValue()).isTrue();
        assertThat(state.get("recorded").get(1).longValue()).isEqualTo(200);
        assertThat(caller.control("{\"do\":\"goto\",\"step\":200}")
                        .get("digest")
                        .stringValue())
                .isEqualTo(end);
    }

    @Test
    void whoStepsFarKeepsNobodyWaiting() throws Exception {
        caller.control("{\"do\":\"pause\"}");
        caller.control("{\"do\":\"reset\",\"neurons\":300}");
        Browserless other = new Browserless(lab.port());
        CompletableFuture<JsonNode> far = CompletableFuture.supplyAsync(() -> {
            try {
                return other.control("{\"do\":\"step\",\"moments\":30000}");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        long meanwhile = 0;
        while (meanwhile == 0) {
            meanwhile = caller.state().get("steps").longValue();
        }
        assertThat(meanwhile).isBetween(1L, 29_999L);
        assertThat(far.get(120, TimeUnit.SECONDS).get("steps").longValue()).isEqualTo(30_000);
    }

    /** A network that stands still in the past is shown as it was then. */
    @Test
    void sharesAreThoseOfTheMomentGoneTo() {
        Life life = Life.born(SMALL);
        Meter meter = new Meter(life.network());
        Chronicle chronicle = new Chronicle(life);
        for (int step = 0; step < 400; step++) {
            life.live();
            meter.lived(life.network());
            chronicle.lived(life, 0, 0);
        }
        LivingNetwork then = chronicle.at(150).network();
        meter.turnTo(then);
        int ups = 0;
        int downs = 0;
        for (int n = then.inputCount(); n < then.neuronCount(); n++) {
            ups += then.state(n) > 0 ? 1 : 0;
            downs += then.state(n) < 0 ? 1 : 0;
        }
        Meter.Reading reading = meter.read(then);
        assertThat(reading.up())
                .isEqualTo((float) (ups / 50.0))
                .isNotEqualTo(meterOf(life).up());
        assertThat(reading.down()).isEqualTo((float) (downs / 50.0));
    }

    private static Meter.Reading meterOf(Life life) {
        return new Meter(life.network()).read(life.network());
    }

    @Test
    void aLifeWithoutRoomForADeedStillHasItInThePast() {
        Chronicle chronicle = new Chronicle(Life.born(SMALL));
        Deed deed = new Deed.Reward(0);
        for (int k = 0; k < 20_000; k++) {
            chronicle.note(7, deed);
        }
        assertThatThrownBy(() -> chronicle.requireRoom(Long.MAX_VALUE)).hasMessageContaining("20000 deeds");
        assertThatThrownBy(() -> chronicle.requireRoom(8)).hasMessageContaining("20000 deeds");
        chronicle.requireRoom(7);
    }

    @Test
    void aSeedIsTakenToItsLastDigit() throws Exception {
        JsonNode state = caller.control("{\"do\":\"reset\",\"seed\":9007199254740993}");
        assertThat(state.get("seed").longValue()).isEqualTo(9_007_199_254_740_993L);
        assertThat(caller.control("{\"do\":\"reset\",\"seed\":-3.0}")
                        .get("seed")
                        .longValue())
                .isEqualTo(-3);
    }

    @Test
    void keyframesAreThinnedAndStillReproduce() {
        Life life = Life.born(SMALL);
        Chronicle chronicle = new Chronicle(life);
        String at = "";
        for (int step = 1; step <= 80_000; step++) {
            life.live();
            chronicle.lived(life, 0, 0);
            if (step == 33_333) {
                at = life.network().digest();
            }
        }
        assertThat(chronicle.keyframes()).hasSizeLessThanOrEqualTo(64);
        assertThat(chronicle.samples()).hasSizeLessThanOrEqualTo(4_000);
        assertThat(chronicle.at(33_333).network().digest()).isEqualTo(at);
    }

    @Test
    void vitalSignsLeaveTheNetworkAlone() throws Exception {
        caller.control("{\"do\":\"pause\"}");
        String before = digest();
        caller.post("/api/v1/vitals", "");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        JsonNode vitals;
        do {
            Thread.sleep(100);
            vitals = Browserless.json(caller.get("/api/v1/vitals"));
            assertThat(System.nanoTime()).isLessThan(deadline);
        } while (vitals.get("running").booleanValue());
        assertThat(vitals.get("signs").size()).isEqualTo(12);
        assertThat(vitals.get("word").stringValue()).isNotEmpty();
        assertThat(digest()).isEqualTo(before);
    }

    @Test
    void aStreamIsWatchedAndItsOddRowIsAnAlarm() throws Exception {
        StringBuilder values = new StringBuilder();
        for (int row = 0; row < 1500; row++) {
            values.append(row == 0 ? "" : ",").append(row == 1400 ? 40 : row % 10);
        }
        JsonNode seen = Browserless.json(caller.post("/api/v1/stream", "{\"values\":[" + values + "]}"));
        assertThat(seen.get("rows").intValue()).isEqualTo(1500);
        assertThat(seen.get("forecast").size()).isEqualTo(1500);
        boolean found = false;
        for (JsonNode alarm : seen.get("alarms")) {
            found |= alarm.get("row").intValue() == 1400
                    && !alarm.get("why").stringValue().isEmpty();
        }
        assertThat(found).isTrue();
    }

    @Test
    void onlyOneViewerHoldsTheControls() throws Exception {
        try (Watching first = new Watching(lab.port());
                Watching second = new Watching(lab.port())) {
            JsonNode hello = first.letter("hello");
            JsonNode other = second.letter("hello");
            assertThat(hello.get("holds").booleanValue()).isTrue();
            assertThat(other.get("holds").booleanValue()).isFalse();
            String mine = hello.get("viewer").stringValue();
            String theirs = other.get("viewer").stringValue();
            assertThat(caller.post("/api/v1/control", "{\"do\":\"pause\"}").statusCode())
                    .isEqualTo(409);
            assertThat(caller.post("/api/v1/control", "{\"do\":\"pause\",\"viewer\":\"" + theirs + "\"}")
                            .statusCode())
                    .isEqualTo(409);
            assertThat(caller.post("/api/v1/control", "{\"do\":\"pause\",\"viewer\":\"" + mine + "\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(caller.post("/api/v1/hold", "{\"viewer\":\"" + theirs + "\"}")
                            .statusCode())
                    .isEqualTo(409);
            assertThat(caller.post("/api/v1/hold", "{\"viewer\":\"" + mine + "\",\"release\":true}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(caller.post("/api/v1/hold", "{\"viewer\":\"" + theirs + "\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(caller.post("/api/v1/control", "{\"do\":\"resume\",\"viewer\":\"" + theirs + "\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (caller.post("/api/v1/control", "{\"do\":\"resume\"}").statusCode() != 200) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void aPictureHasTheDocumentedLayout() throws Exception {
        try (Watching watching = new Watching(lab.port())) {
            ByteBuffer picture = watching.picture();
            assertThat(picture.remaining()).isEqualTo(View.HEADER + 3 * 60);
            assertThat(picture.get(0)).isEqualTo((byte) 1);
            assertThat(picture.getInt(4)).isEqualTo(60);
            assertThat(picture.getDouble(8)).isGreaterThanOrEqualTo(0);
            for (int n = 0; n < 60; n++) {
                assertThat(picture.get(View.HEADER + n)).isBetween((byte) -1, (byte) 1);
            }
            watching.say("{\"type\":\"watch\",\"neuron\":30}");
            JsonNode probe = watching.letter("probe");
            assertThat(probe.get("neuron").intValue()).isEqualTo(30);
            assertThat(probe.get("history").get("potential").size())
                    .isEqualTo(probe.get("history").get("state").size());
        }
    }

    /** The terms that a probe names add up to the potential, so nothing in "why it fired" is made up. */
    @Test
    void theCauseOfAChangeAddsUp() {
        Life life = Life.born(SMALL);
        life.network().step(2_000);
        Probe probe = new Probe(30);
        JsonNode cause = null;
        for (int step = 0; step < 3_000; step++) {
            float[] before = life.network().neurons().state.values.clone();
            probe.before(life.network());
            life.live();
            probe.after(life.network(), Probe.factor(life.network()), before);
            JsonNode told = JsonMapper.shared().valueToTree(probe.json(life.network()));
            if (!told.get("cause").isNull()) {
                cause = told.get("cause");
            }
        }
        assertThat(cause).isNotNull();
        double sum = 0;
        for (String term : new String[] {"kept", "backbone", "plateau", "inputs", "adaptation", "noise"}) {
            sum += cause.get(term).doubleValue();
        }
        assertThat(sum).isCloseTo(cause.get("potential").doubleValue(), org.assertj.core.data.Offset.offset(1e-5));
        int to = cause.get("to").intValue();
        double potential = cause.get("potential").doubleValue();
        assertThat(potential > cause.get("upper").doubleValue()).isEqualTo(to == 1);
        assertThat(potential < cause.get("lower").doubleValue()).isEqualTo(to == -1);
        // Noise in one moment is limited to sqrt(3) standard deviations of four uniforms: a wrong term would stick out.
        double kept = life.network().account(30).kept();
        double most = life.network().parameters().membrane().noise() * Math.sqrt(1 - kept * kept) * 3.5;
        assertThat(Math.abs(cause.get("noise").doubleValue())).isLessThan(most);
    }

    @Test
    void aViewerThatDoesNotReadSlowsNobody() throws Exception {
        caller.control("{\"do\":\"speed\",\"moments_per_second\":2000}");
        try (Watching deaf = new Watching(lab.port(), false)) {
            long before = caller.state().get("steps").longValue();
            Thread.sleep(1_000);
            assertThat(caller.state().get("steps").longValue()).isGreaterThan(before + 500);
        }
    }

    @Test
    void steppingNeedsAPause() throws Exception {
        assertThat(caller.post("/api/v1/control", "{\"do\":\"step\"}").statusCode())
                .isEqualTo(409);
        assertThatThrownBy(() -> caller.control("{\"do\":\"step\",\"moments\":0}"))
                .hasMessageContaining("refused");
    }

    /** A viewer in Java. */
    private static final class Watching implements AutoCloseable {

        private final BlockingQueue<JsonNode> letters = new LinkedBlockingQueue<>();
        private final BlockingQueue<ByteBuffer> pictures = new LinkedBlockingQueue<>();
        private final WebSocket socket;

        Watching(int port) throws Exception {
            this(port, true);
        }

        Watching(int port, boolean reads) throws Exception {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/frames"), new WebSocket.Listener() {
                        private final StringBuilder text = new StringBuilder();

                        @Override
                        public void onOpen(WebSocket webSocket) {
                            if (reads) {
                                webSocket.request(1);
                            }
                        }

                        @Override
                        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                            text.append(data);
                            if (last) {
                                letters.add(JsonMapper.shared().readTree(text.toString()));
                                text.setLength(0);
                            }
                            webSocket.request(1);
                            return null;
                        }

                        @Override
                        public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
                            ByteBuffer copy =
                                    ByteBuffer.allocate(data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
                            copy.put(data).flip();
                            pictures.add(copy);
                            webSocket.request(1);
                            return null;
                        }
                    })
                    .get(10, TimeUnit.SECONDS);
        }

        JsonNode letter(String type) throws InterruptedException {
            while (true) {
                JsonNode letter = letters.poll(20, TimeUnit.SECONDS);
                if (letter == null) {
                    throw new AssertionError("no " + type + " came");
                }
                if (letter.get("type").stringValue().equals(type)) {
                    return letter;
                }
            }
        }

        ByteBuffer picture() throws InterruptedException {
            ByteBuffer picture = pictures.poll(20, TimeUnit.SECONDS);
            if (picture == null) {
                throw new AssertionError("no picture came");
            }
            return picture;
        }

        void say(String text) throws Exception {
            socket.sendText(text, true).get(10, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
