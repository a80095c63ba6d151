package org.neuraxon.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Modulator;
import org.neuraxon.learn.Observation;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.WatcherSettings;
import tools.jackson.databind.JsonNode;

/** Lets a watcher live through one series that a viewer dropped onto the page; every call starts a watcher of its own. */
final class StreamDesk {

    /** The longest series that one call takes. */
    static final int MOST_ROWS = 50_000;

    private StreamDesk() {}

    static Map<String, @Nullable Object> watch(JsonNode wish) {
        JsonNode values = wish.get("values");
        if (values == null || !values.isArray() || values.isEmpty() || values.size() > MOST_ROWS) {
            throw new IllegalArgumentException("'values' must be a list of 1 to " + MOST_ROWS + " numbers");
        }
        Watcher watcher = new Watcher(WatcherSettings.standard());
        List<@Nullable Object> forecast = new ArrayList<>();
        List<@Nullable Object> low = new ArrayList<>();
        List<@Nullable Object> high = new ArrayList<>();
        List<@Nullable Object> surprise = new ArrayList<>();
        List<List<@Nullable Object>> levels = new ArrayList<>();
        while (levels.size() < Modulator.values().length) {
            levels.add(new ArrayList<>());
        }
        List<Map<String, @Nullable Object>> alarms = new ArrayList<>();
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
            if (seen.anomaly().alarm()) {
                alarms.add(Json.map("row", row, "why", seen.anomaly().why()));
            }
            row++;
        }
        return Json.map(
                "rows", row,
                "forecast", forecast,
                "low", low,
                "high", high,
                "surprise", surprise,
                "levels", levels,
                "alarms", alarms);
    }
}
