package org.neuraxon.learn.classify;

import java.util.Arrays;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Evidence for each class at each of many places, forgetting by visits:
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

    /** With so many classes or more, those that have no evidence are passed over; with fewer, looking at all is faster. */
    private static final int MANY = 8;

    private static final int UNIT = 0;
    private static final int TOTAL = 1;
    private static final int FIRST = 2;

    private final int places;
    private final float keep;
    private final float growth;
    /** For each place its unit, its total and what is counted for each class, together, as a row visits places far apart. */
    private float[] held;
    /** For each place a bit for each class that has evidence. */
    private long[] some = {};

    private int classes;
    private int width = FIRST;
    private int words;
    private float even;
    private float logEven;

    Evidence(int places, float keep) {
        this.places = places;
        this.keep = keep;
        growth = 1 / keep;
        held = new float[places * width];
        clear(0, places);
    }

    void grow(int count) {
        float[] wider = new float[places * (FIRST + count)];
        for (int i = 0; i < places; i++) {
            System.arraycopy(held, i * width, wider, i * (FIRST + count), width);
        }
        held = wider;
        classes = count;
        width = FIRST + count;
        even = 1f / count;
        logEven = LogTable.log(even);
        words = count < MANY ? 0 : (count + Long.SIZE - 1) / Long.SIZE;
        findSome();
    }

    private void findSome() {
        some = new long[places * words];
        for (int place = 0; place < places && words > 0; place++) {
            for (int c = 0; c < classes; c++) {
                if (held[place * width + FIRST + c] != 0) {
                    some[place * words + c / Long.SIZE] |= 1L << c;
                }
            }
        }
    }

    /** The logarithms of the probabilities at a place. */
    void read(int place, float[] opinion) {
        int at = place * width;
        float scale = 1 / held[at + UNIT];
        float all = LogTable.log(held[at + TOTAL] + 1);
        float none = logEven - all;
        int first = at + FIRST;
        if (words == 0) {
            for (int c = 0; c < classes; c++) {
                float e = held[first + c];
                opinion[c] = e == 0 ? none : LogTable.log(e * scale + even) - all;
            }
            return;
        }
        Arrays.fill(opinion, 0, classes, none);
        for (int word = 0; word < words; word++) {
            for (long left = some[place * words + word]; left != 0; left &= left - 1) {
                int c = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                opinion[c] = LogTable.log(held[first + c] * scale + even) - all;
            }
        }
    }

    /** Visits a place: forgets a little there and notes the answer. */
    void commit(int place, int answer) {
        int at = place * width;
        float unit = held[at + UNIT] * growth;
        held[at + UNIT] = unit;
        held[at + TOTAL] = keep * held[at + TOTAL] + 1;
        held[at + FIRST + answer] += unit;
        if (words > 0) {
            some[place * words + answer / Long.SIZE] |= 1L << answer;
        }
        if (unit > LARGEST_UNIT) {
            recount(place);
        }
    }

    private void recount(int place) {
        int at = place * width;
        float scale = 1 / held[at + UNIT];
        for (int c = 0; c < classes; c++) {
            float e = held[at + FIRST + c] * scale;
            held[at + FIRST + c] = e < FORGOTTEN ? 0 : e;
            if (words > 0 && e < FORGOTTEN) {
                some[place * words + c / Long.SIZE] &= ~(1L << c);
            }
        }
        held[at + UNIT] = 1;
    }

    /** Forgets all that is held at some places. */
    void clear(int from, int to) {
        Arrays.fill(held, from * width, to * width, 0);
        Arrays.fill(some, from * words, to * words, 0);
        for (int place = from; place < to; place++) {
            held[place * width + UNIT] = 1;
        }
    }

    @Override
    public void save(StateSink sink) {
        float[] unit = new float[places];
        float[] total = new float[places];
        float[] counted = new float[places * classes];
        for (int place = 0; place < places; place++) {
            unit[place] = held[place * width + UNIT];
            total[place] = held[place * width + TOTAL];
            System.arraycopy(held, place * width + FIRST, counted, place * classes, classes);
        }
        sink.put("unit", unit, places);
        sink.put("total", total, places);
        sink.put("counted", counted, counted.length);
    }

    @Override
    public void restore(StateSource source) {
        float[] unit = new float[places];
        float[] total = new float[places];
        float[] counted = new float[places * classes];
        source.read("unit", unit);
        source.read("total", total);
        source.read("counted", counted);
        for (int place = 0; place < places; place++) {
            held[place * width + UNIT] = unit[place];
            held[place * width + TOTAL] = total[place];
            System.arraycopy(counted, place * classes, held, place * width + FIRST, classes);
        }
        findSome();
    }
}
