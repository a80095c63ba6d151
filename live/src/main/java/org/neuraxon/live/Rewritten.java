package org.neuraxon.live;

import java.util.Map;
import org.neuraxon.core.state.Snapshot;

/** A snapshot with one value replaced: a network under another parameter is the same state read back under it. */
final class Rewritten {

    private static final String PARAMETERS = "parameters/";

    private Rewritten() {}

    static Snapshot parameter(Snapshot original, String key, double value) {
        if (!(original.entries().get(PARAMETERS + key) instanceof Double)) {
            throw new IllegalArgumentException(
                    "parameter '" + key + "' is no real number and cannot be changed while living");
        }
        Snapshot copy = new Snapshot(original.kind(), original.codeVersion());
        for (Map.Entry<String, Object> entry : original.entries().entrySet()) {
            put(copy, entry.getKey(), entry.getKey().equals(PARAMETERS + key) ? value : entry.getValue());
        }
        return copy;
    }

    private static void put(Snapshot copy, String name, Object value) {
        if (value instanceof Long number) {
            copy.put(name, number.longValue());
        } else if (value instanceof Double number) {
            copy.put(name, number.doubleValue());
        } else if (value instanceof String text) {
            copy.put(name, text);
        } else if (value instanceof double[] numbers) {
            copy.put(name, numbers, numbers.length);
        } else if (value instanceof float[] numbers) {
            copy.put(name, numbers, numbers.length);
        } else if (value instanceof long[] numbers) {
            copy.put(name, numbers, numbers.length);
        } else if (value instanceof int[] numbers) {
            copy.put(name, numbers, numbers.length);
        } else {
            byte[] numbers = (byte[]) value;
            copy.put(name, numbers, numbers.length);
        }
    }
}
