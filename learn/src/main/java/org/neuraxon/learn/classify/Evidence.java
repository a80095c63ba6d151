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

    private final int places;
    private final float keep;
    private final float growth;
    private final float[] unit;
    private final float[] total;
    private float[] counted = {};
    private int classes;

    Evidence(int places, float keep) {
        this.places = places;
        this.keep = keep;
        growth = 1 / keep;
        unit = new float[places];
        total = new float[places];
        Arrays.fill(unit, 1);
    }

    void grow(int count) {
        float[] wider = new float[places * count];
        for (int i = 0; i < places && classes > 0; i++) {
            System.arraycopy(counted, i * classes, wider, i * count, classes);
        }
        counted = wider;
        classes = count;
    }

    /** The logarithms of the probabilities at a place. */
    void read(int place, float[] opinion) {
        int at = place * classes;
        float even = 1f / classes;
        float scale = 1 / unit[place];
        float all = LogTable.log(total[place] + 1);
        float none = LogTable.log(even) - all;
        for (int c = 0; c < classes; c++) {
            float e = counted[at + c];
            opinion[c] = e == 0 ? none : LogTable.log(e * scale + even) - all;
        }
    }

    /** Visits a place: forgets a little there and notes the answer. */
    void commit(int place, int answer) {
        unit[place] *= growth;
        total[place] = keep * total[place] + 1;
        counted[place * classes + answer] += unit[place];
        if (unit[place] > LARGEST_UNIT) {
            recount(place);
        }
    }

    private void recount(int place) {
        float scale = 1 / unit[place];
        for (int i = place * classes; i < (place + 1) * classes; i++) {
            float e = counted[i] * scale;
            counted[i] = e < FORGOTTEN ? 0 : e;
        }
        unit[place] = 1;
    }

    /** Forgets all that is held at some places. */
    void clear(int from, int to) {
        Arrays.fill(counted, from * classes, to * classes, 0);
        Arrays.fill(unit, from, to, 1);
        Arrays.fill(total, from, to, 0);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("unit", unit, places);
        sink.put("total", total, places);
        sink.put("counted", counted, counted.length);
    }

    @Override
    public void restore(StateSource source) {
        source.read("unit", unit);
        source.read("total", total);
        source.read("counted", counted);
    }
}
