package org.neuraxon.core.vital;

import java.util.Arrays;
import java.util.Optional;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.model.Models;

/** A network of the engine. */
final class NetworkBody implements Body {

    /** Rounds to state 0; some models take an input of exactly 0 for no input at all. */
    private static final double NOTHING = 1e-3;

    private final Network network;

    NetworkBody(Network network) {
        this.network = network;
    }

    @Override
    public int neurons() {
        return network.neuronCount();
    }

    @Override
    public int inputs() {
        return network.inputCount();
    }

    @Override
    public int outputs() {
        return network.outputCount();
    }

    @Override
    public void step(double[] inputs) {
        for (int i = 0; i < inputs.length; i++) {
            network.inject(i, inputs[i] == 0 ? NOTHING : inputs[i]);
        }
        network.step();
    }

    @Override
    public int state(int neuron) {
        return network.state(neuron);
    }

    @Override
    public boolean alive(int neuron) {
        return network.alive(neuron);
    }

    @Override
    public double[] weights() {
        return network.weights();
    }

    @Override
    public double weightLimit() {
        return network.weightLimit();
    }

    @Override
    public double level(Modulator modulator) {
        return network.mechanisms().contains(Mechanism.MODULATION) ? network.level(modulator) : Double.NaN;
    }

    @Override
    public Body copy() {
        return new NetworkBody(Models.restored(network.snapshot()));
    }

    @Override
    public Optional<Body> withoutSynapses() {
        Network copy = Models.restored(network.snapshot());
        return cut(copy) ? Optional.of(new NetworkBody(copy)) : Optional.empty();
    }

    /** Lets the synapses between a network's neurons carry nothing from now on; whether that can be had. */
    static boolean cut(Network network) {
        if (network instanceof Blueprint2 blueprint) {
            blueprint.ablate(Mechanism.SYNAPSE_FORMATION);
            Arrays.fill(
                    blueprint.synapses().integrity().values,
                    0,
                    blueprint.synapses().count(),
                    0);
            return true;
        }
        if (network.mechanisms().contains(Mechanism.RECURRENCE)) {
            network.ablate(Mechanism.RECURRENCE);
            return true;
        }
        return false;
    }
}
