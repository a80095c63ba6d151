package org.neuraxon.lab.subject;

import java.util.Map;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.model.Models;

/**
 * A model under test: how to grow one of its networks, and what an experiment does to a network that {@link Network} does not offer. A new
 * model needs one implementation, listed in {@link Subjects}, and every claim can run on it.
 */
public interface Subject {

    /** The name on the command line. */
    String name();

    /** Grows a network with default parameters. */
    Network grow(Shape shape, long seed);

    /**
     * Grows a network with some parameters changed.
     *
     * @throws IllegalArgumentException if the model has no such parameter
     */
    default Network grow(Shape shape, long seed, Map<String, ?> changes) {
        if (changes.isEmpty()) {
            return grow(shape, seed);
        }
        throw new IllegalArgumentException("the model " + name() + " cannot be grown with other " + changes.keySet());
    }

    /** The parameters that take a modulator's receptors away, with their values; empty if the model does not offer it. */
    default Map<String, ?> withoutReceptors(Modulator modulator) {
        return Map.of();
    }

    /** Rewards the network; without effect in a model that knows no reward. */
    default void reward(Network network, double amount) {}

    /** The weights of the synapses from one group of neurons to another; empty if the model does not tell. */
    default double[] weights(Network network, boolean[] from, boolean[] to) {
        return new double[0];
    }

    /** Presents a value, -1 to 1, on an input for the next moment; 0 is an input of nothing, not the absence of an input. */
    void feed(Network network, int input, double value);

    /** Sets the gate of plasticity: 0 refuses every change, 1 permits as much as the model ever does. */
    void permit(Network network, double permission);

    /** Removes the model's own reasons to change weights while nothing is learned, as far as it can: weights are put to rest. */
    void settle(Network network);

    /** The efficacy of every synapse, in the order of its tables. */
    default double[] weights(Network network) {
        return network.weights();
    }

    /** What every synapse remembers of coincidences for later, in the same order; empty if the model has no such trace. */
    double[] eligibility(Network network);

    /** Removes neurons for good. */
    void lesion(Network network, int... neurons);

    /** Takes every synapse's effect away; neurons are left with themselves and their inputs. */
    void cut(Network network);

    /** Two kinds of neurons that noradrenaline treats differently, by neuron; all of one kind in a model that knows no difference. */
    default boolean[] kinds(Network network) {
        return new boolean[network.neuronCount()];
    }

    /** An independent network in the same state with the same future. */
    default Network copy(Network network) {
        return Models.restored(network.snapshot());
    }

    /** Fixes the level of a modulator, so that the network no longer moves any of the four. */
    default void clamp(Network network, Modulator modulator, double level) {
        network.ablate(Mechanism.MODULATION);
        network.modulate(modulator, level);
    }

    /** Stops learning, and the birth and death of synapses and neurons. */
    default void freeze(Network network) {
        network.ablate(Mechanism.PLASTICITY);
        holdStructure(network);
    }

    /** Stops the birth and death of synapses and neurons. */
    default void holdStructure(Network network) {
        network.ablate(
                Mechanism.SYNAPSE_FORMATION, Mechanism.SYNAPSE_PRUNING, Mechanism.NEURON_DEATH, Mechanism.UNSILENCING);
    }
}
