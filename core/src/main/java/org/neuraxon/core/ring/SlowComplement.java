package org.neuraxon.core.ring;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/**
 * The complement follows the potential slowly: U = U + r (V - U). Switched off, U = 0. Nothing in the ring reads it; it is there for a
 * readout, which sees what a neuron did some 1/r moments ago.
 *
 * <p>A simplified complementary state (compare {@code org.neuraxon.core.phase.Complement}). Reads {@link RingNeurons#potential}; writes
 * {@link RingNeurons#complement}.
 */
record SlowComplement(int channels, double rate, RingNeurons neurons) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        boolean exists = now.has(Mechanism.COMPLEMENT_STATE);
        double[] potential = neurons.potential.values;
        double[] complement = neurons.complement.values;
        for (int n = Math.max(from, channels); n < to; n++) {
            complement[n] = exists ? complement[n] + rate * (potential[n] - complement[n]) : 0;
        }
    }
}
