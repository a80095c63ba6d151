package org.neuraxon.learn.classify;

import java.util.Arrays;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Evidence of two life times for each class at each of many places, forgetting by visits:
 *
 * <pre>
 *   e_c ← keep · e_c + [c is the answer],     p_c = (e_c + 1/C) / (Σ e + 1)
 * </pre>
 *
 * <p>Instead of all e shrinking at each visit, the unit in which they are counted grows: a visit touches one of them.
 */
final class Evidence implements Stateful {

    /** When the unit has grown so far, the place is counted anew in the unit 1. */
    private static final float LARGEST_UNIT = 8192;
    /** Evidence below this is nothing. */
    private static final float FORGOTTEN = 1e-3f;

    private static final int UNIT = 0;
    private static final int TOTAL = 1;
    private static final int FIRST = 2;

    private static final int LIVES = 2;

    private final int places;
    private final float[] keep;
    private final float[] growth;
    /**
     * For each place and life time its unit, its total and what is counted for each class, together, as a row visits places far apart. A
     * cell is a place of a life time: twice the place, and 1 for the slow one.
     */
    private float[] held;
    /** For each cell a bit for each class that has evidence. */
    private long[] some = {};

    private int classes;
    private int width = FIRST;
    private int words;
    private float even;
    private float logEven;

    Evidence(int places, float keepFast, float keepSlow) {
        this.places = places;
        keep = new float[] {keepFast, keepSlow};
        growth = new float[] {1 / keepFast, 1 / keepSlow};
        held = new float[places * LIVES * width];
        clear(0, places);
    }

    void grow(int count) {
        float[] wider = new float[places * LIVES * (FIRST + count)];
        for (int i = 0; i < places * LIVES; i++) {
            System.arraycopy(held, i * width, wider, i * (FIRST + count), width);
        }
        held = wider;
        classes = count;
        width = FIRST + count;
        even = 1f / count;
        logEven = LogTable.log(even);
        words = count < UnitPool.MANY ? 0 : (count + Long.SIZE - 1) / Long.SIZE;
        findSome();
    }

    private void findSome() {
        some = new long[places * LIVES * words];
        for (int cell = 0; cell < places * LIVES && words > 0; cell++) {
            for (int c = 0; c < classes; c++) {
                if (held[cell * width + FIRST + c] != 0) {
                    some[cell * words + c / Long.SIZE] |= 1L << c;
                }
            }
        }
    }

    /** Writes the logarithms of the probabilities at a place for each unit, as {@link UnitPool#opinions} wants them. */
    void read(int[] place, float[][] fast, float[][] slow) {
        if (classes == 2) {
            readTwo(place, fast[0], fast[1], slow[0], slow[1]);
            return;
        }
        for (int unit = 0; unit < place.length; unit++) {
            int cell = LIVES * place[unit];
            if (words == 0) {
                readFew(cell, fast, unit);
                readFew(cell + 1, slow, unit);
            } else {
                readMany(cell, fast[unit]);
                readMany(cell + 1, slow[unit]);
            }
        }
    }

    /** Two classes, without loops or jumps. Where nothing is counted the logarithm is that of 1/C by itself. */
    private void readTwo(int[] place, float[] fast0, float[] fast1, float[] slow0, float[] slow1) {
        float[] h = held;
        float share = even;
        for (int unit = 0; unit < place.length; unit++) {
            int at = place[unit] * (LIVES * (FIRST + 2));
            float scale = 1 / h[at];
            float all = LogTable.log(h[at + 1] + 1);
            fast0[unit] = LogTable.log(h[at + 2] * scale + share) - all;
            fast1[unit] = LogTable.log(h[at + 3] * scale + share) - all;
            float slowScale = 1 / h[at + 4];
            float slowAll = LogTable.log(h[at + 5] + 1);
            slow0[unit] = LogTable.log(h[at + 6] * slowScale + share) - slowAll;
            slow1[unit] = LogTable.log(h[at + 7] * slowScale + share) - slowAll;
        }
    }

    private void readFew(int cell, float[][] opinions, int unit) {
        int at = cell * width;
        float scale = 1 / held[at + UNIT];
        float all = LogTable.log(held[at + TOTAL] + 1);
        int first = at + FIRST;
        for (int c = 0; c < classes; c++) {
            opinions[c][unit] = LogTable.log(held[first + c] * scale + even) - all;
        }
    }

    /** Many classes: those that have no evidence are passed over. */
    private void readMany(int cell, float[] opinion) {
        int at = cell * width;
        float scale = 1 / held[at + UNIT];
        float all = LogTable.log(held[at + TOTAL] + 1);
        int first = at + FIRST;
        Arrays.fill(opinion, 0, classes, logEven - all);
        for (int word = 0; word < words; word++) {
            for (long left = some[cell * words + word]; left != 0; left &= left - 1) {
                int c = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                opinion[c] = LogTable.log(held[first + c] * scale + even) - all;
            }
        }
    }

    /** Visits the place of each unit: forgets a little there and notes the answer. */
    void commit(int[] place, int answer) {
        for (int one : place) {
            for (int life = 0; life < LIVES; life++) {
                commit(LIVES * one + life, life, answer);
            }
        }
    }

    private void commit(int cell, int life, int answer) {
        int at = cell * width;
        float unit = held[at + UNIT] * growth[life];
        held[at + UNIT] = unit;
        held[at + TOTAL] = keep[life] * held[at + TOTAL] + 1;
        held[at + FIRST + answer] += unit;
        if (words > 0) {
            some[cell * words + answer / Long.SIZE] |= 1L << answer;
        }
        if (unit > LARGEST_UNIT) {
            recount(cell);
        }
    }

    private void recount(int cell) {
        int at = cell * width;
        float scale = 1 / held[at + UNIT];
        for (int c = 0; c < classes; c++) {
            float e = held[at + FIRST + c] * scale;
            held[at + FIRST + c] = e < FORGOTTEN ? 0 : e;
            if (words > 0 && e < FORGOTTEN) {
                some[cell * words + c / Long.SIZE] &= ~(1L << c);
            }
        }
        held[at + UNIT] = 1;
    }

    /** Forgets all that is held at some places. */
    void clear(int from, int to) {
        Arrays.fill(held, from * LIVES * width, to * LIVES * width, 0);
        Arrays.fill(some, from * LIVES * words, to * LIVES * words, 0);
        for (int cell = from * LIVES; cell < to * LIVES; cell++) {
            held[cell * width + UNIT] = 1;
        }
    }

    @Override
    public void save(StateSink sink) {
        save(sink.into("fast"), 0);
        save(sink.into("slow"), 1);
    }

    private void save(StateSink sink, int life) {
        float[] unit = new float[places];
        float[] total = new float[places];
        float[] counted = new float[places * classes];
        for (int place = 0; place < places; place++) {
            int at = (LIVES * place + life) * width;
            unit[place] = held[at + UNIT];
            total[place] = held[at + TOTAL];
            System.arraycopy(held, at + FIRST, counted, place * classes, classes);
        }
        sink.put("unit", unit, places);
        sink.put("total", total, places);
        sink.put("counted", counted, counted.length);
    }

    @Override
    public void restore(StateSource source) {
        restore(source.from("fast"), 0);
        restore(source.from("slow"), 1);
        findSome();
    }

    private void restore(StateSource source, int life) {
        float[] unit = new float[places];
        float[] total = new float[places];
        float[] counted = new float[places * classes];
        source.read("unit", unit);
        source.read("total", total);
        source.read("counted", counted);
        for (int place = 0; place < places; place++) {
            int at = (LIVES * place + life) * width;
            held[at + UNIT] = unit[place];
            held[at + TOTAL] = total[place];
            System.arraycopy(counted, place * classes, held, at + FIRST, classes);
        }
    }
}
