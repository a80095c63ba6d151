package org.neuraxon.learn.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    /** {@value #ROWS}, rounded up to whole vectors of any machine. */
    private static final int STRIDE = 528;

    private static final int NEAREST = 5;
    private static final float FLOOR = 0.01f;
    private static final int FOUR = 4;

    private final int columns;
    /** The columns in the order in which they are kept: those with a distance first. */
    private final int[] order;

    private final float[] query;

    /**
     * The levels kept, an array for four columns of a kind or for one, {@value #STRIDE} numbers each. A loop over rows becomes vectors only
     * where every array is read at the same place, give or take whole vectors.
     */
    private final float[][] levels;

    private final float[] distance = new float[STRIDE];

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
        List<float[]> groups = new ArrayList<>();
        for (int i = 0; i < columns; i += together(i)) {
            groups.add(new float[together(i) * STRIDE]);
        }
        levels = groups.toArray(new float[0][]);
    }

    /** Where the levels of a column begin in the array of its group. */
    private int place(int column) {
        int inKind = column < numbers ? column : column - numbers;
        int of = column < numbers ? numbers : columns - numbers;
        return inKind < of - of % FOUR ? inKind % FOUR * STRIDE : 0;
    }

    /** The group of a column: the fours of the first kind, its rest one by one, then the same of the other kind. */
    private int group(int column) {
        int inKind = column < numbers ? column : column - numbers;
        int of = column < numbers ? numbers : columns - numbers;
        int before = column < numbers ? 0 : numbers / FOUR + numbers % FOUR;
        int fours = of / FOUR;
        return before + (inKind < fours * FOUR ? inKind / FOUR : fours + inKind - fours * FOUR);
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
        Arrays.fill(distance, 0, size, 0);
        int at = 0;
        for (float[] group : levels) {
            int together = group.length / STRIDE;
            if (together == FOUR) {
                float a = query[at];
                float b = query[at + 1];
                float c = query[at + 2];
                float d = query[at + 3];
                if (at < numbers) {
                    addSquares(distance, group, size, a, b, c, d);
                } else {
                    addMismatches(distance, group, size, a, b, c, d);
                }
            } else if (at < numbers) {
                addSquares(distance, group, size, query[at]);
            } else {
                addMismatches(distance, group, size, query[at]);
            }
            at += together;
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

    private static void addSquares(float[] distance, float[] x, int size, float level) {
        for (int k = 0; k < size; k++) {
            float d = x[k] - level;
            distance[k] += d * d;
        }
    }

    private static void addSquares(float[] distance, float[] x, int size, float a, float b, float c, float d) {
        for (int k = 0; k < size; k++) {
            float e = x[k] - a;
            float f = x[k + STRIDE] - b;
            float g = x[k + 2 * STRIDE] - c;
            float h = x[k + 3 * STRIDE] - d;
            distance[k] += (e * e + f * f) + (g * g + h * h);
        }
    }

    private static void addMismatches(float[] distance, float[] x, int size, float category) {
        for (int k = 0; k < size; k++) {
            distance[k] += 2 * Math.min(1, Math.abs(x[k] - category));
        }
    }

    private static void addMismatches(float[] distance, float[] x, int size, float a, float b, float c, float d) {
        for (int k = 0; k < size; k++) {
            float e = Math.min(1, Math.abs(x[k] - a));
            float f = Math.min(1, Math.abs(x[k + STRIDE] - b));
            float g = Math.min(1, Math.abs(x[k + 2 * STRIDE] - c));
            float h = Math.min(1, Math.abs(x[k + 3 * STRIDE] - d));
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
            levels[group(i)][place(i) + next] = row.levels[order[i]];
        }
        labels[next] = label;
        next = (next + 1) % ROWS;
        size = Math.min(size + 1, ROWS);
    }

    @Override
    public void save(StateSink sink) {
        float[] kept = new float[columns * ROWS];
        for (int i = 0; i < columns; i++) {
            System.arraycopy(levels[group(i)], place(i), kept, i * ROWS, ROWS);
        }
        sink.put("levels", kept, kept.length);
        sink.put("labels", labels, ROWS);
        sink.put("size", size);
        sink.put("next", next);
    }

    @Override
    public void restore(StateSource source) {
        float[] kept = new float[columns * ROWS];
        source.read("levels", kept);
        for (int i = 0; i < columns; i++) {
            System.arraycopy(kept, i * ROWS, levels[group(i)], place(i), ROWS);
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
