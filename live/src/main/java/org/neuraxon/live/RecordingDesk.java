package org.neuraxon.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.recording.Quantity;
import org.neuraxon.exchange.recording.RecordedTable;
import org.neuraxon.exchange.recording.RecorderSettings;
import org.neuraxon.exchange.recording.Recording;
import org.neuraxon.exchange.recording.RecordingSchema;
import org.neuraxon.query.Answer;
import org.neuraxon.query.QueryLimits;
import org.neuraxon.query.RecordingQuery;
import tools.jackson.databind.JsonNode;

/**
 * Starts and ends the recording of the life that everybody watches, hands its tables out, and asks them. One recording at a time. Without a folder
 * of its own it writes into a temporary one, keeps the last recording only, and removes it at the end.
 */
final class RecordingDesk implements AutoCloseable {

    /** The most that one recording may take on disk. */
    static final long LIMIT = 256L << 20;

    private static final int MOST_RECORDINGS = 20;
    private static final int MOST_ROWS = 2_000;
    private static final int USUAL_ROWS = 200;
    private static final QueryLimits QUERY = new QueryLimits(USUAL_ROWS, Duration.ofSeconds(10), 256, 1);
    private static final int PATIENCE_SECONDS = 60;

    private final Session session;
    private final @Nullable Path kept;
    private @Nullable Path temporary;
    private @Nullable Path last;
    private boolean closed;
    private final Semaphore asking = new Semaphore(1);

    RecordingDesk(Session session, @Nullable Path kept) {
        this.session = session;
        this.kept = kept;
    }

    /** How the recording stands. */
    synchronized Map<String, @Nullable Object> json() {
        LifeRecorder recorder = inThread(Session::recorder);
        Map<String, @Nullable Object> told = Json.map(
                "recording",
                recorder != null && recorder.ended() == null,
                "kept",
                kept != null,
                "sql",
                RecordingQuery.available(),
                "limit_bytes",
                LIMIT);
        if (recorder != null) {
            Map<String, Long> rows = new LinkedHashMap<>();
            long bytes = inThread(s -> {
                rows.putAll(recorder.recorder().recording().rows());
                return recorder.recorder().recording().bytes();
            });
            RecordingSchema schema = recorder.recorder().recording().schema();
            told.put(
                    "name",
                    String.valueOf(recorder.recorder().recording().folder().getFileName()));
            told.put("every", recorder.settings().every());
            told.put("neurons_every", recorder.settings().neuronsEvery());
            told.put("synapses_every", recorder.settings().synapsesEvery());
            told.put("first_step", schema.facts().get("first_step"));
            told.put("bytes", bytes);
            told.put("rows", rows);
            told.put("ended", recorder.ended());
            told.put("tables", tables(schema));
        }
        return told;
    }

    /** Starts or stops. */
    synchronized void wish(JsonNode wish) {
        switch (Controls.text(wish, "do")) {
            case "start" -> start(settings(wish));
            case "stop" ->
                inThread(s -> {
                    LifeRecorder recorder = s.recorder();
                    if (recorder == null || recorder.ended() != null) {
                        throw new IllegalStateException("nothing is being recorded");
                    }
                    recorder.end(s.network(), "stopped at moment " + s.network().steps());
                    return true;
                });
            default -> throw new IllegalArgumentException("a recording can start or stop");
        }
    }

    /** A file for a browser. */
    record Download(
            String name,
            String type,
            Recording recording,
            @Nullable String table) {

        void write(OutputStream out) throws IOException {
            if (table != null) {
                recording.writeCsv(table, out);
            } else {
                zip(recording, out);
            }
        }
    }

    /**
     * The recording as {@code recording.zip}, or one table of it as {@code TABLE.csv}.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    Download download(String name) {
        Recording recording = flushed();
        return name.equals("recording.zip")
                ? new Download(name, "application/zip", recording, null)
                : new Download(name, "text/csv; charset=utf-8", recording, table(recording, name));
    }

    /** Where recordings are, once there is one. */
    synchronized Optional<Path> root() {
        return Optional.ofNullable(kept == null ? temporary : kept);
    }

    /** Answers a question in SQL. */
    Map<String, @Nullable Object> ask(JsonNode wish) {
        String sql = Controls.text(wish, "sql");
        int rows = wish.has("rows") ? Controls.whole(wish, "rows") : USUAL_ROWS;
        if (rows < 1 || rows > MOST_ROWS) {
            throw new IllegalArgumentException("'rows' is " + rows + " and must be 1 to " + MOST_ROWS);
        }
        if (!RecordingQuery.available()) {
            throw new IllegalStateException(RecordingQuery.absent());
        }
        if (!asking.tryAcquire()) {
            throw new IllegalStateException("another question is being answered; ask again in a moment");
        }
        try (RecordingQuery query = RecordingQuery.open(flushed(), QUERY.withRows(rows))) {
            Answer answer = query.ask(sql);
            List<Map<String, @Nullable Object>> columns = new ArrayList<>();
            answer.columns().forEach(column -> columns.add(Json.map("name", column.name(), "type", column.type())));
            List<List<@Nullable Object>> cells = answer.rows().stream()
                    .map(row -> row.stream().map(RecordingDesk::plain).toList())
                    .toList();
            return Json.map("columns", columns, "rows", cells, "more", answer.more());
        } catch (ExchangeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } finally {
            asking.release();
        }
    }

    private static @Nullable Object plain(@Nullable Object cell) {
        return cell instanceof Double number && !Double.isFinite(number) ? null : cell;
    }

    private void start(RecorderSettings settings) {
        Path folder = folder();
        inThread(s -> {
            LifeRecorder running = s.recorder();
            if (running != null && running.ended() == null) {
                throw new IllegalStateException("the life is already being recorded; stop that first");
            }
            s.record(LifeRecorder.start(
                    s.network(), folder, settings, s.birth().preset().key()));
            return true;
        });
        if (kept == null && last != null) {
            remove(last);
        }
        last = folder;
    }

    private static RecorderSettings settings(JsonNode wish) {
        return new RecorderSettings(
                wish.has("every") ? Controls.whole(wish, "every") : 10,
                wish.has("neurons_every") ? Controls.whole(wish, "neurons_every") : 0,
                wish.has("synapses_every") ? Controls.whole(wish, "synapses_every") : 0,
                LIMIT);
    }

    /** A folder that does not exist yet. */
    private Path folder() {
        try {
            Path root = kept;
            if (root == null) {
                root = temporary;
                if (root == null) {
                    root = Files.createTempDirectory("neuraxon-live");
                    temporary = root;
                }
            }
            for (int i = 1; kept == null || i <= MOST_RECORDINGS; i++) {
                Path folder = root.resolve(String.format(Locale.ROOT, "recording-%04d", i));
                if (!Files.exists(folder)) {
                    return folder;
                }
            }
            throw new IllegalStateException(
                    "there are " + MOST_RECORDINGS + " recordings in " + kept + " already; move some away");
        } catch (IOException e) {
            throw new IllegalStateException("cannot make a folder for recordings (" + e.getMessage() + ")", e);
        }
    }

    /** The last recording, with all rows so far. */
    private Recording flushed() {
        Path folder = inThread(s -> {
            LifeRecorder recorder = s.recorder();
            if (recorder == null) {
                throw new IllegalStateException("nothing has been recorded yet; start a recording first");
            }
            recorder.flush();
            return recorder.recorder().recording().folder();
        });
        return Recording.open(folder);
    }

    private static String table(Recording recording, String name) {
        String ending = ".csv";
        String table = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : "";
        return recording.schema().tables().stream()
                .map(RecordedTable::name)
                .filter(table::equals)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the recording has no file " + name));
    }

    private static void zip(Recording recording, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.list(recording.folder())) {
            for (Path file : files.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(recording.folder().getFileName() + "/" + file.getFileName()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static Map<String, @Nullable Object> tables(RecordingSchema schema) {
        Map<String, @Nullable Object> tables = new LinkedHashMap<>();
        for (RecordedTable table : schema.tables()) {
            List<Map<String, @Nullable Object>> columns = new ArrayList<>();
            for (Quantity column : table.columns()) {
                columns.add(Json.map("name", column.name(), "unit", column.unit(), "about", column.about()));
            }
            tables.put(table.name(), columns);
        }
        return tables;
    }

    private <T> T inThread(Function<Session, T> question) {
        try {
            return session.ask(question)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ExchangeException refused) {
                throw new IllegalStateException(refused.getMessage(), refused);
            }
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw e;
        }
    }

    /** Before the session closes. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        inThread(s -> {
            LifeRecorder recorder = s.recorder();
            if (recorder != null) {
                recorder.end(
                        s.network(),
                        "the live lab was closed at moment " + s.network().steps());
            }
            return true;
        });
        if (temporary != null) {
            remove(temporary);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot remove " + folder + " (" + e.getMessage() + ")", e);
        }
    }
}
