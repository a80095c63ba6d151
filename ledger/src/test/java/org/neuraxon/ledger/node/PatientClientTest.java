package org.neuraxon.ledger.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;

/** What a miner does while validators are silent, busy, or cannot. */
class PatientClientTest {

    private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

    private final List<HttpServer> validators = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<LedgerException> unheard = new ArrayList<>();

    @AfterEach
    void close() {
        validators.forEach(validator -> validator.stop(0));
    }

    @Test
    void aQuestionIsRepeatedAndItsTroubleToldOnce() throws Exception {
        PatientClient client = new PatientClient(new NodeClient(List.of()), 1, unheard::add);
        int[] attempts = new int[1];
        String answer = client.ask(validators -> {
            if (++attempts[0] < 5) {
                throw new LedgerException("attempt " + attempts[0]);
            }
            return "heard";
        });
        assertThat(answer).isEqualTo("heard");
        assertThat(attempts[0]).isEqualTo(5);
        assertThat(unheard).extracting(Throwable::getMessage).containsExactly("attempt 1");
    }

    @Test
    void afterAMinuteItGivesUp() {
        PatientClient client = new PatientClient(new NodeClient(List.of()), 60_000, unheard::add);
        assertThatThrownBy(() -> client.ask(NodeClient::network)).hasMessageContaining("no validator answers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUSY", "UNAVAILABLE"})
    void aValidatorThatCannotIsLeftForTheNext(String refusal) throws Exception {
        PatientClient client = new PatientClient(
                new NodeClient(List.of(validator(503, refusal), validator(200, ""))), 1, unheard::add);
        assertThat(client.submit(MESSAGE).counts()).isTrue();
        assertThat(asked).containsExactly("0: message", "1: message");
        assertThat(unheard).isEmpty();
    }

    @Test
    void aVerdictIsAVerdict() throws Exception {
        PatientClient client = new PatientClient(
                new NodeClient(List.of(validator(409, "DUPLICATE"), validator(200, ""))), 1, unheard::add);
        assertThat(client.submit(MESSAGE).refusal()).contains(Refusal.DUPLICATE);
        assertThat(asked).containsExactly("0: message");
    }

    /** A validator that answers every message in the same way. */
    private URI validator(int status, String refusal) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int number = validators.size();
        validators.add(server);
        server.createContext("/v1/submissions", exchange -> {
            asked.add(number + ": " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            byte[] body = ("{\"refusal\":\"" + refusal + "\"}").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }
}
