package org.neuraxon.core.ring;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/**
 * The trinary state of ring neurons: s = sign(V) if |V| > θ, else 0.
 *
 * <p>Reads {@link RingNeurons#potential} and {@link RingNeurons#threshold}; writes {@link RingNeurons#trit}.
 */
record TrinaryThreshold(int channels, RingNeurons neurons) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        double[] potential = neurons.potential.values;
        double[] threshold = neurons.threshold.values;
        byte[] trit = neurons.trit.values;
        for (int n = Math.max(from, channels); n < to; n++) {
            trit[n] = trit(potential[n], threshold[n]);
        }
    }

    static byte trit(double potential, double threshold) {
        return (byte) (potential > threshold ? 1 : potential < -threshold ? -1 : 0);
    }
}
