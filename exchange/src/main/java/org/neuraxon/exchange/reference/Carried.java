package org.neuraxon.exchange.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.json.Document;
import org.neuraxon.exchange.json.Layout;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a reference file says that the network made from it does not hold: values that the reference saves but does not restore, or changes
 * while loading. They are carried along so that an export before the next moment gives back the file; afterwards they mean nothing.
 *
 * <p>Each value is kept with what the export says by itself, and replaces only that: a neuromodulator set after the import stays set.
 */
public final class Carried {

    /** The name under which it stands in a snapshot. */
    public static final String ENTRY = "exchange/carried";

    private record Value(JsonPointer place, JsonNode exported, JsonNode given) {}

    private final long step;
    private final List<Value> values;

    private Carried(long step, List<Value> values) {
        this.step = step;
        this.values = List.copyOf(values);
    }

    /** Nothing to carry. */
    static Carried nothing() {
        return new Carried(-1, List.of());
    }

    /**
     * The differences between a file and the export of what was made from it.
     *
     * @param step the number of moments that the imported network had lived
     */
    static Carried between(long step, JsonNode given, JsonNode exported) {
        List<Value> values = new ArrayList<>();
        collect(JsonPointer.empty(), given, exported, values);
        return new Carried(step, values);
    }

    /** The number of values. */
    public int size() {
        return values.size();
    }

    /** It all as one line of text. */
    public String text() {
        ObjectNode top = Layout.object();
        top.put("step_count", step);
        ArrayNode list = top.putArray("values");
        for (Value value : values) {
            ObjectNode entry = list.addObject();
            entry.put("place", value.place().toString());
            entry.set("exported", value.exported());
            entry.set("given", value.given());
        }
        return Layout.line(top);
    }

    /** Reads back {@link #text()}. */
    static Carried parse(String text, String origin) {
        JsonNode top = Document.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), origin)
                .root();
        List<Value> values = new ArrayList<>();
        for (JsonNode entry : top.path("values").values()) {
            JsonNode exported = entry.get("exported");
            JsonNode given = entry.get("given");
            if (exported == null || given == null) {
                throw new ExchangeException(
                        origin + " holds carried values that this version cannot read; import the original file again");
            }
            values.add(new Value(pointer(entry.path("place").asString(""), origin), exported, given));
        }
        return new Carried(top.path("step_count").asLong(-1), values);
    }

    /** Puts the values into an export of the same network, if it has not lived a moment since. */
    void into(JsonNode exported, long currentStep) {
        if (currentStep != step) {
            return;
        }
        for (Value value : values) {
            JsonNode holder = exported.at(value.place().head());
            if (same(value.exported(), exported.at(value.place()))) {
                if (holder instanceof ObjectNode object) {
                    object.set(value.place().last().getMatchingProperty(), value.given());
                } else if (holder instanceof ArrayNode array) {
                    array.set(value.place().last().getMatchingIndex(), value.given());
                }
            }
        }
    }

    private static JsonPointer pointer(String place, String origin) {
        try {
            JsonPointer pointer = JsonPointer.compile(place);
            if (!pointer.matches()) {
                return pointer;
            }
        } catch (IllegalArgumentException e) {
            throw new ExchangeException(origin + " holds a carried value at the impossible place '" + place + "'", e);
        }
        throw new ExchangeException(origin + " holds a carried value without a place; import the original file again");
    }

    private static void collect(JsonPointer place, JsonNode given, JsonNode exported, List<Value> values) {
        if (exported.isObject() && given.isObject() && !exported.isEmpty()) {
            for (Map.Entry<String, JsonNode> property : exported.properties()) {
                JsonNode counterpart = given.get(property.getKey());
                if (counterpart != null) {
                    collect(place.appendProperty(property.getKey()), counterpart, property.getValue(), values);
                }
            }
        } else if (isListOfThings(exported) && given.isArray()) {
            things(place, given, exported, values);
        } else if (exported.isArray() && given.isArray() && exported.size() == given.size()) {
            for (int i = 0; i < exported.size(); i++) {
                collect(place.appendIndex(i), given.get(i), exported.get(i), values);
            }
        } else if (!same(given, exported)) {
            values.add(new Value(place, exported, given));
        }
    }

    /** Things with an id are matched by it, others by position. */
    private static void things(JsonPointer place, JsonNode given, JsonNode exported, List<Value> values) {
        Map<Long, JsonNode> byId = new HashMap<>();
        for (JsonNode thing : given.values()) {
            if (thing.path("id").isNumber()) {
                byId.put((long) thing.path("id").doubleValue(), thing);
            }
        }
        for (int i = 0; i < exported.size(); i++) {
            JsonNode id = exported.get(i).get("id");
            JsonNode counterpart = id == null ? given.get(i) : byId.get(id.longValue());
            if (counterpart != null) {
                collect(place.appendIndex(i), counterpart, exported.get(i), values);
            }
        }
    }

    private static boolean isListOfThings(JsonNode node) {
        return node.isArray() && !node.isEmpty() && node.get(0).isObject();
    }

    private static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.doubleValue() == b.doubleValue();
        }
        if (a.isObject() && b.isObject() || a.isArray() && b.isArray()) {
            List<Value> differences = new ArrayList<>();
            boolean alike = a.size() == b.size();
            if (alike && !a.isEmpty()) {
                collect(JsonPointer.empty(), a, b, differences);
                alike = a.isArray() || a.propertyNames().equals(b.propertyNames());
            }
            return alike && differences.isEmpty();
        }
        return a.equals(b);
    }
}
