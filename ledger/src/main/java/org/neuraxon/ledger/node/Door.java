package org.neuraxon.ledger.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.neuraxon.ledger.Commitment;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Reveal;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.Standing;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.file.Book;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.task.SeriesFile;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where miners speak to a validator, over HTTP; {@code docs/specs/ledger.md} lists what they may say. */
public final class Door implements AutoCloseable {

    private static final int OK = 200;
    private static final int MALFORMED = 400;
    private static final int MISSING = 404;
    private static final int METHOD = 405;
    private static final int REFUSED = 409;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int LARGEST = Math.max(Submission.BYTES, Math.max(Commitment.BYTES, Reveal.BYTES));
    /** Far more than are judged at once: a connection has one from its first byte on, whether it says more or not. */
    private static final int THREADS = 128;

    private static final int IDLE_SECONDS = 30;
    private static final int PART = 1 << 16;
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    private final Validator validator;
    private final Path ledger;
    private final HttpServer server;
    private final ExecutorService threads;

    private interface Body {
        void write(OutputStream out) throws IOException;
    }

    private record Reply(int status, String type, long length, Body body) {}

    private interface Handler {
        Reply reply(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /**
     * Opens the door.
     *
     * @param ledger the ledger's folder, whose segments anyone may copy
     * @param address where to listen; port 0 takes a free one
     * @throws LedgerException if it cannot listen there
     */
    public Door(Validator validator, Path ledger, InetSocketAddress address) {
        this.validator = validator;
        this.ledger = ledger;
        if (address.isUnresolved()) {
            throw new LedgerException("cannot listen on " + address.getHostString() + ": there is no such host");
        }
        try {
            server = HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new LedgerException("cannot listen on " + address + " (" + e.getMessage() + ")", e);
        }
        ThreadPoolExecutor crew = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "neuraxon-door");
                    thread.setDaemon(true);
                    return thread;
                });
        crew.allowCoreThreadTimeOut(true);
        threads = crew;
        server.setExecutor(threads);
        route("GET", "/v1/network", exchange -> json(OK, network()));
        route("GET", "/v1/standings", exchange -> json(OK, standings()));
        route("GET", "/v1/task", exchange -> file(Book.TASK));
        route("GET", "/v1/segments", exchange -> json(OK, segments()));
        route(
                "GET",
                "/v1/segments/",
                exchange -> segment(exchange.getRequestURI().getPath()));
        route("POST", "/v1/submissions", this::submission);
        server.start();
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void route(String method, String path, Handler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                Reply reply;
                String asked = exchange.getRequestURI().getPath();
                if (!asked.equals(path) && !path.endsWith("/")) {
                    reply = problem(MISSING, "there is nothing at " + asked);
                } else if (!exchange.getRequestMethod().equals(method)) {
                    reply = problem(METHOD, path + " takes " + method);
                } else {
                    reply = answer(handler, exchange);
                }
                exchange.getResponseHeaders().set("Content-Type", reply.type());
                exchange.sendResponseHeaders(reply.status(), reply.length() == 0 ? -1 : reply.length());
                reply.body().write(exchange.getResponseBody());
            }
        });
    }

    private static Reply answer(Handler handler, HttpExchange exchange) throws IOException {
        try {
            return handler.reply(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return problem(UNAVAILABLE, "the validator is stopping");
        }
    }

    private Reply submission(HttpExchange exchange) throws IOException, InterruptedException {
        // One byte more than there may be shows that there are too many; the rest is never read.
        byte[] message = exchange.getRequestBody().readNBytes(LARGEST + 1);
        if (message.length > LARGEST) {
            return problem(TOO_LARGE, "a message has " + LARGEST + " bytes at most");
        }
        Answer answer = validator.submit(message);
        ObjectNode body = object();
        body.put("counted", answer.counts());
        answer.refusal().ifPresent(refusal -> {
            body.put("refusal", refusal.name());
            body.put("reason", refusal.sentence());
        });
        answer.receipt().ifPresent(receipt -> {
            body.put("index", receipt.index());
            body.put("hash", receipt.hash());
        });
        return json(answer.refusal().map(Door::status).orElse(OK), body);
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case MALFORMED -> MALFORMED;
            case BUSY -> TOO_MANY;
            case UNAVAILABLE -> UNAVAILABLE;
            default -> REFUSED;
        };
    }

    private ObjectNode network() {
        State state = validator.state();
        ObjectNode body = object();
        body.put("network", Hex.of(state.network()));
        body.put("role", validator.role());
        body.put("epoch", state.epoch());
        body.put("mining_seed", Hex.of(state.miningSeed()));
        body.put("epoch_best", state.epochBest());
        body.put("entries", state.entries());
        body.put("head", Hex.of(state.head()));
        body.put("salt", Hex.of(state.terms().salt()));
        body.put("epoch_millis", state.terms().epochMillis());
        if (state.terms() instanceof Rules rules) {
            body.put("algorithm", "bpp9000");
            body.put("topology_hash", Hex.of(rules.topologyHash()));
            body.put("data_hash", Hex.of(rules.dataHash()));
            body.put("rows", rules.rows());
            body.put("window", rules.setting().window());
            body.put("max_ticks", rules.setting().maxTicks());
            body.put("mutations", rules.setting().mutations());
            body.put("threshold", rules.threshold());
            body.put("most_counted", rules.mostCounted());
            body.put("most_strikes", rules.mostStrikes());
        } else if (state.terms() instanceof SeriesRules rules) {
            body.put("algorithm", SeriesFile.ALGORITHM);
            body.put("task_hash", Hex.of(rules.taskHash()));
            body.put("threshold", rules.threshold());
            body.put("margin", rules.margin());
            body.put("reveal_millis", rules.revealMillis());
            body.put("most_committed", rules.mostCommitted());
            body.put("postage_bits", rules.postageBits());
            body.put("phase", state.phase().name().toLowerCase(Locale.ROOT));
            state.champion().ifPresent(champion -> {
                ObjectNode best = body.putObject("champion");
                best.put("entry", champion.index());
                best.put("miner", champion.miner());
                best.put("origin", HexFormat.of().toHexDigits(champion.origin()));
                best.put("genome", Hex.of(champion.genome()));
            });
        }
        return body;
    }

    private ArrayNode standings() {
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        for (Standing standing : validator.standings()) {
            ObjectNode miner = body.addObject();
            miner.put("miner", standing.miner());
            miner.put("counted", standing.counted());
            miner.put("points", standing.points());
            miner.put("strikes", standing.strikes());
            miner.put("best", standing.best());
        }
        return body;
    }

    private ArrayNode segments() throws IOException {
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        try (Stream<Path> files = Files.list(ledger)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(Door::isSegment)
                    .sorted()
                    .forEach(body::add);
        }
        return body;
    }

    private static boolean isSegment(String name) {
        return name.matches("\\d{19}\\.ledger");
    }

    private Reply segment(String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return isSegment(name) ? file(name) : problem(MISSING, "there is no segment " + name);
    }

    private Reply file(String name) throws IOException {
        Path file = ledger.resolve(name);
        if (!Files.exists(file)) {
            return problem(MISSING, "there is no " + name);
        }
        // As long as it is now; it may grow meanwhile.
        long length = Files.size(file);
        return new Reply(OK, BYTES, length, out -> copy(file, length, out));
    }

    /** Part by part: who asks and does not read holds little memory. */
    private static void copy(Path file, long length, OutputStream out) throws IOException {
        byte[] part = new byte[PART];
        try (InputStream in = Files.newInputStream(file)) {
            for (long left = length; left > 0; ) {
                int read = in.read(part, 0, (int) Math.min(part.length, left));
                if (read < 0) {
                    throw new EOFException(file + " was cut while it was sent");
                }
                out.write(part, 0, read);
                left -= read;
            }
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Reply problem(int status, String sentence) {
        return json(status, object().put("reason", sentence));
    }

    private static Reply json(int status, Object body) {
        byte[] bytes = (body + "\n").getBytes(StandardCharsets.UTF_8);
        return new Reply(status, JSON, bytes.length, out -> out.write(bytes));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** The refusal of a name. */
    static Optional<Refusal> refusal(String name) {
        return Stream.of(Refusal.values())
                .filter(refusal -> refusal.name().equals(name))
                .findFirst();
    }
}
