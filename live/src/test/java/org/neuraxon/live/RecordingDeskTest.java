package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.core.living.LivingPreset;
import org.neuraxon.exchange.recording.Recording;
import org.neuraxon.query.RecordingQuery;
import tools.jackson.databind.JsonNode;

/** A life recorded through the interface, while it is watched and touched. */
class RecordingDeskTest {

    private static final LiveSettings.Birth SMALL = new LiveSettings.Birth(LivingPreset.BALANCED, 40, 1);

    @TempDir
    Path folder;

    private LiveServer lab;
    private Browserless caller;

    @BeforeEach
    void open() throws Exception {
        lab = LiveServer.open(LiveSettings.local(SMALL), folder);
        caller = new Browserless(lab.port());
        caller.control("{\"do\":\"pause\"}");
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void whatIsDoneStandsBesideWhatHappened() throws Exception {
        long born = caller.state().get("steps").longValue();
        assertThat(recording().get("recording").booleanValue()).isFalse();
        assertThat(caller.get("/api/v1/recording/moments.csv").statusCode()).isEqualTo(409);
        assertThat(wish("{\"do\":\"start\",\"every\":1,\"neurons_every\":5}").statusCode())
                .isEqualTo(200);
        assertThat(wish("{\"do\":\"start\"}").statusCode()).isEqualTo(409);
        caller.control("{\"do\":\"step\",\"moments\":10}");
        caller.control("{\"do\":\"modulate\",\"modulator\":\"dopamine\",\"level\":0.75}");
        caller.control("{\"do\":\"step\",\"moments\":10}");
        JsonNode told = recording();
        assertThat(told.get("rows").get("moments").longValue()).isEqualTo(21);
        assertThat(told.get("tables").get("moments").get(1).get("unit").stringValue())
                .isEqualTo("ms");
        List<String> moments = lines("moments.csv");
        assertThat(moments).hasSize(22);
        assertThat(moments.get(21)).startsWith(born + 20 + ",");
        assertThat(lines("events.csv")).containsExactly("step,life,what", born + 10 + ",0,DA 0.75");

        caller.control("{\"do\":\"goto\",\"step\":" + (born + 5) + "}");
        caller.control("{\"do\":\"step\",\"moments\":2}");
        assertThat(lines("moments.csv").get(22)).startsWith(born + 6 + "," + (born + 6) + ",1,");
        assertThat(lines("events.csv").get(2)).isEqualTo(born + 5 + ",0,gone to moment " + (born + 5));
        caller.control("{\"do\":\"reset\",\"seed\":7}");
        assertThat(recording().get("ended").stringValue()).contains("replaced");
        assertThat(wish("{\"do\":\"stop\"}").statusCode()).isEqualTo(409);

        assertThat(wish("{\"do\":\"start\"}").statusCode()).isEqualTo(200);
        assertThat(wish("{\"do\":\"stop\"}").statusCode()).isEqualTo(200);
        lab.close();
        assertThat(Recording.open(folder.resolve("recording-0001")).end()).isPresent();
        assertThat(Recording.open(folder.resolve("recording-0002")).end()).isPresent();
    }

    @Test
    void nonsenseAndOtherFilesAreRefused() throws Exception {
        for (String wish : List.of(
                "{\"do\":\"delete\"}", "{}", "{\"do\":\"start\",\"every\":0}", "{\"do\":\"start\",\"every\":0.5}")) {
            assertThat(wish(wish).statusCode()).as(wish).isEqualTo(400);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(wish("{\"do\":\"start\"}").statusCode()).isEqualTo(200);
        for (String name : List.of("start.nxn", "moments", "neurons.csv", "..%2Fsecret.csv", "%2e%2e/x.csv")) {
            assertThat(caller.get("/api/v1/recording/" + name).statusCode())
                    .as(name)
                    .isIn(400, 404);
        }
        assertThat(caller.get("/api/v1/recording", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(caller.post("/api/v1/query", "{\"sql\":\"SELECT 1\"}", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(caller.post("/api/v1/query", "{\"sql\":\"SELECT 1\",\"rows\":100000}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.get("/api/v1/recording/recording.zip").body()).startsWith("PK");
    }

    @Test
    void questionsAreAnsweredWhereThereIsADatabase() throws Exception {
        wish("{\"do\":\"start\",\"every\":1}");
        caller.control("{\"do\":\"step\",\"moments\":10}");
        HttpResponse<String> answer = caller.post("/api/v1/query", "{\"sql\":\"SELECT count(*) AS n FROM moments\"}");
        if (!RecordingQuery.available()) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("SQL needs DuckDB");
            assertThat(recording().get("sql").booleanValue()).isFalse();
            return;
        }
        assertThat(answer.body())
                .isEqualTo("{\"columns\":[{\"name\":\"n\",\"type\":\"BIGINT\"}],\"rows\":[[11]],\"more\":false}");
        assertThat(caller.post("/api/v1/query", "{\"sql\":\"DROP VIEW moments\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(Browserless.json(caller.post("/api/v1/query", "{\"sql\":\"FROM moments\",\"rows\":2}"))
                        .get("more")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void withoutAFolderNothingIsLeftBehind() throws Exception {
        Path root;
        try (LiveServer other = LiveServer.open(LiveSettings.local(SMALL))) {
            Browserless guest = new Browserless(other.port());
            for (int i = 0; i < 2; i++) {
                assertThat(guest.post("/api/v1/recording", "{\"do\":\"start\"}").statusCode())
                        .isEqualTo(200);
                assertThat(guest.post("/api/v1/recording", "{\"do\":\"stop\"}").statusCode())
                        .isEqualTo(200);
            }
            root = other.recordings().orElseThrow();
            try (Stream<Path> files = Files.list(root)) {
                assertThat(files).hasSize(1);
            }
        }
        assertThat(root).doesNotExist();
    }

    private JsonNode recording() throws IOException, InterruptedException {
        return Browserless.json(caller.get("/api/v1/recording"));
    }

    private HttpResponse<String> wish(String wish) throws IOException, InterruptedException {
        return caller.post("/api/v1/recording", wish);
    }

    private List<String> lines(String file) throws IOException, InterruptedException {
        HttpResponse<String> answer = caller.get("/api/v1/recording/" + file);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().lines().toList();
    }
}
