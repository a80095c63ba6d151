package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Brings the new presynaptic state to every synapse, or {@link Synapses#ABSENT} where the synapse is worn out (integrity ≤ 0) or one of
 * its neurons is dead: such a synapse takes no part in plasticity.
 *
 * <p>Reads {@link Neurons#state}; writes {@link Synapses#signal}.
 */
public record PresynapticSignal(Neurons neurons, Synapses synapses) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        int[] pre = synapses.pre.values;
        byte[] signal = synapses.signal.values;
        double[] integrity = synapses.integrity.values;
        byte[] state = neurons.state.values;
        byte[] active = neurons.active.values;
        for (int n = from; n < to; n++) {
            boolean living = active[n] != 0;
            int end = synapses.first(n + 1);
            for (int s = synapses.first(n); s < end; s++) {
                boolean takesPart = living && integrity[s] > 0 && active[pre[s]] != 0;
                signal[s] = takesPart ? state[pre[s]] : Synapses.ABSENT;
            }
        }
    }
}
