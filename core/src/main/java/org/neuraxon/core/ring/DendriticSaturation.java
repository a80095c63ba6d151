package org.neuraxon.core.ring;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/**
 * The response of a dendritic branch saturates: b = x / √(1 + x²). Switched off, b = x.
 *
 * <p>Saturating branches make a neuron a small network (Poirazi, Brannon &amp; Mel, 2003); this sigmoid needs a root only, so that its bits
 * are the same everywhere. Reads and writes {@link RingNeurons#branch}.
 */
record DendriticSaturation(RingNeurons neurons) implements Phase {

    /** Beyond this the response is 1 in double precision, and the square might overflow. */
    private static final double SATURATED = 1e9;

    @Override
    public void run(Moment now, int from, int to) {
        if (now.has(Mechanism.DENDRITES)) {
            double[] branch = neurons.branch.values;
            for (int n = from; n < to; n++) {
                double x = Math.max(-SATURATED, Math.min(SATURATED, branch[n]));
                branch[n] = x / Math.sqrt(1 + x * x);
            }
        }
    }
}
