package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Ambient;
import org.neuraxon.core.blueprint.Neurons;

/**
 * Adds up the energy used: 0.01 dt for each living neuron in a state other than 0. External currents are used up.
 *
 * <p>Reads the states; writes {@link Ambient#energy} and clears {@link Neurons#external}.
 */
public record EnergyUse(Neurons neurons, Ambient ambient) implements Phase {

    private static final double COST = 0.01;

    @Override
    public void run(Moment now, int from, int to) {
        int firing = 0;
        for (int n = from; n < to; n++) {
            if (neurons.active.values[n] != 0 && neurons.state.values[n] != 0) {
                firing++;
            }
            neurons.external.values[n] = 0;
        }
        ambient.energy.values[0] += COST * firing * now.dt();
    }
}
