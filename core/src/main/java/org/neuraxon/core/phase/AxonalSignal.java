package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Axons;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Plasticity;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Brings the new presynaptic state to every axon, or {@link Synapses#ABSENT} where its neuron is dead or it stands still, and moves the
 * presynaptic trace of timing:
 *
 * <pre>
 * pre += (-pre/τ + [s_pre = 1]) dt
 * </pre>
 *
 * Reads {@link Neurons#state}; writes {@link Axons#signal}, {@link Axons#spike} and {@link Axons#trace}.
 */
public record AxonalSignal(Plasticity parameters, Neurons neurons, Synapses synapses) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        Axons axons = synapses.axons();
        axons.mourn(neurons);
        double rate = 1 / parameters.stdpTau();
        boolean all = true;
        for (int a = 0; a < axons.count(); a++) {
            int pre = axons.pre[a];
            boolean takesPart = !axons.still[a] && neurons.active.values[pre] != 0;
            byte signal = takesPart ? neurons.state.values[pre] : Synapses.ABSENT;
            axons.signal[a] = signal;
            axons.spike[a] = signal == 1 ? 1 : 0;
            all &= takesPart;
            if (takesPart) {
                axons.trace[a] += (-axons.trace[a] * rate + axons.spike[a]) * now.dt();
            }
        }
        axons.allTakePart(all);
    }
}
