package org.neuraxon.core.ring;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/**
 * The membrane potential of ring neurons leaks: V = a V + (1 - a) b, a = 1 - 1/τ or 0 (leaky integrator units: Jaeger, Lukoševičius,
 * Popovici &amp; Siewert, 2007).
 *
 * <p>Reads {@link RingNeurons#branch} and {@link RingNeurons#decay}; writes {@link RingNeurons#potential}.
 */
record LeakyPotential(int channels, RingNeurons neurons) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        double[] branch = neurons.branch.values;
        double[] decay = neurons.decay.values;
        double[] potential = neurons.potential.values;
        for (int n = Math.max(from, channels); n < to; n++) {
            potential[n] = decay[n] * potential[n] + (1 - decay[n]) * branch[n];
        }
    }
}
