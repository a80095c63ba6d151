package org.neuraxon.live;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as this server speaks it: keys in order, and null for what is no number. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /** A map of keys and values in turn. */
    static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    /** The number with six decimals, which is more than a screen shows; in full if it is smaller than a thousandth or very large. Null if it is none. */
    static @Nullable Double number(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        double size = Math.abs(value);
        return size > 1e9 || size < 1e-3 ? value : Math.round(value * 1e6) / 1e6;
    }

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Reads an object and nothing else. */
    static JsonNode object(String text) {
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("this is no JSON: " + e.getOriginalMessage(), e);
        }
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException("one JSON object is expected");
        }
        return node;
    }
}
