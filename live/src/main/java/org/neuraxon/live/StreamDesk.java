package org.neuraxon.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Modulator;
import org.neuraxon.learn.Observation;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.WatcherSettings;
import org.neuraxon.learn.anomaly.Cause;
import tools.jackson.databind.JsonNode;

/**
 * Lets a watcher live through one series that a viewer dropped onto the page; every call starts a watcher of its own. Lessons about alarms
 * come with the series: one with a row is taught when that row has been lived, one with a kind before the first row.
 */
final class StreamDesk {

    /** The longest series that one call takes. */
    static final int MOST_ROWS = 50_000;

    private static final int MOST_LESSONS = 200;

    /** Rows at the end whose states of the network are shown. */
    private static final int RASTER = 300;

    private StreamDesk() {}

    /** A person's word on an alarm: of a row of this series, or (row -1) of one like it in an earlier series. */
    private record Lesson(int row, Cause cause, boolean wanted) {

        static Lesson of(JsonNode said) {
            JsonNode wanted = said.get("wanted");
            if (wanted == null || !wanted.isBoolean()) {
                throw new IllegalArgumentException("a lesson needs 'wanted', true or false");
            }
            if (said.has("row")) {
                return new Lesson(Controls.whole(said, "row"), Cause.NONE, wanted.booleanValue());
            }
            String word = Controls.text(said, "kind");
            Cause.Kind kind = Stream.of(Cause.Kind.values())
                    .filter(one -> one != Cause.Kind.NONE && word(one).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no kind of alarm '" + word
                            + "'; choose forecast, combination, range, gap, signal"));
            return new Lesson(-1, new Cause(kind, Controls.number(said, "surprise"), List.of()), wanted.booleanValue());
        }
    }

    private static List<Lesson> lessons(JsonNode wish) {
        JsonNode said = wish.get("lessons");
        if (said == null || said.isNull()) {
            return List.of();
        }
        if (!said.isArray() || said.size() > MOST_LESSONS) {
            throw new IllegalArgumentException("'lessons' must be a list of at most " + MOST_LESSONS);
        }
        List<Lesson> lessons = new ArrayList<>();
        said.forEach(one -> lessons.add(Lesson.of(one)));
        return lessons;
    }

    private static String word(Cause.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static Map<String, @Nullable Object> watch(JsonNode wish) {
        JsonNode values = wish.get("values");
        if (values == null || !values.isArray() || values.isEmpty() || values.size() > MOST_ROWS) {
            throw new IllegalArgumentException("'values' must be a list of 1 to " + MOST_ROWS + " numbers");
        }
        List<Lesson> lessons = lessons(wish);
        Watcher watcher = new Watcher(WatcherSettings.standard());
        lessons.stream()
                .filter(lesson -> lesson.row() < 0)
                .forEach(lesson -> watcher.teach(lesson.cause(), lesson.wanted()));
        List<@Nullable Object> forecast = new ArrayList<>();
        List<@Nullable Object> low = new ArrayList<>();
        List<@Nullable Object> high = new ArrayList<>();
        List<@Nullable Object> surprise = new ArrayList<>();
        List<List<@Nullable Object>> levels = new ArrayList<>();
        while (levels.size() < Modulator.values().length) {
            levels.add(new ArrayList<>());
        }
        List<Map<String, @Nullable Object>> alarms = new ArrayList<>();
        List<String> raster = new ArrayList<>();
        int row = 0;
        for (JsonNode value : values) {
            if (!value.isNumber() && !value.isNull()) {
                throw new IllegalArgumentException("row " + row + " is no number; write null where one is missing");
            }
            Observation seen = watcher.observe(value.isNull() ? Double.NaN : value.doubleValue());
            forecast.add(Json.number(seen.forecast()));
            low.add(Json.number(seen.low()));
            high.add(Json.number(seen.high()));
            surprise.add(Json.number(seen.anomaly().surprise()));
            for (Modulator modulator : Modulator.values()) {
                levels.get(modulator.ordinal()).add(Json.number(watcher.level(modulator)));
            }
            Cause cause = seen.anomaly().cause();
            if (seen.anomaly().alarm()) {
                alarms.add(Json.map(
                        "row", row,
                        "why", seen.anomaly().why(),
                        "kind", word(cause.kind()),
                        "surprise", Json.number(cause.surprise()),
                        "figures", cause.figures().stream().map(Json::number).toList()));
            }
            for (Lesson lesson : lessons) {
                if (lesson.row() == row && cause.kind() != Cause.Kind.NONE) {
                    watcher.teach(cause, lesson.wanted());
                }
            }
            row++;
            if (row > values.size() - RASTER) {
                raster.add(trits(watcher.states()));
            }
        }
        return Json.map(
                "rows", row,
                "forecast", forecast,
                "low", low,
                "high", high,
                "surprise", surprise,
                "levels", levels,
                "alarms", alarms,
                "raster", Json.map("neurons", raster.get(0).length(), "states", raster));
    }

    /** A sign for each neuron. */
    static String trits(byte[] states) {
        StringBuilder text = new StringBuilder(states.length);
        for (byte state : states) {
            text.append(state > 0 ? '+' : state < 0 ? '-' : '0');
        }
        return text.toString();
    }
}
