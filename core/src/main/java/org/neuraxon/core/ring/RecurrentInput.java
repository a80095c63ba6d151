package org.neuraxon.core.ring;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/**
 * What a dendrite hears from other ring neurons, its neighbour first: x = x + Σ w s of the moment before.
 *
 * <p>A ring of neurons is a simple reservoir that does as well as a random one (Rodan &amp; Tiňo, 2011). Reads {@link RecurrentSynapses} and
 * {@link RingNeurons#trit}; adds to {@link RingNeurons#branch}.
 */
record RecurrentInput(RingNeurons neurons, RecurrentSynapses synapses) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        if (now.has(Mechanism.RECURRENCE)) {
            int[] pre = synapses.pre.values;
            double[] weight = synapses.weight.values;
            byte[] trit = neurons.trit.values;
            int synapse = neurons.firstSynapse(from);
            for (int n = from; n < to; n++) {
                double sum = 0;
                int end = neurons.synapseEnd.values[n];
                for (; synapse < end; synapse++) {
                    sum += weight[synapse] * trit[pre[synapse]];
                }
                neurons.branch.values[n] += sum;
            }
        }
    }
}
