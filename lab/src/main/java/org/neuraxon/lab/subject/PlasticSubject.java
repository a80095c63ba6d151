package org.neuraxon.lab.subject;

import java.util.Arrays;
import java.util.Map;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.plastic.PlasticNetwork;
import org.neuraxon.core.plastic.PlasticParameters;
import org.neuraxon.core.plastic.SynapseBlock;

/** The plastic network: three traces and two weights a synapse; dopamine is its gate. */
final class PlasticSubject implements Subject {

    @Override
    public String name() {
        return "plastic";
    }

    @Override
    public Network grow(Shape shape, long seed) {
        int others = shape.inputs() + shape.hidden() + shape.outputs() - 1;
        return PlasticNetwork.grow(
                PlasticParameters.DEFAULT.with(Map.of(
                        "num_input_neurons", shape.inputs(),
                        "num_hidden_neurons", shape.hidden(),
                        "num_output_neurons", shape.outputs(),
                        "synapses_per_neuron", Math.min(100, others))),
                seed);
    }

    @Override
    public void feed(Network network, int input, double value) {
        network.inject(input, value);
    }

    @Override
    public void permit(Network network, double permission) {
        network.modulate(Modulator.DOPAMINE, permission);
    }

    /** Makes the fast weights equal to the slow ones, so that neither moves towards the other. */
    @Override
    public void settle(Network network) {
        for (SynapseBlock block : ((PlasticNetwork) network).synapses().blocks()) {
            System.arraycopy(block.slow.values, 0, block.fast.values, 0, block.count());
        }
    }

    @Override
    public double[] eligibility(Network network) {
        double[] traces = new double[network.synapseCount()];
        int at = 0;
        for (SynapseBlock block : ((PlasticNetwork) network).synapses().blocks()) {
            for (int s = 0; s < block.count(); s++) {
                traces[at++] = block.eligibility.values[s];
            }
        }
        return traces;
    }

    /** Cuts every synapse of the neurons, coming and going. */
    @Override
    public void lesion(Network network, int... neurons) {
        boolean[] gone = new boolean[network.neuronCount()];
        for (int neuron : neurons) {
            gone[neuron] = true;
        }
        for (SynapseBlock block : ((PlasticNetwork) network).synapses().blocks()) {
            for (int n = block.firstNeuron(); n < block.endNeuron(); n++) {
                int from = block.rowStart()[n - block.firstNeuron()];
                int to = block.rowStart()[n - block.firstNeuron() + 1];
                for (int s = from; s < to; s++) {
                    if (gone[n] || gone[block.pre.values[s]]) {
                        block.fast.values[s] = 0;
                        block.slow.values[s] = 0;
                    }
                }
            }
        }
    }

    @Override
    public void cut(Network network) {
        for (SynapseBlock block : ((PlasticNetwork) network).synapses().blocks()) {
            Arrays.fill(block.fast.values, 0, block.count(), 0);
            Arrays.fill(block.slow.values, 0, block.count(), 0);
        }
    }
}
