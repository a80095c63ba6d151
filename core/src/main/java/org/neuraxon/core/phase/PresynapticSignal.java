package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Axons;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Brings the signal of its axon to every synapse: the new presynaptic state, or {@link Synapses#ABSENT} where the synapse is worn out
 * (integrity ≤ 0) or one of its neurons is dead, so that it takes no part in plasticity.
 *
 * <p>Reads {@link Axons#signal}; writes {@link Synapses#signal}.
 */
public record PresynapticSignal(Synapses synapses) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        byte[] carried = synapses.axons().signal;
        int[] axon = synapses.axon.values;
        byte[] signal = synapses.signal.values;
        int end = synapses.first(to);
        for (int s = synapses.first(from); s < end; s++) {
            signal[s] = carried[axon[s]];
        }
    }
}
