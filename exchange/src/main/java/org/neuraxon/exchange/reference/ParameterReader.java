package org.neuraxon.exchange.reference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.parameter.ParameterValue;
import org.neuraxon.exchange.json.Place;

/** Reads a parameter object by the keys that a parameter record declares. */
final class ParameterReader {

    private ParameterReader() {}

    /**
     * The record that an object describes.
     *
     * @param defaults what holds for keys that the object lacks
     * @param strangers why keys that the record lacks are dropped
     */
    static <R extends Record> R read(Place place, R defaults, String strangers) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ParameterValue parameter : ParameterSet.list(defaults)) {
            String key = parameter.key();
            place.find(key)
                    .ifPresentOrElse(
                            value -> values.put(key, value(parameter, value)),
                            () -> place.defaulted(key, parameter.value()));
        }
        place.dropRest(strangers);
        try {
            R read = ParameterSet.with(defaults, values);
            ParameterSet.check(read);
            return read;
        } catch (IllegalArgumentException e) {
            throw place.wrong("cannot be used: " + e.getMessage(), e);
        }
    }

    private static Object value(ParameterValue parameter, Place place) {
        Class<?> type = parameter.type();
        if (type == int.class || type == double.class) {
            return bounded(parameter, place);
        }
        if (type == boolean.class) {
            return place.flag();
        }
        if (type == String.class) {
            return place.text();
        }
        return place.isNull()
                ? List.of()
                : Arrays.stream(place.numbers()).boxed().toList();
    }

    /** What the reference clamps or rounds when it loads, it clamps or rounds here. */
    private static double bounded(ParameterValue parameter, Place place) {
        double value = place.number();
        return switch (parameter.key()) {
            case "dsn_kernel_size" -> Math.max((long) value, 1);
            case "delay_steps" -> Math.max((long) value, 0);
            case "coherence_strength", "sparse_prob" -> Math.max(0, Math.min(1, value));
            case "weight_clip" -> Math.max(0.1, value);
            default -> value;
        };
    }
}
