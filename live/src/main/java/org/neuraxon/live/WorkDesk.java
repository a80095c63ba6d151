package org.neuraxon.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at validators over the HTTP that {@code docs/specs/ledger.md} describes, never at addresses that a page names. Viewers share one look
 * a second; nobody is asked while nobody looks.
 */
final class WorkDesk {

    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LARGEST = 1 << 20;
    private static final int REMEMBERED = 600;
    private static final int OK = 200;

    private final List<URI> nodes;
    private @Nullable HttpClient client;
    private final List<Map<String, @Nullable Object>> history = new ArrayList<>();
    private long seenAt;
    private @Nullable Map<String, @Nullable Object> seen;

    WorkDesk(List<URI> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /** What the validators say. */
    synchronized Map<String, @Nullable Object> json() {
        long now = System.nanoTime();
        if (seen == null || now - seenAt > FRESH_NANOS) {
            seen = look();
            seenAt = System.nanoTime();
        }
        return seen;
    }

    private Map<String, @Nullable Object> look() {
        List<Map<String, @Nullable Object>> validators = new ArrayList<>();
        JsonNode standings = null;
        JsonNode best = null;
        long longest = -1;
        for (URI node : nodes) {
            Map<String, @Nullable Object> validator = Json.map("url", node.toString());
            validators.add(validator);
            try {
                JsonNode network = ask(node, "/v1/network");
                if (!network.isObject() || !network.has("network")) {
                    throw new IOException("it is no validator");
                }
                validator.put("answers", true);
                network.properties().forEach(entry -> validator.put(entry.getKey(), entry.getValue()));
                validator.put("segments", ask(node, "/v1/segments").size());
                if (network.path("entries").asLong() > longest) {
                    standings = ask(node, "/v1/standings");
                    best = network;
                    longest = network.path("entries").asLong();
                }
            } catch (IOException | JacksonException e) {
                validator.put("answers", false);
                validator.put("problem", reason(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                validator.put("answers", false);
                validator.put("problem", "the live lab is closing");
            }
        }
        if (best != null) {
            remember(best);
        }
        return Json.map(
                "validators",
                validators,
                "miners",
                standings == null ? List.of() : standings,
                "history",
                List.copyOf(history));
    }

    /** A point whenever the ledger has grown. */
    private void remember(JsonNode network) {
        long entries = network.path("entries").asLong();
        boolean grown = history.isEmpty()
                || !Long.valueOf(entries).equals(history.get(history.size() - 1).get("entries"));
        if (grown) {
            // Wrong windows count from the threshold down; of evolved networks there is always a score to beat.
            boolean counted = network.path("algorithm").asString("").equals("neuraxon")
                    || network.path("epoch_best").asLong()
                            <= network.path("threshold").asLong();
            Map<String, @Nullable Object> point = new LinkedHashMap<>();
            point.put("entries", entries);
            point.put("epoch", network.path("epoch").asLong());
            point.put("best", counted ? network.path("epoch_best").asLong() : null);
            history.add(point);
            if (history.size() > REMEMBERED) {
                history.remove(0);
            }
        }
    }

    /** Made when it is first needed: it looks for certificates, and a lab opens faster without. */
    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            client = made;
        }
        return made;
    }

    private JsonNode ask(URI node, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(node.toString().replaceAll("/+$", "") + path))
                .timeout(PATIENCE)
                .GET()
                .build();
        HttpResponse<InputStream> response = client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(LARGEST + 1);
            if (response.statusCode() != OK || bytes.length > LARGEST) {
                throw new IOException(path + " answers with status " + response.statusCode());
            }
            return JsonMapper.shared().readTree(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static String reason(Exception problem) {
        if (problem instanceof java.net.ConnectException) {
            return "nobody listens there";
        }
        if (problem instanceof java.net.http.HttpTimeoutException) {
            return "no answer within two seconds";
        }
        return problem instanceof JacksonException
                ? "it does not answer in JSON"
                : String.valueOf(problem.getMessage());
    }
}
