package org.neuraxon.lab.subject;

import java.util.Arrays;
import java.util.Map;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.living.MemorySynapses;

/** The living model; its synapses are those of memory, because the others do not learn. */
final class LivingSubject implements Subject {

    /** No potential reaches it. */
    private static final double OUT_OF_REACH = 1e300;

    @Override
    public String name() {
        return "living";
    }

    @Override
    public Network grow(Shape shape, long seed) {
        return grow(shape, seed, Map.of());
    }

    @Override
    public Network grow(Shape shape, long seed, Map<String, ?> changes) {
        return LivingNetwork.grow(
                LivingParameters.DEFAULT
                        .with(Map.of(
                                "num_input_neurons", shape.inputs(),
                                "num_hidden_neurons", shape.hidden(),
                                "num_output_neurons", shape.outputs()))
                        .with(changes),
                seed);
    }

    @Override
    public Map<String, ?> withoutReceptors(Modulator modulator) {
        return switch (modulator) {
            case NORADRENALINE -> Map.of("alpha1_gain", 0.0, "alpha2_gain", 0.0);
            case ACETYLCHOLINE -> Map.of("nicotinic_gain", 0.0, "muscarinic_1", 0.0, "muscarinic_2", 0.0);
            case SEROTONIN -> Map.of("serotonin_1a", 0.0, "serotonin_2a", 0.0);
            default -> Map.of();
        };
    }

    @Override
    public void reward(Network network, double amount) {
        ((LivingNetwork) network).reward(amount);
    }

    @Override
    public double[] weights(Network network, boolean[] from, boolean[] to) {
        LivingNetwork living = (LivingNetwork) network;
        MemorySynapses memory = living.memory();
        double[] found = new double[memory.count()];
        int count = 0;
        for (int n = 0; n < to.length; n++) {
            int first = memory.first(n);
            for (int s = first; to[n] && s < first + living.neurons().memories.values[n]; s++) {
                if (from[memory.pre.values[s]]) {
                    found[count++] = memory.fast.values[s];
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    @Override
    public void feed(Network network, int input, double value) {
        network.inject(input, value);
    }

    /** Acetylcholine tags and dopamine permits; serotonin, which closes, is out of the way. */
    @Override
    public void permit(Network network, double permission) {
        network.ablate(Mechanism.MODULATION);
        network.modulate(Modulator.SEROTONIN, 0);
        network.modulate(Modulator.ACETYLCHOLINE, permission);
        network.modulate(Modulator.DOPAMINE, permission);
    }

    /** Makes the three weights of each synapse equal, so that none moves towards another. */
    @Override
    public void settle(Network network) {
        MemorySynapses memory = ((LivingNetwork) network).memory();
        System.arraycopy(memory.lasting.values, 0, memory.slow.values, 0, memory.count());
        System.arraycopy(memory.lasting.values, 0, memory.fast.values, 0, memory.count());
        memory.disturbed();
    }

    @Override
    public double[] eligibility(Network network) {
        MemorySynapses memory = ((LivingNetwork) network).memory();
        double[] traces = new double[memory.count()];
        for (int s = 0; s < traces.length; s++) {
            traces[s] = memory.eligibility.values[s];
        }
        return traces;
    }

    /** The neurons stay at 0, whatever their potential. */
    @Override
    public void lesion(Network network, int... neurons) {
        for (int neuron : neurons) {
            ((LivingNetwork) network).neurons().upper.values[neuron] = OUT_OF_REACH;
            ((LivingNetwork) network).neurons().lower.values[neuron] = OUT_OF_REACH;
            ((LivingNetwork) network).neurons().state.values[neuron] = 0;
        }
    }

    @Override
    public void cut(Network network) {
        LivingNetwork living = (LivingNetwork) network;
        Arrays.fill(living.backbone().weight.values, 0, living.backbone().count(), 0);
        Arrays.fill(living.memory().fast.values, 0, living.memory().count(), 0);
        Arrays.fill(living.memory().slow.values, 0, living.memory().count(), 0);
        Arrays.fill(living.memory().lasting.values, 0, living.memory().count(), 0);
        living.memory().disturbed();
    }

    /** Rich in α1 receptors or not: noradrenaline raises the gain of the former. */
    @Override
    public boolean[] kinds(Network network) {
        boolean[] kinds = new boolean[network.neuronCount()];
        for (int n = 0; n < kinds.length; n++) {
            kinds[n] = ((LivingNetwork) network).neurons().alpha1.values[n] == 1;
        }
        return kinds;
    }
}
