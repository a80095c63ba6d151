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

    private final float first;
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
        this.first = first;
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

    /** Forgets what it held of an opinion. */
    void renew(int i) {
        trust[i] = first;
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
        for (int i = 0; i < trust.length; i++) {
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

    /** The probabilities pooled last. */
    float[] share() {
        return share;
    }

    /** Learns the answer to what was pooled last. */
    void learn(int label) {
        for (int i = 0; i < trust.length; i++) {
            float[] one = opinions[i];
            float gain = one[label];
            for (int c = 0; c < share.length; c++) {
                gain -= share[c] * one[c];
            }
            trust[i] = Math.max(0, trust[i] + rate * gain);
        }
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
