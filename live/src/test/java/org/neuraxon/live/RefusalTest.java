package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.living.LivingPreset;

/** Everything that is kept out. */
class RefusalTest {

    private static final LiveSettings.Birth SMALL = new LiveSettings.Birth(LivingPreset.BALANCED, 40, 1);
    private static final String TOKEN = "a long enough secret";

    private static LiveServer lab;
    private static LiveServer guarded;
    private static Browserless caller;
    private static Browserless stranger;

    @BeforeAll
    static void open() {
        lab = LiveServer.open(LiveSettings.local(SMALL));
        guarded = LiveServer.open(new LiveSettings("127.0.0.1", 0, TOKEN, SMALL));
        caller = new Browserless(lab.port());
        stranger = new Browserless(guarded.port());
    }

    @AfterAll
    static void close() {
        lab.close();
        guarded.close();
    }

    @Test
    void aPageFromElsewhereMayNotReadOrAct() throws Exception {
        for (String origin : new String[] {"http://evil.example", "null", "http://127.0.0.1:1"}) {
            assertThat(caller.get("/api/v1/state", "Origin", origin).statusCode())
                    .isEqualTo(403);
            assertThat(caller.post("/api/v1/control", "{\"do\":\"pause\"}", "Origin", origin)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(caller.get("/api/v1/state", "Origin", "http://127.0.0.1:" + lab.port())
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.state().get("paused").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""})
    void aForeignNameIsRefused(String host) throws Exception {
        String answer = caller.raw("GET /api/v1/state HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsAnyOf(" 403", " 400");
        assertThat(caller.raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .containsAnyOf(" 403", " 400");
    }

    @Test
    void itsOwnNamesAreNotRefused() throws Exception {
        for (String host : new String[] {"127.0.0.1", "localhost", "LOCALHOST:" + lab.port(), "[::1]:80"}) {
            assertThat(caller.raw("GET /api/v1/state HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .contains(" 200");
        }
    }

    @Test
    void aSocketFromElsewhereIsRefused() {
        assertThatThrownBy(() -> socket(lab.port(), "", "http://evil.example"))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void withoutTheTokenNothingIsTold() throws Exception {
        for (String path : new String[] {
            "/api/v1/state", "/api/v1/network", "/api/v1/time", "/api/v1/vitals", "/api/v1/claims", "/api/v1/work"
        }) {
            assertThat(stranger.get(path).statusCode()).isEqualTo(401);
            assertThat(stranger.get(path + "?token=wrong").statusCode()).isEqualTo(401);
            assertThat(stranger.get(path, "Authorization", "Bearer " + TOKEN + "x")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(stranger.get(path, "Authorization", "Bearer " + TOKEN).statusCode())
                    .isEqualTo(200);
        }
        assertThat(stranger.post("/api/v1/control", "{\"do\":\"pause\"}").statusCode())
                .isEqualTo(401);
        assertThatThrownBy(() -> socket(guarded.port(), "?token=wrong", "http://127.0.0.1:" + guarded.port()))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
        assertThat(stranger.get("/").statusCode()).isEqualTo(200);
        assertThat(guarded.address()).endsWith("#token=" + TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../../../etc/passwd",
                "/assets/..%2f..%2f..%2fetc%2fpasswd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..;/..;/etc/passwd",
                "/assets//etc/passwd",
                "/assets/LiveServer.class",
                "/assets/libraries.properties",
                "/META-INF/MANIFEST.MF",
                "/..%5c..%5cwindows"
            })
    void noPathLeadsOut(String path) throws Exception {
        String answer = caller.raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertThat(answer).containsAnyOf(" 400", " 404");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"do\":\"fly\"} | nobody can do 'fly'",
                "{} | 'do' is missing",
                "[1] | one JSON object",
                "{\"do\": | no JSON",
                "{\"do\":\"modulate\",\"modulator\":\"love\",\"level\":0.5} | no modulator 'love'",
                "{\"do\":\"modulate\",\"modulator\":\"dopamine\",\"level\":1.5} | 0 to 1",
                "{\"do\":\"modulate\",\"modulator\":\"dopamine\",\"level\":\"NaN\"} | no number",
                "{\"do\":\"ablate\",\"mechanism\":\"telepathy\"} | no mechanism 'telepathy'",
                "{\"do\":\"poke\",\"neuron\":40} | no neuron 40",
                "{\"do\":\"poke\",\"neuron\":1.5} | whole number",
                "{\"do\":\"lesion\",\"neuron\":0} | cannot be silenced",
                "{\"do\":\"lesion\",\"neuron\":-2} | not be negative",
                "{\"do\":\"stimulate\",\"stimulus\":\"music\"} | no stimulus 'music'",
                "{\"do\":\"stimulate\",\"stimulus\":\"pulse\",\"period\":1} | 2 to 1000000",
                "{\"do\":\"retune\",\"parameter\":\"dt\",\"value\":2} | cannot be changed",
                "{\"do\":\"retune\",\"parameter\":\"noise\",\"value\":-1} | noise",
                "{\"do\":\"reset\",\"neurons\":1000000} | 30 to 20000",
                "{\"do\":\"speed\",\"moments_per_second\":-1} | speed",
                "{\"do\":\"goto\",\"step\":-1} | not recorded",
                "{\"do\":\"goto\",\"step\":0.5} | whole number",
                "{\"do\":\"reset\",\"seed\":1.5} | whole number",
                "{\"do\":\"reset\",\"seed\":1e300} | whole number",
                "{\"do\":\"reset\",\"seed\":9223372036854775808} | whole number"
            })
    void aWishThatMakesNoSenseChangesNothing(String wish, String why) throws Exception {
        caller.control("{\"do\":\"pause\"}");
        String before = caller.state().get("digest").stringValue();
        var response = caller.post("/api/v1/control", wish);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browserless.json(response).get("error").stringValue()).contains(why);
        assertThat(caller.state().get("digest").stringValue()).isEqualTo(before);
        caller.control("{\"do\":\"resume\"}");
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        assertThat(caller.post("/api/v1/control", "{\"do\":\"" + "x".repeat(20_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        // It is refused by what it says of itself; a client that goes on sending may find the line closed before it
        // reads why.
        assertThat(caller.raw(
                        "POST /api/v1/stream HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + (4 << 20) + "\r\n\r\n"))
                .contains(" 413");
        assertThat(caller.post("/api/v1/stream", "{\"values\":[" + "1,".repeat(StreamDesk.MOST_ROWS) + "1]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{\"type\":\"dance\"}",
                "{\"type\":\"rate\",\"pictures_per_second\":1000}",
                "{\"type\":\"rate\"}",
                "{\"type\":\"watch_synapse\",\"kind\":\"telepathy\",\"pre\":1,\"post\":2}",
                "{\"type\":\"watch_synapse\",\"kind\":\"memory\",\"pre\":1.5,\"post\":2}"
            })
    void aMalformedMessageClosesItsSocketOnly(String message) throws Exception {
        assertThat(closeCode(message)).isEqualTo(1008);
        assertThat(caller.get("/api/v1/state").statusCode()).isEqualTo(200);
    }

    @Test
    void aLongMessageClosesItsSocketOnly() throws Exception {
        assertThat(closeCode("{\"type\":\"" + "x".repeat(10_000) + "\"}")).isEqualTo(1009);
        assertThat(caller.get("/api/v1/state").statusCode()).isEqualTo(200);
    }

    @Test
    void otherMachinesNeedAToken() {
        for (String host : new String[] {"0.0.0.0", "::", "192.0.2.1"}) {
            assertThatThrownBy(() -> new LiveSettings(host, 0, null, SMALL))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("--token");
        }
        assertThat(new LiveSettings("0.0.0.0", 0, TOKEN, SMALL).secret()).contains(TOKEN);
        assertThat(new LiveSettings("::1", 0, null, SMALL).secret()).isEmpty();
    }

    @Test
    void aTakenPortIsOneSentence() {
        assertThatThrownBy(() -> LiveServer.open(new LiveSettings("127.0.0.1", lab.port(), null, SMALL)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1 port " + lab.port());
    }

    private static int closeCode(String message) throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + lab.port() + "/api/v1/frames"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
                        code.complete(status);
                        return null;
                    }
                })
                .get(10, TimeUnit.SECONDS);
        socket.sendText(message, true).get(10, TimeUnit.SECONDS);
        return code.get(10, TimeUnit.SECONDS);
    }

    private static ByteBuffer socket(int port, String query, String origin) throws Exception {
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + port + "/api/v1/frames" + query), new WebSocket.Listener() {})
                .get(10, TimeUnit.SECONDS)
                .abort();
        return ByteBuffer.allocate(0);
    }
}
