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
        for (int n = from; n < to; n++) {
            if (synapses.first(n) < synapses.first(n + 1) && neurons.evolves(n)) {
                double scale = 1
                        + parameters.rate()
                                * (parameters.targetRate() - neurons.rate.values[n])
                                * neurons.gain.values[n];
                int first = synapses.first(n);
                int end = synapses.first(n + 1);
                boolean all = synapses.noneWornOut(first, end);
                scale(synapses.fast.values, scale, all, first, end);
                scale(synapses.slow.values, scale, all, first, end);
            }
        }
    }

    private void scale(double[] weight, double scale, boolean all, int first, int end) {
        double[] integrity = synapses.heldIntegrity();
        for (int s = first; s < end; s++) {
            if (all || integrity[s] > 0) {
                weight[s] = WeightDynamics.unit(weight[s] * scale);
            }
        }
    }
}
