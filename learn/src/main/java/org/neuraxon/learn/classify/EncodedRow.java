package org.neuraxon.learn.classify;

import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * A row as the parts of a classifier see it. Numbers are standardised by the mean and deviation of the rows before,
 *
 * <pre>
 *   z = clip((x − mean)/deviation, −5, 5)
 * </pre>
 *
 * (Welford, Technometrics 1962), categories open one line each, and a missing cell opens the line of its column's absence. Only open lines
 * are listed, so a column of a hundred categories costs one.
 */
final class EncodedRow implements Stateful {

    private static final double CLIP = 5;
    private static final float HALF_ROOT_2 = (float) Math.sqrt(0.5);

    private final int columns;
    private final int[] categories;
    private final int[] firstLine;
    private final int lines;
    private final double[] mean;
    private final double[] squares;
    private final long[] counts;
    /** The cells: numbers as given, categories as whole numbers, NaN where missing. */
    final double[] cells;
    /** One number for each column: z; of two categories −1/√2 and 1/√2; of more the category itself. Missing: 0, of more categories −1. */
    final float[] levels;
    /** The open lines. */
    final int[] line;
    /** What each open line carries. */
    final float[] carried;

    private int open;

    EncodedRow(List<Column> columns) {
        this.columns = columns.size();
        categories = new int[this.columns];
        firstLine = new int[this.columns];
        // Line 0 is always open: the bias.
        int next = 1;
        for (int i = 0; i < this.columns; i++) {
            categories[i] = columns.get(i).categories();
            firstLine[i] = next;
            next += 1 + Math.max(1, categories[i]);
        }
        lines = next;
        mean = new double[this.columns];
        squares = new double[this.columns];
        counts = new long[this.columns];
        cells = new double[this.columns];
        levels = new float[this.columns];
        line = new int[1 + this.columns];
        carried = new float[1 + this.columns];
    }

    int columns() {
        return columns;
    }

    boolean isNumber(int column) {
        return categories[column] == 0;
    }

    /** Whether the squared difference of two levels says how much they differ; otherwise they differ or not. */
    boolean hasDistance(int column) {
        return categories[column] <= 2;
    }

    /** The number of all lines. */
    int lines() {
        return lines;
    }

    /** The number of lines that are open. */
    int open() {
        return open;
    }

    /** Takes in a row without learning from it. */
    void encode(double[] row) {
        line[0] = 0;
        carried[0] = 1;
        open = 1;
        for (int i = 0; i < columns; i++) {
            double x = row[i];
            boolean missing = !Double.isFinite(x) || (categories[i] > 0 && x < 0);
            if (missing) {
                cells[i] = Double.NaN;
                levels[i] = hasDistance(i) ? 0 : -1;
                open(firstLine[i] + Math.max(1, categories[i]), 1);
            } else if (categories[i] > 0) {
                int category = (int) (Math.min(x, Integer.MAX_VALUE) % categories[i]);
                cells[i] = category;
                levels[i] = hasDistance(i) ? (2 * category - 1) * HALF_ROOT_2 : category;
                open(firstLine[i] + category, 1);
            } else {
                cells[i] = x;
                double variance = counts[i] > 1 ? squares[i] / counts[i] : 0;
                double z = variance > 0 ? (x - mean[i]) / Math.sqrt(variance) : 0;
                // A variance that has overflowed makes z 0 or NaN; the column then says nothing.
                levels[i] = z >= -CLIP && z <= CLIP ? (float) z : z > 0 ? (float) CLIP : z < 0 ? (float) -CLIP : 0;
                open(firstLine[i], levels[i]);
            }
        }
    }

    private void open(int which, float carries) {
        line[open] = which;
        carried[open] = carries;
        open++;
    }

    /** Learns the usual level and size of the encoded row's numbers. */
    void learn() {
        for (int i = 0; i < columns; i++) {
            if (categories[i] == 0 && !Double.isNaN(cells[i])) {
                counts[i]++;
                double deviation = cells[i] - mean[i];
                mean[i] += deviation / counts[i];
                squares[i] += deviation * (cells[i] - mean[i]);
            }
        }
    }

    @Override
    public void save(StateSink sink) {
        sink.put("categories", categories, columns);
        sink.put("mean", mean, columns);
        sink.put("squares", squares, columns);
        sink.put("counts", counts, columns);
    }

    @Override
    public void restore(StateSource source) {
        if (!Arrays.equals(source.getInts("categories"), categories)) {
            throw new SnapshotException("the snapshot was made with other columns");
        }
        System.arraycopy(source.getDoubles("mean", columns), 0, mean, 0, columns);
        System.arraycopy(source.getDoubles("squares", columns), 0, squares, 0, columns);
        source.read("counts", counts);
    }
}
