package org.neuraxon.lab.subject;

import java.util.Arrays;
import java.util.Map;
import org.neuraxon.core.Network;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.ring.RingNeurons;
import org.neuraxon.core.ring.RingParameters;

/** The forecasting ring: no plasticity inside, so its gate is always closed, and every ring neuron is an output. */
final class RingSubject implements Subject {

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public Network grow(Shape shape, long seed) {
        return RingNetwork.grow(
                RingParameters.DEFAULT.with(Map.of(
                        "num_input_neurons", shape.inputs(), "num_ring_neurons", shape.hidden() + shape.outputs())),
                seed);
    }

    @Override
    public void feed(Network network, int input, double value) {
        network.inject(input, value);
    }

    @Override
    public void permit(Network network, double permission) {}

    @Override
    public void settle(Network network) {}

    @Override
    public double[] weights(Network network) {
        RingNetwork ring = (RingNetwork) network;
        return Arrays.copyOf(ring.synapses().weight.values, ring.synapses().count());
    }

    @Override
    public double[] eligibility(Network network) {
        return new double[0];
    }

    /** Cuts what the neurons say to others; they themselves stay. */
    @Override
    public void lesion(Network network, int... neurons) {
        RingNetwork ring = (RingNetwork) network;
        RingNeurons cells = ring.neurons();
        for (int neuron : neurons) {
            for (int s = 0; s < ring.synapses().count(); s++) {
                if (ring.synapses().pre.values[s] == neuron) {
                    ring.synapses().weight.values[s] = 0;
                }
            }
            cells.trit.values[neuron] = 0;
        }
    }

    @Override
    public void cut(Network network) {
        RingNetwork ring = (RingNetwork) network;
        Arrays.fill(ring.synapses().weight.values, 0, ring.synapses().count(), 0);
    }
}
