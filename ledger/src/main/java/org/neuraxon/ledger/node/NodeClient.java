package org.neuraxon.ledger.node;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.ledger.Entrant;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Phase;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.SeriesWork;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.task.SeriesFile;
import org.neuraxon.upow.task.WorkFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to validators as a miner does: to one, and when that one does not answer, to the next. */
public final class NodeClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** A validator answers when the others have agreed, which takes as long as their re-execution. */
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private static final int OK = 200;
    private static final JsonMapper MAPPER = new JsonMapper();

    private final List<URI> validators;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private int current;

    /**
     * A client.
     *
     * @param validators their addresses, such as {@code http://localhost:7790}, one at least
     * @throws LedgerException if one is no such address
     */
    public NodeClient(List<URI> validators) {
        this.validators = validators.stream().map(NodeClient::address).toList();
    }

    private static URI address(URI named) {
        boolean web = "http".equalsIgnoreCase(named.getScheme()) || "https".equalsIgnoreCase(named.getScheme());
        if (!web || named.getHost() == null) {
            throw new LedgerException("'" + named + "' is no address of a validator; write http://HOST:PORT");
        }
        return URI.create(named.toString().replaceFirst("/+$", ""));
    }

    /**
     * How far the ledger is.
     *
     * @throws LedgerException if no validator answers
     * @throws InterruptedException if the calling thread is interrupted
     */
    public State network() throws InterruptedException {
        JsonNode body = json(get("/v1/network"));
        try {
            boolean series = body.path("algorithm").asString("").equals(SeriesFile.ALGORITHM);
            return new State(
                    hash(body, "network"),
                    series ? seriesRules(body) : rules(body),
                    number(body, "epoch"),
                    hash(body, "mining_seed"),
                    number(body, "epoch_best"),
                    number(body, "entries"),
                    hash(body, "head"),
                    series ? phase(body.path("phase").asString("")) : Phase.MINING,
                    body.has("champion") ? Optional.of(champion(body.path("champion"))) : Optional.empty());
        } catch (UpowException e) {
            throw new LedgerException("the validator's answer makes no sense: " + e.getMessage(), e);
        }
    }

    private static Rules rules(JsonNode body) {
        Setting setting = new Setting(
                number(body, "window").intValue(),
                number(body, "max_ticks").intValue(),
                number(body, "mutations").intValue());
        return new Rules(
                hash(body, "salt"),
                hash(body, "topology_hash"),
                hash(body, "data_hash"),
                number(body, "rows").intValue(),
                setting,
                number(body, "threshold"),
                number(body, "epoch_millis"),
                number(body, "most_counted").intValue(),
                number(body, "most_strikes").intValue());
    }

    private static SeriesRules seriesRules(JsonNode body) {
        return new SeriesRules(
                hash(body, "salt"),
                hash(body, "task_hash"),
                number(body, "threshold").intValue(),
                number(body, "margin").intValue(),
                number(body, "epoch_millis"),
                number(body, "reveal_millis"),
                number(body, "most_committed").intValue(),
                number(body, "postage_bits").intValue());
    }

    private static Phase phase(String name) {
        return Stream.of(Phase.values())
                .filter(phase -> phase.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new LedgerException("the validator's epoch has the unknown phase '" + name + "'"));
    }

    private static Entrant champion(JsonNode body) {
        return new Entrant(
                number(body, "entry"),
                hash(body, "miner"),
                SeriesWork.word(Hex.bytes(body.path("origin").asString(""), "the champion's origin", Long.BYTES)),
                Hex.bytes(body.path("genome").asString(""), "the champion's genome", SeriesGenome.BYTES));
    }

    /**
     * The best score of a miner in the open epoch.
     *
     * @return nothing if there is none
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Optional<Long> best(String miner) throws InterruptedException {
        for (JsonNode standing : json(get("/v1/standings"))) {
            if (standing.path("miner").asString("").equals(miner)) {
                long best = number(standing, "best");
                return best < 0 ? Optional.empty() : Optional.of(best);
            }
        }
        return Optional.empty();
    }

    /**
     * The task.
     *
     * @throws LedgerException if no validator answers, or the answer is none
     * @throws InterruptedException if the calling thread is interrupted
     */
    public WorkFile task() throws InterruptedException {
        try {
            return WorkFile.parse(get("/v1/task").body());
        } catch (UpowException e) {
            throw new LedgerException("the validator's task: " + e.getMessage(), e);
        }
    }

    /**
     * Submits a message.
     *
     * @throws LedgerException if no validator answers
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Answer submit(byte[] message) throws InterruptedException {
        HttpResponse<byte[]> response = send("/v1/submissions", Optional.of(message));
        JsonNode body = json(response);
        Optional<Receipt> receipt = body.has("index")
                ? Optional.of(
                        new Receipt(number(body, "index"), body.path("hash").asString("")))
                : Optional.empty();
        if (response.statusCode() == OK) {
            return new Answer(Optional.empty(), receipt);
        }
        String name = body.path("refusal").asString("");
        Refusal refusal = Door.refusal(name)
                .orElseThrow(() -> new LedgerException("the validator answers " + response.statusCode() + ": "
                        + body.path("reason").asString("")));
        return new Answer(Optional.of(refusal), receipt);
    }

    private HttpResponse<byte[]> get(String path) throws InterruptedException {
        HttpResponse<byte[]> response = send(path, Optional.empty());
        if (response.statusCode() != OK) {
            throw new LedgerException("the validator answers " + response.statusCode() + " to " + path);
        }
        return response;
    }

    private HttpResponse<byte[]> send(String path, Optional<byte[]> body) throws InterruptedException {
        IOException last = new IOException("no validator is named");
        for (int tried = 0; tried < validators.size(); tried++) {
            URI validator = validators.get(current);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(validator + path)).timeout(ANSWER);
            body.ifPresent(bytes -> request.POST(BodyPublishers.ofByteArray(bytes)));
            try {
                return http.send(request.build(), BodyHandlers.ofByteArray());
            } catch (IOException e) {
                last = e;
                current = (current + 1) % validators.size();
            }
        }
        throw new LedgerException(
                "no validator answers at " + validators + " (" + last.getClass().getSimpleName() + ")", last);
    }

    /** Turns to the next validator: the one spoken to cannot record. */
    public void turn() {
        current = (current + 1) % validators.size();
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (JacksonException e) {
            throw new LedgerException("the validator's answer is no JSON", e);
        }
    }

    private static Long number(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (!value.isIntegralNumber()) {
            throw new LedgerException("the validator's answer lacks " + name);
        }
        return value.longValue();
    }

    private static byte[] hash(JsonNode body, String name) {
        return Hex.bytes(body.path(name).asString(""), "the validator's " + name, 32);
    }
}
