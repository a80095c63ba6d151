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
    private static final int FOUR = 4;

    private final int columns;
    /** The columns in the order in which they are kept: those with a distance first. */
    private final int[] order;

    private final float[] query;

    /**
     * One array for all, as a loop over rows becomes vectors only where everything lies in one array at fixed distances. Distances so far,
     * then the levels of up to four columns, then the distances with those, and so on; {@value #ROWS} numbers each.
     */
    private final float[] board;

    /** Where the levels of each column kept begin. */
    private final int[] place;

    /** Where the distances over all columns are. */
    private final int distance;

    /** How many columns have a distance. */
    private final int numbers;

    private final int[] labels = new int[ROWS];
    private final float[] nearest = new float[NEAREST];
    private final int[] nearestLabel = new int[NEAREST];
    private int classes;
    private int size;
    private int next;

    EpisodicExpert(EncodedRow row) {
        columns = row.columns();
        query = new float[columns];
        order = IntStream.concat(
                        IntStream.range(0, columns).filter(row::hasDistance),
                        IntStream.range(0, columns).filter(i -> !row.hasDistance(i)))
                .toArray();
        numbers = (int) IntStream.range(0, columns).filter(row::hasDistance).count();
        place = new int[columns];
        int at = 0;
        for (int i = 0; i < columns; ) {
            int together = together(i);
            for (int j = 0; j < together; j++) {
                place[i + j] = at + (1 + j) * ROWS;
            }
            at += (1 + together) * ROWS;
            i += together;
        }
        distance = at;
        board = new float[distance + ROWS];
    }

    /** How many columns are taken at once from this one on: four of a kind, or one. */
    private int together(int column) {
        return column + FOUR <= (column < numbers ? numbers : columns) ? FOUR : 1;
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
        for (int i = 0; i < columns; ) {
            int together = together(i);
            int from = place[i] - ROWS;
            if (together == FOUR) {
                float a = query[i];
                float b = query[i + 1];
                float c = query[i + 2];
                float d = query[i + 3];
                if (i < numbers) {
                    addSquares(board, from, from + size, a, b, c, d);
                } else {
                    addMismatches(board, from, from + size, a, b, c, d);
                }
            } else if (i < numbers) {
                addSquares(board, from, from + size, query[i]);
            } else {
                addMismatches(board, from, from + size, query[i]);
            }
            i += together;
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

    private static void addSquares(float[] x, int from, int to, float level) {
        for (int k = from; k < to; k++) {
            float d = x[k + ROWS] - level;
            x[k + 2 * ROWS] = x[k] + d * d;
        }
    }

    private static void addSquares(float[] x, int from, int to, float a, float b, float c, float d) {
        for (int k = from; k < to; k++) {
            float e = x[k + ROWS] - a;
            float f = x[k + 2 * ROWS] - b;
            float g = x[k + 3 * ROWS] - c;
            float h = x[k + 4 * ROWS] - d;
            x[k + 5 * ROWS] = x[k] + ((e * e + f * f) + (g * g + h * h));
        }
    }

    private static void addMismatches(float[] x, int from, int to, float category) {
        for (int k = from; k < to; k++) {
            x[k + 2 * ROWS] = x[k] + 2 * Math.min(1, Math.abs(x[k + ROWS] - category));
        }
    }

    private static void addMismatches(float[] x, int from, int to, float a, float b, float c, float d) {
        for (int k = from; k < to; k++) {
            float e = Math.min(1, Math.abs(x[k + ROWS] - a));
            float f = Math.min(1, Math.abs(x[k + 2 * ROWS] - b));
            float g = Math.min(1, Math.abs(x[k + 3 * ROWS] - c));
            float h = Math.min(1, Math.abs(x[k + 4 * ROWS] - d));
            x[k + 5 * ROWS] = x[k] + 2 * ((e + f) + (g + h));
        }
    }

    private void findNearest() {
        Arrays.fill(nearest, Float.MAX_VALUE);
        float farthest = Float.MAX_VALUE;
        int end = distance + size;
        int k = distance;
        for (; k + 3 < end; k += 4) {
            // Seldom true, so one jump for four rows.
            if (board[k] < farthest | board[k + 1] < farthest | board[k + 2] < farthest | board[k + 3] < farthest) {
                farthest = offer(k, k + 4, farthest);
            }
        }
        offer(k, end, farthest);
    }

    /** Takes the rows that are nearer than the farthest of the nearest; the distance of the farthest now. */
    private float offer(int from, int to, float bound) {
        float farthest = bound;
        for (int k = from; k < to; k++) {
            float d = board[k];
            if (d < farthest) {
                int at = NEAREST - 1;
                while (at > 0 && nearest[at - 1] > d) {
                    nearest[at] = nearest[at - 1];
                    nearestLabel[at] = nearestLabel[at - 1];
                    at--;
                }
                nearest[at] = d;
                nearestLabel[at] = labels[k - distance];
                farthest = nearest[NEAREST - 1];
            }
        }
        return farthest;
    }

    @Override
    public void learn(EncodedRow row, int label) {
        for (int i = 0; i < columns; i++) {
            board[place[i] + next] = row.levels[order[i]];
        }
        labels[next] = label;
        next = (next + 1) % ROWS;
        size = Math.min(size + 1, ROWS);
    }

    @Override
    public void save(StateSink sink) {
        float[] levels = new float[columns * ROWS];
        for (int i = 0; i < columns; i++) {
            System.arraycopy(board, place[i], levels, i * ROWS, ROWS);
        }
        sink.put("levels", levels, levels.length);
        sink.put("labels", labels, ROWS);
        sink.put("size", size);
        sink.put("next", next);
    }

    @Override
    public void restore(StateSource source) {
        float[] levels = new float[columns * ROWS];
        source.read("levels", levels);
        for (int i = 0; i < columns; i++) {
            System.arraycopy(levels, i * ROWS, board, place[i], ROWS);
        }
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
