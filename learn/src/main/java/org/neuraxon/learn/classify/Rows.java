package org.neuraxon.learn.classify;

import java.util.Arrays;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/** Tables with a row for each class. */
final class Rows {

    private Rows() {}

    /** The table with more rows, the new ones 0. */
    static float[][] grown(float[][] table, int rows, int width) {
        float[][] grown = Arrays.copyOf(table, rows);
        for (int i = table.length; i < rows; i++) {
            grown[i] = new float[width];
        }
        return grown;
    }

    static void save(StateSink sink, String name, float[][] table) {
        for (int i = 0; i < table.length; i++) {
            sink.put(name + "_" + i, table[i], table[i].length);
        }
    }

    static void restore(StateSource source, String name, float[][] table) {
        for (int i = 0; i < table.length; i++) {
            source.read(name + "_" + i, table[i]);
        }
    }
}
