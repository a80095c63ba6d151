package org.neuraxon.live;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The live lab: pages, and the interface behind them that {@code docs/api.md} describes.
 *
 * <pre>{@code
 * try (LiveServer lab = LiveServer.open(LiveSettings.local(LiveSettings.Birth.standard()))) {
 *     browse(lab.address());
 * }
 * }</pre>
 */
public final class LiveServer implements AutoCloseable {

    private static final int LARGEST_CONTROL = 16 << 10;
    private static final int LARGEST_STREAM = 2 << 20;
    private static final int LARGEST_MESSAGE = 4 << 10;
    private static final int PATIENCE_SECONDS = 60;
    private static final String VIEWER = "viewer";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    private final LiveSettings settings;
    private final Gate gate;
    private final Assets assets = new Assets();
    private final Session session;
    private final Audience audience;
    private final VitalsDesk vitals;
    private final RecordingDesk recordings;
    private final ClaimsDesk claims = new ClaimsDesk();
    private final WorkDesk work;
    private final MachineDesk machine = new MachineDesk();
    private final Javalin http;

    private LiveServer(LiveSettings settings, @Nullable Path folder) {
        this.settings = settings;
        gate = new Gate(settings);
        // The network is born while the server is put together, so that the lab opens sooner.
        CompletableFuture<Session> born = CompletableFuture.supplyAsync(() -> new Session(settings.birth()));
        Javalin server = Javalin.create(this::configure);
        session = born.join();
        audience = new Audience(session);
        vitals = new VitalsDesk(session);
        recordings = new RecordingDesk(session, folder);
        work = new WorkDesk(settings.nodes());
        try {
            http = server.start(settings.host(), settings.port());
        } catch (RuntimeException e) {
            close(null);
            throw new IllegalStateException(
                    "cannot listen on " + settings.host() + " port " + settings.port() + ": " + reason(e), e);
        }
    }

    /** Starts a network and the server around it. */
    public static LiveServer open(LiveSettings settings) {
        return new LiveServer(settings, null);
    }

    /**
     * Starts a network and the server around it, and keeps what is recorded.
     *
     * @param recordings a folder for recordings; without one they go into a temporary folder that is removed at the end
     */
    public static LiveServer open(LiveSettings settings, Path recordings) {
        return new LiveServer(settings, recordings);
    }

    /** Where recordings are, once there is one. */
    Optional<Path> recordings() {
        return recordings.root();
    }

    /** The port that is listened on. */
    public int port() {
        return http.port();
    }

    /** What to open in a browser; with the token behind the #, where no server and no log sees it. */
    public String address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "http://" + host + ":" + port() + "/"
                + settings.secret().map(token -> "#token=" + token).orElse("");
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_STREAM;
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(LARGEST_MESSAGE);
            factory.setMaxBinaryMessageSize(LARGEST_MESSAGE);
            factory.setIdleTimeout(Duration.ofMinutes(5));
        });
        config.jetty.modifyHttpConfiguration(jetty -> jetty.setSendServerVersion(false));
        config.routes.before(this::guard);
        config.routes.wsBeforeUpgrade(this::guard);
        config.routes.get("/", context -> asset(context, "index.html"));
        config.routes.get("/favicon.ico", context -> asset(context, "icon.svg"));
        config.routes.get("/assets/{name}", context -> asset(context, context.pathParam("name")));
        config.routes.get("/api/v1/state", context -> ask(context, this::stateWithDigest));
        config.routes.get("/api/v1/network", context -> ask(context, s -> Wiring.of(s.network())));
        config.routes.get("/api/v1/time", context -> ask(context, Timeline::of));
        config.routes.get("/api/v1/vitals", context -> reply(context, vitals.json()));
        config.routes.post("/api/v1/vitals", context -> {
            vitals.start();
            reply(context, vitals.json());
        });
        config.routes.get("/api/v1/recording", context -> reply(context, recordings.json()));
        config.routes.post("/api/v1/recording", this::record);
        config.routes.get("/api/v1/recording/{file}", this::recorded);
        config.routes.post("/api/v1/query", context -> reply(context, recordings.ask(body(context, LARGEST_CONTROL))));
        config.routes.get("/api/v1/claims", context -> reply(context, claims.json()));
        config.routes.post("/api/v1/claims", context -> {
            claims.wish(body(context, LARGEST_CONTROL));
            reply(context, claims.json());
        });
        config.routes.get("/api/v1/work", context -> reply(context, work.json()));
        config.routes.post(
                "/api/v1/stream", context -> reply(context, StreamDesk.watch(body(context, LARGEST_STREAM))));
        config.routes.get(
                "/api/v1/machine",
                context -> reply(context, machine.json(context.queryParam("column"), since(context))));
        config.routes.post("/api/v1/machine", this::teach);
        config.routes.post("/api/v1/hold", this::hold);
        config.routes.post("/api/v1/control", this::control);
        config.routes.ws("/api/v1/frames", this::frames);
        config.routes.exception(IllegalArgumentException.class, (e, context) -> refuse(context, 400, e.getMessage()));
        config.routes.exception(IllegalStateException.class, (e, context) -> refuse(context, 409, e.getMessage()));
        config.routes.exception(
                HttpResponseException.class, (e, context) -> refuse(context, e.getStatus(), e.getMessage()));
        config.routes.exception(
                Exception.class,
                (e, context) -> refuse(
                        context, 500, "the server failed: " + e.getClass().getSimpleName()));
        config.routes.error(404, context -> {
            if (context.result() == null || !JSON.equals(context.res().getContentType())) {
                refuse(context, 404, "there is nothing at this address");
            }
        });
    }

    // --- the gate ---

    private void guard(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
        gate.foreign(context.header("Host"), context.header("Origin")).ifPresent(why -> {
            throw new HttpResponseException(403, why, Map.of());
        });
        boolean secret = context.path().startsWith("/api/");
        if (secret && !gate.admits(context.header("Authorization"), context.queryParam("token"))) {
            throw new HttpResponseException(401, "the token is missing or wrong", Map.of());
        }
    }

    // --- HTTP ---

    private void asset(Context context, String name) {
        Assets.Asset asset = assets.named(name)
                .orElseThrow(() -> new HttpResponseException(404, "there is no file " + name, Map.of()));
        context.contentType(asset.type()).result(asset.bytes());
    }

    private Map<String, @Nullable Object> stateWithDigest(Session asked) {
        Map<String, @Nullable Object> state = asked.state();
        state.put("digest", asked.network().digest());
        state.put("viewers", audience.size());
        state.put("held", audience.hold().holder().isPresent());
        state.put("pictures_dropped", audience.dropped());
        return state;
    }

    private void hold(Context context) {
        JsonNode wish = body(context, LARGEST_CONTROL);
        String viewer = Controls.text(wish, VIEWER);
        if (!audience.knows(viewer)) {
            throw new IllegalArgumentException("no viewer of that name is connected");
        }
        boolean give = wish.path("release").asBoolean(false);
        boolean holds =
                give ? !audience.hold().release(viewer) : audience.hold().take(viewer);
        audience.stir();
        if (!holds && !give) {
            throw new IllegalStateException("another viewer holds the controls; wait until it lets go");
        }
        reply(context, Json.map("holds", holds && !give));
    }

    /** A wish of whoever may do something. */
    private JsonNode wish(Context context) {
        JsonNode wish = body(context, LARGEST_CONTROL);
        String viewer = wish.has(VIEWER) ? Controls.text(wish, VIEWER) : null;
        if (!audience.hold().allows(viewer)) {
            throw new IllegalStateException("another viewer holds the controls; wait until it lets go");
        }
        return wish;
    }

    private static long since(Context context) {
        String said = context.queryParam("since");
        try {
            return said == null ? 0 : Math.max(0, Long.parseLong(said));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'since' is the number of a row, not '" + said + "'", e);
        }
    }

    private void teach(Context context) {
        JsonNode wish = wish(context);
        machine.teach(wish);
        reply(context, Json.map("taught", true));
    }

    private void control(Context context) {
        JsonNode wish = wish(context);
        Predicate<Session> deed = Controls.read(wish);
        Optional<Map<String, @Nullable Object>> state;
        do {
            // Between two stretches of a long deed others have their turn.
            state = answer(asked -> deed.test(asked) ? Optional.of(stateWithDigest(asked)) : Optional.empty());
        } while (state.isEmpty());
        reply(context, state.get());
    }

    private void record(Context context) {
        recordings.wish(wish(context));
        reply(context, recordings.json());
    }

    private void recorded(Context context) throws IOException {
        RecordingDesk.Download file = recordings.download(context.pathParam("file"));
        context.contentType(file.type()).header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        file.write(context.outputStream());
    }

    private <T> void ask(Context context, Function<Session, T> question) {
        reply(context, answer(question));
    }

    private <T> T answer(Function<Session, T> question) {
        try {
            return session.ask(question)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw e;
        }
    }

    private static JsonNode body(Context context, int largest) {
        if (context.contentLength() > largest) {
            throw new HttpResponseException(413, "at most " + largest + " bytes are taken here", Map.of());
        }
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length > largest) {
            throw new HttpResponseException(413, "at most " + largest + " bytes are taken here", Map.of());
        }
        return Json.object(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void reply(Context context, Object answer) {
        context.contentType(JSON).result(Json.text(answer));
    }

    private static void refuse(Context context, int status, @Nullable String why) {
        context.status(status).contentType(JSON).result(Json.text(Json.map("error", why)));
    }

    // --- WebSocket ---

    private void frames(WsConfig ws) {
        ws.onConnect(context -> context.attribute(VIEWER, audience.enter(context.session)));
        ws.onClose(context -> audience.leave(context.attribute(VIEWER)));
        ws.onError(context -> audience.leave(context.attribute(VIEWER)));
        ws.onBinaryMessage(context -> context.closeSession(1003, "text is expected"));
        ws.onMessage(context -> {
            Viewer viewer = context.attribute(VIEWER);
            try {
                listen(viewer, Json.object(context.message()));
            } catch (IllegalArgumentException e) {
                context.closeSession(1008, shortened(e.getMessage()));
            }
        });
    }

    private static void listen(@Nullable Viewer viewer, JsonNode said) {
        if (viewer == null) {
            return;
        }
        switch (Controls.text(said, "type")) {
            case "rate" -> viewer.rate(Controls.number(said, "pictures_per_second"));
            case "watch" -> viewer.watched(Controls.whole(said, "neuron"));
            case "watch_synapse" -> viewer.synapse(said.has("kind") ? synapse(said) : null);
            case "ping" -> viewer.tell("pong", Json.text(Json.map("type", "pong")));
            default -> throw new IllegalArgumentException("a viewer says rate, watch, watch_synapse or ping");
        }
    }

    private static SynapseProbe.Key synapse(JsonNode said) {
        return new SynapseProbe.Key(
                SynapseProbe.Kind.named(Controls.text(said, "kind")),
                Controls.whole(said, "pre"),
                Controls.whole(said, "post"));
    }

    /** A reason for closing may be 123 bytes long. */
    private static String shortened(@Nullable String reason) {
        String text = String.valueOf(reason).replaceAll("[^ -~]", "?");
        return text.length() <= 120 ? text : text.substring(0, 120);
    }

    private static String reason(Throwable problem) {
        Throwable deepest = problem;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    @Override
    public void close() {
        close(http);
    }

    private void close(@Nullable Javalin server) {
        audience.close();
        if (server != null) {
            server.stop();
        }
        claims.close();
        machine.close();
        vitals.close();
        recordings.close();
        session.close();
    }
}
