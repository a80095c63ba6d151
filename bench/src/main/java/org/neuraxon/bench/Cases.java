package org.neuraxon.bench;

import java.util.Map;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.plastic.PlasticNetwork;
import org.neuraxon.core.plastic.PlasticParameters;

/** The networks that are measured. */
final class Cases {

    /** Synapses onto each neuron. */
    static final int FAN = 100;

    private Cases() {}

    /** A plastic network without inputs, firing at 10 Hz by itself. */
    static PlasticNetwork plastic(int neurons, int threads) {
        PlasticNetwork network = PlasticNetwork.grow(
                PlasticParameters.DEFAULT.with(Map.of(
                        "num_input_neurons",
                        0,
                        "num_hidden_neurons",
                        neurons - 20,
                        "num_output_neurons",
                        20,
                        "synapses_per_neuron",
                        FAN)),
                1);
        network.threads(threads);
        return network;
    }

    /** Blueprint 2 with every mechanism on, about 100 synapses a neuron, and weights that decay too slowly to be pruned. */
    static Blueprint2 complete() {
        return complete(1_000);
    }

    /** The same with fewer neurons, 10 of them inputs and outputs. */
    static Blueprint2 complete(int neurons) {
        return Blueprint2.grow(
                BlueprintParameters.DEFAULT.with(Map.of(
                        "num_hidden_neurons",
                        neurons - 10,
                        "ws_k",
                        FAN,
                        "tau_fast",
                        1e7,
                        "tau_slow",
                        1e7,
                        "associative_alpha",
                        0.005,
                        "dsn_learn_enabled",
                        true,
                        "ctsn_learn_enabled",
                        true)),
                1);
    }

    /** The published network of 30 neurons. */
    static Blueprint2 published() {
        return Blueprint2.grow(BlueprintParameters.DEFAULT, 1);
    }

    /**
     * A living network that has grown out of its youth's first moments.
     *
     * @param learning whether modulators are fixed where every coincidence changes weights; idle life closes the gates
     */
    static LivingNetwork living(int neurons, boolean learning) {
        LivingNetwork network =
                LivingNetwork.grow(LivingParameters.DEFAULT.with("num_hidden_neurons", neurons - 20), 1);
        if (learning) {
            network.ablate(Mechanism.MODULATION);
            network.modulate(Modulator.DOPAMINE, 0.9);
            network.modulate(Modulator.ACETYLCHOLINE, 0.8);
            network.modulate(Modulator.SEROTONIN, 0.1);
            network.modulate(Modulator.NORADRENALINE, 0.3);
        }
        network.step(2_000);
        return network;
    }
}
