package org.neuraxon.learn.classify;

import java.util.Arrays;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * An {@link OpinionPool} of many units that each say little: the same formula and the same bits, laid out for loops over units where there are
 * few classes and over classes where there are many.
 */
final class UnitPool implements Stateful {

    /** With so many classes or more, loops run over classes. */
    static final int MANY = 8;

    private final float first;
    private final float rate;
    private final float[] trust;
    private final float[] gain;
    /** With few classes by class, then unit; with many by unit, then class. */
    private float[][] opinions = {};

    private float[] share = {};

    /**
     * Starts with equal trust.
     *
     * @param first the trust in each unit at first
     * @param rate how fast trust moves
     */
    UnitPool(int units, float first, float rate) {
        this.first = first;
        this.rate = rate;
        trust = new float[units];
        gain = new float[units];
        Arrays.fill(trust, first);
    }

    void grow(int classes) {
        opinions = classes < MANY ? new float[classes][trust.length] : new float[trust.length][classes];
        share = new float[classes];
    }

    /** Where the units write before {@link #pool}: with few classes by class, then unit; with many by unit, then class. */
    float[][] opinions() {
        return opinions;
    }

    float trust(int unit) {
        return trust[unit];
    }

    /** Forgets what it held of a unit. */
    void renew(int unit) {
        trust[unit] = first;
    }

    /** Pools the opinions; gives the logarithms of the probabilities. */
    void pool(float[] opinion) {
        int classes = share.length;
        if (classes == 2) {
            addTwo(opinions[0], opinions[1]);
        } else if (classes < MANY) {
            for (int c = 0; c < classes; c++) {
                share[c] = sum(opinions[c]);
            }
        } else {
            Arrays.fill(share, 0);
            int i = 0;
            for (; i + 3 < trust.length; i += 4) {
                add(opinions[i], opinions[i + 1], opinions[i + 2], opinions[i + 3], i);
            }
            for (; i < trust.length; i++) {
                add(opinions[i], trust[i]);
            }
        }
        System.arraycopy(share, 0, opinion, 0, classes);
        float total = Softmax.apply(share, classes);
        for (int c = 0; c < classes; c++) {
            opinion[c] -= total;
        }
    }

    private float sum(float[] ofClass) {
        float sum = 0;
        for (int i = 0; i < trust.length; i++) {
            sum += trust[i] * ofClass[i];
        }
        return sum;
    }

    /** Each sum waits for itself; two can wait together. */
    private void addTwo(float[] ofFirst, float[] ofSecond) {
        float[] a = trust;
        float x = 0;
        float y = 0;
        for (int i = 0; i < a.length; i++) {
            x += a[i] * ofFirst[i];
            y += a[i] * ofSecond[i];
        }
        share[0] = x;
        share[1] = y;
    }

    private void add(float[] one, float a) {
        for (int c = 0; c < share.length; c++) {
            share[c] += a * one[c];
        }
    }

    /** Four units at once: what is shared is loaded and stored once. */
    private void add(float[] o0, float[] o1, float[] o2, float[] o3, int from) {
        float a0 = trust[from];
        float a1 = trust[from + 1];
        float a2 = trust[from + 2];
        float a3 = trust[from + 3];
        for (int c = 0; c < share.length; c++) {
            share[c] = (((share[c] + a0 * o0[c]) + a1 * o1[c]) + a2 * o2[c]) + a3 * o3[c];
        }
    }

    /** Learns the answer to what was pooled last. */
    void learn(int label) {
        if (share.length < MANY) {
            System.arraycopy(opinions[label], 0, gain, 0, gain.length);
            for (int c = 0; c < share.length; c++) {
                take(gain, opinions[c], share[c]);
            }
        } else {
            int i = 0;
            for (; i + 7 < trust.length; i += 8) {
                findGains(i, label);
            }
            for (; i < trust.length; i++) {
                gain[i] = gainOf(opinions[i], label);
            }
        }
        for (int i = 0; i < trust.length; i++) {
            trust[i] = Math.max(0, trust[i] + rate * gain[i]);
        }
    }

    private static void take(float[] gain, float[] ofClass, float p) {
        for (int i = 0; i < gain.length; i++) {
            gain[i] -= p * ofClass[i];
        }
    }

    private float gainOf(float[] one, int label) {
        float g = one[label];
        for (int c = 0; c < share.length; c++) {
            g -= share[c] * one[c];
        }
        return g;
    }

    /** Eight units at once: each sum waits for itself, and eight can wait together. */
    private void findGains(int from, int label) {
        float[] p = share;
        float[] o0 = opinions[from];
        float[] o1 = opinions[from + 1];
        float[] o2 = opinions[from + 2];
        float[] o3 = opinions[from + 3];
        float[] o4 = opinions[from + 4];
        float[] o5 = opinions[from + 5];
        float[] o6 = opinions[from + 6];
        float[] o7 = opinions[from + 7];
        float g0 = o0[label];
        float g1 = o1[label];
        float g2 = o2[label];
        float g3 = o3[label];
        float g4 = o4[label];
        float g5 = o5[label];
        float g6 = o6[label];
        float g7 = o7[label];
        for (int c = 0; c < p.length; c++) {
            float q = p[c];
            g0 -= q * o0[c];
            g1 -= q * o1[c];
            g2 -= q * o2[c];
            g3 -= q * o3[c];
            g4 -= q * o4[c];
            g5 -= q * o5[c];
            g6 -= q * o6[c];
            g7 -= q * o7[c];
        }
        gain[from] = g0;
        gain[from + 1] = g1;
        gain[from + 2] = g2;
        gain[from + 3] = g3;
        gain[from + 4] = g4;
        gain[from + 5] = g5;
        gain[from + 6] = g6;
        gain[from + 7] = g7;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("trust", trust, trust.length);
    }

    @Override
    public void restore(StateSource source) {
        source.read("trust", trust);
    }
}
