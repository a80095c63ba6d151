package org.neuraxon.learn.classify;

import java.util.Arrays;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Makes one opinion of several, trusting each as far as it has helped (a logarithmic opinion pool, Genest and Zidek 1986, whose weights
 * learn as in Mattern, "Mixing strategies in data compression", 2012):
 *
 * <pre>
 *   p = softmax(Σ a_i l_i),    a_i ← max(0, a_i + rate Σ_c ([c is the answer] − p_c) l_ic)
 * </pre>
 *
 * with l_ic the logarithm of the probability that opinion i gives to class c.
 */
final class OpinionPool implements Stateful {

    private final float rate;
    private final float[] trust;
    private final float[][] opinions;
    private float[] share = {};

    /**
     * Starts with equal trust.
     *
     * @param first the trust in each opinion at first
     * @param rate how fast trust moves
     */
    OpinionPool(int count, float first, float rate) {
        this.rate = rate;
        trust = new float[count];
        opinions = new float[count][];
        Arrays.fill(trust, first);
        Arrays.fill(opinions, share);
    }

    void grow(int classes) {
        for (int i = 0; i < opinions.length; i++) {
            opinions[i] = new float[classes];
        }
        share = new float[classes];
    }

    /** Where opinion i is to be written before {@link #pool}. */
    float[] opinion(int i) {
        return opinions[i];
    }

    float trust(int i) {
        return trust[i];
    }

    int count() {
        return trust.length;
    }

    /** Raises each logarithm of a probability to a least one. */
    void bound(float least) {
        for (float[] one : opinions) {
            for (int c = 0; c < share.length; c++) {
                one[c] = Math.max(least, one[c]);
            }
        }
    }

    /** The first place of the highest value. */
    static int highest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** Pools the opinions; gives the logarithms of the probabilities. */
    void pool(float[] opinion) {
        int classes = share.length;
        Arrays.fill(share, 0);
        int i = 0;
        for (; i + 3 < trust.length; i += 4) {
            add(opinions[i], opinions[i + 1], opinions[i + 2], opinions[i + 3], i);
        }
        for (; i < trust.length; i++) {
            float a = trust[i];
            float[] one = opinions[i];
            for (int c = 0; c < classes; c++) {
                share[c] += a * one[c];
            }
        }
        System.arraycopy(share, 0, opinion, 0, classes);
        float total = Softmax.apply(share, classes);
        for (int c = 0; c < classes; c++) {
            opinion[c] -= total;
        }
    }

    /** Four opinions at once: what is shared is loaded and stored once. */
    private void add(float[] o0, float[] o1, float[] o2, float[] o3, int first) {
        float a0 = trust[first];
        float a1 = trust[first + 1];
        float a2 = trust[first + 2];
        float a3 = trust[first + 3];
        for (int c = 0; c < share.length; c++) {
            share[c] = (((share[c] + a0 * o0[c]) + a1 * o1[c]) + a2 * o2[c]) + a3 * o3[c];
        }
    }

    /** The probabilities pooled last. */
    float[] share() {
        return share;
    }

    /** Learns the answer to what was pooled last. */
    void learn(int label) {
        int i = 0;
        for (; i + 3 < trust.length; i += 4) {
            learn(opinions[i], opinions[i + 1], opinions[i + 2], opinions[i + 3], i, label);
        }
        for (; i < trust.length; i++) {
            float[] one = opinions[i];
            float gain = one[label];
            for (int c = 0; c < share.length; c++) {
                gain -= share[c] * one[c];
            }
            trust[i] = Math.max(0, trust[i] + rate * gain);
        }
    }

    /** Four opinions at once: each sum waits for itself, and four can wait together. */
    private void learn(float[] o0, float[] o1, float[] o2, float[] o3, int first, int label) {
        float g0 = o0[label];
        float g1 = o1[label];
        float g2 = o2[label];
        float g3 = o3[label];
        for (int c = 0; c < share.length; c++) {
            float p = share[c];
            g0 -= p * o0[c];
            g1 -= p * o1[c];
            g2 -= p * o2[c];
            g3 -= p * o3[c];
        }
        trust[first] = Math.max(0, trust[first] + rate * g0);
        trust[first + 1] = Math.max(0, trust[first + 1] + rate * g1);
        trust[first + 2] = Math.max(0, trust[first + 2] + rate * g2);
        trust[first + 3] = Math.max(0, trust[first + 3] + rate * g3);
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
