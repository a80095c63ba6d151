package org.neuraxon.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The files of the pages. Only names listed here exist, so no path leads anywhere else. */
final class Assets {

    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";

    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("index.html", "text/html; charset=utf-8"),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("style.css", CSS),
            Map.entry("app.js", JAVASCRIPT),
            Map.entry("link.js", JAVASCRIPT),
            Map.entry("words.js", JAVASCRIPT),
            Map.entry("brain.js", JAVASCRIPT),
            Map.entry("neuron.js", JAVASCRIPT),
            Map.entry("touch.js", JAVASCRIPT),
            Map.entry("vitals.js", JAVASCRIPT),
            Map.entry("time.js", JAVASCRIPT),
            Map.entry("recording.js", JAVASCRIPT),
            Map.entry("stream.js", JAVASCRIPT),
            Map.entry("machine.js", JAVASCRIPT),
            Map.entry("synapse.js", JAVASCRIPT),
            Map.entry("claims.js", JAVASCRIPT),
            Map.entry("work.js", JAVASCRIPT),
            Map.entry("lessons.js", JAVASCRIPT));

    /** Library, file within it, type. */
    private record Borrowed(String library, String file, String type) {}

    private static final Map<String, Borrowed> BORROWED = Map.of(
            "three.module.min.js", new Borrowed("three", "build/three.module.min.js", JAVASCRIPT),
            "three.core.min.js", new Borrowed("three", "build/three.core.min.js", JAVASCRIPT),
            "uPlot.iife.min.js", new Borrowed("uplot", "dist/uPlot.iife.min.js", JAVASCRIPT),
            "uPlot.min.css", new Borrowed("uplot", "dist/uPlot.min.css", CSS));

    private final Map<String, Asset> loaded = new HashMap<>();
    private final Properties versions = new Properties();

    /** A file as it goes to the browser. */
    record Asset(byte[] bytes, String type) {}

    Assets() {
        try (InputStream in = open("/org/neuraxon/live/libraries.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of that name. */
    synchronized Optional<Asset> named(String name) {
        Asset asset = loaded.get(name);
        if (asset == null) {
            asset = load(name);
            if (asset != null) {
                loaded.put(name, asset);
            }
        }
        return Optional.ofNullable(asset);
    }

    private @org.jspecify.annotations.Nullable Asset load(String name) {
        String type = OWN.get(name);
        Borrowed borrowed = BORROWED.get(name);
        String path;
        if (type != null) {
            path = "/org/neuraxon/live/" + name;
        } else if (borrowed != null) {
            type = borrowed.type();
            path = "/META-INF/resources/webjars/" + borrowed.library() + "/" + versions.getProperty(borrowed.library())
                    + "/" + borrowed.file();
        } else {
            return null;
        }
        try (InputStream in = open(path)) {
            return new Asset(in.readAllBytes(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = Assets.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("the file " + path + " is missing from this build of the live lab");
        }
        return in;
    }
}
