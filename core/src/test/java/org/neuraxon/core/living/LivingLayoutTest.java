package org.neuraxon.core.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Modulator;

class LivingLayoutTest {

    /** One input, then two neurons; a state lasts a moment unless a plateau holds it. */
    private static final LivingParameters PARAMETERS = LivingParameters.DEFAULT
            .with(Map.of("num_input_neurons", 1, "num_hidden_neurons", 1, "num_output_neurons", 1))
            .with(Map.of("memory_synapses", 1, "memory_headroom", 1.0, "plateau_strength", 40.0))
            .with(Map.of("tau_membrane", 0.2, "tau_synapse", 0.2, "noise", 0.0))
            .with(Map.of("alpha1_share", 1.0, "plateau_inhibition", 0.0));

    private static final Connection IN = new Connection(0, 1, 1);
    private static final Connection ON = new Connection(1, 2, 2);
    private static final Connection SELF = new Connection(2, 2, 0.8);

    private static LivingNetwork network(List<Connection> in, List<Connection> on, List<Connection> memory) {
        return LivingNetwork.grow(PARAMETERS, new LivingLayout(in, on, memory), 3);
    }

    @Test
    void everySynapseIsWhereItWasLaidAndNoOther() {
        LivingNetwork network = network(List.of(IN), List.of(ON), List.of(SELF));
        assertThat(network.synapseCount()).isEqualTo(3);
        assertThat(network.fromInputs().pre.values[0]).isZero();
        assertThat(network.fromInputs().weight.values[0]).isEqualTo(1f);
        assertThat(network.backbone().weight.values[0]).isEqualTo(2f);
        assertThat(network.memory().pre.values[network.memory().first(2)]).isEqualTo(2);
        assertThat(network.memory().lasting.values[network.memory().first(2)]).isEqualTo(0.8f);
        assertThat(network.parameters().wiring().topology()).isEqualTo("explicit");
        assertThat(LivingNetwork.restored(network.snapshot()).digest()).isEqualTo(network.digest());
    }

    /** Acetylcholine silences plateaus (M2): the neuron that hears itself holds its state without it and loses it with it. */
    @Test
    void aNeuronThatHearsItselfHoldsItsStateUntilAcetylcholineComes() {
        LivingNetwork network = network(List.of(IN), List.of(ON), List.of(SELF));
        network.modulate(Modulator.NORADRENALINE, 1);
        network.modulate(Modulator.ACETYLCHOLINE, 1);
        network.inject(0, -1);
        network.step(2);
        assertThat(network.outputs()).containsExactly(-1);
        for (int t = 0; t < 300; t++) {
            network.modulate(Modulator.NORADRENALINE, 0);
            network.modulate(Modulator.ACETYLCHOLINE, 0);
            network.step();
            assertThat(network.outputs()).as("moment %d", t).containsExactly(-1);
        }
        network.modulate(Modulator.ACETYLCHOLINE, 1);
        network.step();
        assertThat(network.outputs()).containsExactly(0);
    }

    @Test
    void impossibleSynapsesAreNamed() {
        assertThatThrownBy(() -> network(List.of(ON), List.of(), List.of()))
                .hasMessageContaining("pre=1")
                .hasMessageContaining("come from inputs");
        assertThatThrownBy(() -> network(List.of(), List.of(new Connection(1, 0, 1)), List.of()))
                .hasMessageContaining("post=0");
        assertThatThrownBy(() -> network(List.of(), List.of(), List.of(new Connection(3, 1, 1))))
                .hasMessageContaining("pre=3");
        assertThatThrownBy(() -> network(List.of(), List.of(), List.of(SELF, new Connection(1, 2, 1))))
                .hasMessageContaining("neuron 2 has places for 1 memory synapses")
                .hasMessageContaining("memory_synapses");
    }
}
