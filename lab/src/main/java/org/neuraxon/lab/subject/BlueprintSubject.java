package org.neuraxon.lab.subject;

import java.util.Arrays;
import java.util.Map;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.blueprint.Synapses;

/** Blueprint 2, the published model, with its published constants. */
final class BlueprintSubject implements Subject {

    /** Rounds to state 0; an input of exactly 0 would leave the neuron as it is. */
    private static final double NOTHING = 1e-3;

    @Override
    public String name() {
        return "blueprint2";
    }

    @Override
    public Network grow(Shape shape, long seed) {
        return Blueprint2.grow(
                BlueprintParameters.DEFAULT.with(Map.of(
                        "num_input_neurons", shape.inputs(),
                        "num_hidden_neurons", shape.hidden(),
                        "num_output_neurons", shape.outputs())),
                seed);
    }

    @Override
    public void feed(Network network, int input, double value) {
        network.inject(input, value == 0 ? NOTHING : value);
    }

    /** Dopamine opens (D1 potentiates, D2 depresses); with all modulators at 0 receptors are as closed as they get. */
    @Override
    public void permit(Network network, double permission) {
        for (Modulator modulator : Modulator.values()) {
            clamp(network, modulator, permission);
        }
    }

    /** Nothing to do: this model's weights have no rest but 0. */
    @Override
    public void settle(Network network) {}

    @Override
    public double[] eligibility(Network network) {
        Synapses synapses = ((Blueprint2) network).synapses();
        return Arrays.copyOf(synapses.eligibility.values, synapses.count());
    }

    @Override
    public void lesion(Network network, int... neurons) {
        for (int neuron : neurons) {
            ((Blueprint2) network).neurons().active.values[neuron] = 0;
            ((Blueprint2) network).neurons().state.values[neuron] = 0;
        }
    }

    @Override
    public void cut(Network network) {
        Blueprint2 blueprint = (Blueprint2) network;
        Arrays.fill(
                blueprint.synapses().integrity().values, 0, blueprint.synapses().count(), 0);
    }
}
