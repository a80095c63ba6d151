package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.RateHomeostasis;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Homeostatic scaling of all synapses onto a neuron (Turrigiano et al., 1998): w *= 1 + c (r* - r) g for the fast and the slow weight, kept
 * in [-1, 1].
 *
 * <p>Reads {@link Neurons#rate} and {@link Neurons#gain}; writes the weights of every synapse that is not worn out.
 */
public record SynapticScaling(RateHomeostasis parameters, Neurons neurons, Synapses synapses) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        if (!now.has(Mechanism.SCALING)) {
            return;
        }
        double[] fast = synapses.fast.values;
        double[] slow = synapses.slow.values;
        double[] integrity = synapses.integrity.values;
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                double scale = 1
                        + parameters.rate()
                                * (parameters.targetRate() - neurons.rate.values[n])
                                * neurons.gain.values[n];
                int end = synapses.first(n + 1);
                for (int s = synapses.first(n); s < end; s++) {
                    if (integrity[s] > 0) {
                        fast[s] = WeightDynamics.unit(fast[s] * scale);
                        slow[s] = WeightDynamics.unit(slow[s] * scale);
                    }
                }
            }
        }
    }
}
