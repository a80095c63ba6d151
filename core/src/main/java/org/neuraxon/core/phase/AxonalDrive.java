package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Axons;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Synapses;
import org.neuraxon.core.blueprint.TimeWarping;

/**
 * What arrives at the end of each axon, so that a synapse needs no more than its weights:
 *
 * <pre>
 * I = w_fast a + w_slow b        a = s_pre + λ_f f,  b = s_pre + λ_s z        f, z: warping traces
 * </pre>
 *
 * Nothing arrives from a dead neuron, at a dead neuron, and at a worn-out synapse.
 *
 * <p>Reads the presynaptic states and {@link Axons}; writes {@link Axons#carries}, {@link
 * Axons#driveFast} and {@link Axons#driveSlow}. Before that it lets the synapses
 * share their traces.
 */
public record AxonalDrive(TimeWarping warping, Neurons neurons, Synapses synapses) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        boolean warps = warping.enabled() && now.has(Mechanism.TIME_WARPING);
        double shareFast = warps ? warping.lambdaFast() : 0;
        double shareSlow = warps ? warping.lambdaSlow() : 0;
        Axons axons = synapses.axons();
        axons.share(neurons);
        for (int a = 0; a < axons.count(); a++) {
            int pre = axons.pre[a];
            double carries = !axons.still[a] && neurons.active.values[pre] != 0 ? 1 : 0;
            axons.carries[a] = carries;
            axons.driveFast[a] = carries * (neurons.state.values[pre] + shareFast * axons.fast[a]);
            axons.driveSlow[a] = carries * (neurons.state.values[pre] + shareSlow * axons.slow[a]);
        }
    }
}
