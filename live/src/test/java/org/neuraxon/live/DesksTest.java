package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingPreset;
import tools.jackson.databind.JsonNode;

/** Claims, work, lessons about alarms, and the synapse watched. */
class DesksTest {

    private static final LiveSettings.Birth SMALL = new LiveSettings.Birth(LivingPreset.BALANCED, 60, 5);

    private static LiveServer lab;
    private static Browserless caller;
    private static HttpServer node;

    @BeforeAll
    static void open() throws Exception {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        says(
                "/v1/network",
                "{\"network\":\"ab\",\"role\":\"leader\",\"epoch\":3,\"epoch_best\":40,\"threshold\":60,"
                        + "\"entries\":17,\"head\":\"cd\"}");
        says("/v1/standings", "[{\"miner\":\"ef\",\"counted\":2,\"points\":21,\"strikes\":1,\"best\":40}]");
        says("/v1/segments", "[\"0000000000000000000.ledger\"]");
        says("/odd/v1/network", "<html>something else</html>");
        node.start();
        String there = "http://127.0.0.1:" + node.getAddress().getPort();
        lab = LiveServer.open(LiveSettings.local(SMALL)
                .withNodes(List.of(URI.create("http://127.0.0.1:1"), URI.create(there), URI.create(there + "/odd"))));
        caller = new Browserless(lab.port());
    }

    private static void says(String path, String text) {
        node.createContext(path, exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @AfterAll
    static void close() {
        lab.close();
        node.stop(0);
    }

    private static JsonNode claims(Predicate<JsonNode> until) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        JsonNode told = Browserless.json(caller.get("/api/v1/claims"));
        while (!until.test(told)) {
            assertThat(System.nanoTime()).as("it took too long").isLessThan(deadline);
            Thread.sleep(50);
            told = Browserless.json(caller.get("/api/v1/claims"));
        }
        return told;
    }

    @Test
    void aClaimRunsToItsVerdictAndAnotherIsCalledOff() throws Exception {
        JsonNode listed = claims(told -> true);
        assertThat(listed.get("claims").size()).isGreaterThan(15);
        assertThat(caller.post("/api/v1/claims", "{\"run\":\"C10\",\"seeds\":3}")
                        .statusCode())
                .isEqualTo(200);
        JsonNode finding =
                claims(told -> told.get("running").isNull()).get("findings").get("C10");
        assertThat(finding.get("outcomes").get(0).get("agree").intValue()).isEqualTo(3);
        assertThat(finding.get("command").stringValue()).isEqualTo("./neuraxon claims C10 --seeds 3 --first-seed 1");
        assertThat(finding.get("decides").booleanValue()).isFalse();
        assertThat(finding.get("series").get(0).get("values").size()).isEqualTo(3);

        caller.post("/api/v1/claims", "{\"run\":\"C36\",\"seeds\":20}");
        assertThat(claims(told -> true).get("running").get("claim").stringValue())
                .isEqualTo("C36");
        var second = caller.post("/api/v1/claims", "{\"run\":\"C10\"}");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("C36 is running");
        caller.post("/api/v1/claims", "{\"cancel\":true}");
        assertThat(claims(told -> told.get("running").isNull())
                        .get("findings")
                        .get("C36")
                        .get("problem")
                        .stringValue())
                .isEqualTo("called off");
        assertThat(caller.post("/api/v1/claims", "{\"run\":\"C10\",\"seeds\":1}")
                        .statusCode())
                .isEqualTo(200);
        claims(told -> told.get("running").isNull());
    }

    @Test
    void aClaimCalledOffBeforeItsThreadGotToItLeavesTheDeskFree() throws Exception {
        try (ClaimsDesk desk = new ClaimsDesk()) {
            for (int round = 0; round < 20; round++) {
                desk.wish(Json.object("{\"run\":\"C36\"}"));
                desk.wish(Json.object("{\"cancel\":true}"));
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                while (desk.json().get("running") != null) {
                    assertThat(System.nanoTime()).as("it runs for ever").isLessThan(deadline);
                    Thread.sleep(1);
                }
                assertThat(String.valueOf(desk.json().get("findings"))).contains("called off");
            }
        }
    }

    /** Weights move by millionths. */
    @Test
    void smallNumbersAreToldInFull() {
        assertThat(Json.number(1.234567e-7)).isEqualTo(1.234567e-7);
        assertThat(Json.number(-9.87654321e-4)).isEqualTo(-9.87654321e-4);
        assertThat(Json.number(0.0123456789)).isEqualTo(0.012346);
        assertThat(Json.number(0)).isZero();
        assertThat(Json.number(Double.NaN)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "claims | {\"run\":\"C999\"} | C999",
                "claims | {\"run\":\"C10\",\"seeds\":0} | 1 to 100 seeds",
                "claims | {\"run\":\"C10\",\"seeds\":100000} | 1 to 100 seeds",
                "claims | {} | 'run' is missing",
                "stream | {\"values\":[1],\"lessons\":[{\"row\":0}]} | 'wanted'",
                "stream | {\"values\":[1],\"lessons\":[{\"kind\":\"taste\",\"surprise\":9,\"wanted\":true}]} | no kind of alarm",
                "stream | {\"values\":[1],\"lessons\":7} | at most 200"
            })
    void aWishThatMakesNoSenseIsRefused(String desk, String wish, String why) throws Exception {
        var response = caller.post("/api/v1/" + desk, wish);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Browserless.json(response).get("error").stringValue()).contains(why);
    }

    @Test
    void validatorsAreToldAsTheyAre() throws Exception {
        JsonNode told = Browserless.json(caller.get("/api/v1/work"));
        JsonNode silent = told.get("validators").get(0);
        assertThat(silent.get("answers").booleanValue()).isFalse();
        assertThat(silent.get("problem").stringValue()).contains("nobody listens");
        JsonNode leader = told.get("validators").get(1);
        assertThat(leader.get("role").stringValue()).isEqualTo("leader");
        assertThat(leader.get("entries").intValue()).isEqualTo(17);
        assertThat(leader.get("segments").intValue()).isEqualTo(1);
        assertThat(told.get("validators").get(2).get("problem").stringValue()).contains("not answer in JSON");
        assertThat(told.get("miners").get(0).get("points").intValue()).isEqualTo(21);
        assertThat(told.get("history").get(0).get("best").intValue()).isEqualTo(40);
    }

    @Test
    void onlyAddressesOfTheWebAreValidators() {
        for (String odd : new String[] {"file:///etc/passwd", "validator", "http://u:p@127.0.0.1", "http://a?b=c"}) {
            assertThatThrownBy(() -> LiveSettings.local(SMALL).withNodes(List.of(URI.create(odd))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no address of a validator");
        }
    }

    @Test
    void anUnwantedAlarmTeachesWhatComesAfterIt() throws Exception {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 2_100; i++) {
            double odd = i > 300 && i % 410 == 7 ? 14 : 0;
            values.add(20 + 5 * Math.sin(i / 8.0) + 0.4 * Math.sin(i * (double) i * 0.37) + odd);
        }
        JsonNode untaught = stream(Map.of("values", values));
        JsonNode first = untaught.get("alarms").get(0);
        int row = first.get("row").intValue();
        JsonNode taught = stream(Map.of("values", values, "lessons", List.of(Map.of("row", row, "wanted", false))));
        assertThat(taught.get("alarms").size())
                .isLessThan(untaught.get("alarms").size());
        assertThat(taught.get("surprise")).isEqualTo(untaught.get("surprise"));
        assertThat(taught.get("alarms").get(0)).isEqualTo(first);
        // The same lesson, carried to the next series.
        JsonNode carried = stream(Map.of(
                "values",
                values,
                "lessons",
                List.of(Map.of(
                        "kind", first.get("kind").stringValue(),
                        "surprise", first.get("surprise").doubleValue(),
                        "wanted", false))));
        for (JsonNode alarm : carried.get("alarms")) {
            assertThat(alarm.get("kind").equals(first.get("kind"))
                            && alarm.get("surprise").doubleValue()
                                    <= first.get("surprise").doubleValue())
                    .isFalse();
        }
        assertThat(untaught.get("raster").get("states").size()).isEqualTo(300);
    }

    private static JsonNode stream(Map<String, ?> wish) throws Exception {
        return Browserless.json(caller.post("/api/v1/stream", Json.text(wish)));
    }

    @Test
    void theChangeOfAWeightAddsUp() {
        Life life = Life.born(SMALL);
        LivingNetwork network = life.network();
        network.modulate(Modulator.DOPAMINE, 0.9);
        network.modulate(Modulator.ACETYLCHOLINE, 0.9);
        int post = 30;
        int place = network.memory().first(post);
        SynapseProbe probe = new SynapseProbe(
                new SynapseProbe.Key(SynapseProbe.Kind.MEMORY, network.memory().pre.values[place], post));
        int changes = 0;
        for (int t = 0; t < 200; t++) {
            probe.before(network);
            life.live();
            probe.after(network);
            Map<?, ?> told = probe.json(network);
            if (told.get("change") instanceof Map<?, ?> change
                    && change.get("step").equals(network.steps())
                    && Boolean.TRUE.equals(told.get("alive"))) {
                changes++;
                double moved = (Double) change.get("after") - (Double) change.get("before");
                assertThat((Double) change.get("learned") + (Double) change.get("returned"))
                        .isCloseTo(moved, org.assertj.core.data.Offset.offset(3e-6));
            }
        }
        assertThat(changes).isGreaterThan(20);
    }

    @Test
    void withoutPlasticityNothingIsLearned() {
        Life life = Life.born(SMALL);
        LivingNetwork network = life.network();
        network.modulate(Modulator.DOPAMINE, 0.9);
        network.modulate(Modulator.ACETYLCHOLINE, 0.9);
        network.ablate(org.neuraxon.core.Mechanism.PLASTICITY);
        int place = network.memory().first(30);
        SynapseProbe probe = new SynapseProbe(
                new SynapseProbe.Key(SynapseProbe.Kind.MEMORY, network.memory().pre.values[place], 30));
        network.memory().fast.values[place] += 0.05f;
        probe.before(network);
        while (!(probe.json(network).get("change") instanceof Map<?, ?>)) {
            probe.before(network);
            life.live();
            probe.after(network);
        }
        Map<?, ?> change = (Map<?, ?>) probe.json(network).get("change");
        assertThat((Double) change.get("learned")).isCloseTo(0, org.assertj.core.data.Offset.offset(2e-6));
        assertThat((Double) change.get("returned")).isNegative();
    }
}
