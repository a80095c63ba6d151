package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.plastic.PlasticNeurons;

/** New states reach the synapses: s = next s. Until then every synapse of the moment sees the old ones, whoever is updated first. */
public record StateArrival(PlasticNeurons neurons) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        System.arraycopy(neurons.next.values, from, neurons.state.values, from, to - from);
    }
}
