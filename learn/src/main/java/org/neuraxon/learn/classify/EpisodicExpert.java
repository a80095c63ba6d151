package org.neuraxon.learn.classify;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * Remembers the last 500 rows and asks the five that are most like the new one (Fix and Hodges 1951; a window as in MOA's kNN). The
 * distance adds (z − z')² over columns of numbers and 2 for each category that differs. A class's probability is its share among the
 * five, each counted once, over a floor of 0.01.
 */
final class EpisodicExpert implements Expert {

    private static final int ROWS = 500;
    private static final int NEAREST = 5;
    private static final float FLOOR = 0.01f;

    private final int columns;
    /** How many columns have a distance. */
    private final int numbers;

    /** The columns in the order in which they are kept: those with a distance first. */
    private final int[] order;

    private final float[] query;

    /** By column, then row: the loops run over rows. */
    private final float[] levels;

    private final int[] labels = new int[ROWS];
    private final float[] distance = new float[ROWS];
    private final float[] nearest = new float[NEAREST];
    private final int[] nearestLabel = new int[NEAREST];
    private int classes;
    private int size;
    private int next;

    EpisodicExpert(EncodedRow row) {
        columns = row.columns();
        levels = new float[columns * ROWS];
        query = new float[columns];
        order = IntStream.concat(
                        IntStream.range(0, columns).filter(row::hasDistance),
                        IntStream.range(0, columns).filter(i -> !row.hasDistance(i)))
                .toArray();
        numbers = (int) IntStream.range(0, columns).filter(row::hasDistance).count();
    }

    @Override
    public void grow(int count) {
        classes = count;
    }

    @Override
    public void judge(EncodedRow row, float[] opinion) {
        for (int i = 0; i < columns; i++) {
            query[i] = row.levels[order[i]];
        }
        int at = 0;
        if (numbers >= 4) {
            setSquares(query[0], query[1], query[2], query[3]);
            at = 4;
        } else {
            Arrays.fill(distance, 0, size, 0);
        }
        for (; at + 3 < numbers; at += 4) {
            addSquares(at * ROWS, query[at], query[at + 1], query[at + 2], query[at + 3]);
        }
        for (; at < numbers; at++) {
            addSquares(at * ROWS, query[at]);
        }
        for (; at + 3 < columns; at += 4) {
            addMismatches(at * ROWS, query[at], query[at + 1], query[at + 2], query[at + 3]);
        }
        for (; at < columns; at++) {
            addMismatches(at * ROWS, query[at]);
        }
        findNearest();
        Arrays.fill(opinion, 0, classes, FLOOR);
        int found = Math.min(size, NEAREST);
        for (int i = 0; i < found; i++) {
            opinion[nearestLabel[i]] += 1;
        }
        float total = found + FLOOR * classes;
        for (int c = 0; c < classes; c++) {
            opinion[c] = LogTable.log(opinion[c] / total);
        }
    }

    /** The first four columns: there is nothing to add to yet. */
    private void setSquares(float a, float b, float c, float d) {
        for (int k = 0; k < size; k++) {
            float e = levels[k] - a;
            float f = levels[ROWS + k] - b;
            float g = levels[2 * ROWS + k] - c;
            float h = levels[3 * ROWS + k] - d;
            distance[k] = (e * e + f * f) + (g * g + h * h);
        }
    }

    private void addSquares(int from, float level) {
        for (int k = 0; k < size; k++) {
            float d = levels[from + k] - level;
            distance[k] += d * d;
        }
    }

    /** Four columns at once: the distances are loaded and stored once. */
    private void addSquares(int from, float a, float b, float c, float d) {
        for (int k = 0; k < size; k++) {
            float e = levels[from + k] - a;
            float f = levels[from + ROWS + k] - b;
            float g = levels[from + 2 * ROWS + k] - c;
            float h = levels[from + 3 * ROWS + k] - d;
            distance[k] += (e * e + f * f) + (g * g + h * h);
        }
    }

    private void addMismatches(int from, float category) {
        for (int k = 0; k < size; k++) {
            distance[k] += 2 * Math.min(1, Math.abs(levels[from + k] - category));
        }
    }

    private void addMismatches(int from, float a, float b, float c, float d) {
        for (int k = 0; k < size; k++) {
            float e = Math.min(1, Math.abs(levels[from + k] - a));
            float f = Math.min(1, Math.abs(levels[from + ROWS + k] - b));
            float g = Math.min(1, Math.abs(levels[from + 2 * ROWS + k] - c));
            float h = Math.min(1, Math.abs(levels[from + 3 * ROWS + k] - d));
            distance[k] += 2 * ((e + f) + (g + h));
        }
    }

    private void findNearest() {
        Arrays.fill(nearest, Float.MAX_VALUE);
        float farthest = Float.MAX_VALUE;
        int k = 0;
        for (; k + 3 < size; k += 4) {
            // Seldom true, so one jump for four rows.
            if (distance[k] < farthest
                    | distance[k + 1] < farthest
                    | distance[k + 2] < farthest
                    | distance[k + 3] < farthest) {
                farthest = offer(k, k + 4, farthest);
            }
        }
        offer(k, size, farthest);
    }

    /** Takes the rows that are nearer than the farthest of the nearest; the distance of the farthest now. */
    private float offer(int from, int to, float bound) {
        float farthest = bound;
        for (int k = from; k < to; k++) {
            float d = distance[k];
            if (d < farthest) {
                int at = NEAREST - 1;
                while (at > 0 && nearest[at - 1] > d) {
                    nearest[at] = nearest[at - 1];
                    nearestLabel[at] = nearestLabel[at - 1];
                    at--;
                }
                nearest[at] = d;
                nearestLabel[at] = labels[k];
                farthest = nearest[NEAREST - 1];
            }
        }
        return farthest;
    }

    @Override
    public void learn(EncodedRow row, int label) {
        for (int i = 0; i < columns; i++) {
            levels[i * ROWS + next] = row.levels[order[i]];
        }
        labels[next] = label;
        next = (next + 1) % ROWS;
        size = Math.min(size + 1, ROWS);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("levels", levels, levels.length);
        sink.put("labels", labels, ROWS);
        sink.put("size", size);
        sink.put("next", next);
    }

    @Override
    public void restore(StateSource source) {
        source.read("levels", levels);
        source.read("labels", labels);
        size = source.getInt("size");
        next = source.getInt("next");
        if (size < 0
                || size > ROWS
                || next < 0
                || next >= ROWS
                || Arrays.stream(labels).anyMatch(y -> y < 0 || y >= classes)) {
            throw new SnapshotException("the rows remembered are out of bounds; the snapshot is not usable");
        }
    }
}
