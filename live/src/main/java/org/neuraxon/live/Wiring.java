package org.neuraxon.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.living.FixedSynapses;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingNeurons;
import org.neuraxon.core.living.MemorySynapses;

/** Who is connected to whom, for drawing: all synapses of backbone and inputs, and of the memory synapses the strongest. */
final class Wiring {

    private static final int MOST_MEMORY = 3_000;

    private Wiring() {}

    /** One synapse of memory. */
    private record Held(int pre, int post, float weight) {}

    static Map<String, @Nullable Object> of(LivingNetwork network) {
        LivingNeurons neurons = network.neurons();
        List<Object> backbone = new ArrayList<>();
        List<Object> inputs = new ArrayList<>();
        List<Held> memory = new ArrayList<>();
        List<Integer> receptors = new ArrayList<>();
        List<Integer> silenced = new ArrayList<>();
        for (int n = 0; n < network.neuronCount(); n++) {
            receptors.add((int) neurons.alpha1.values[n]);
            if (Deed.Lesion.silenced(network, n)) {
                silenced.add(n);
            }
            add(backbone, network.backbone(), n, neurons.firstBackbone(n), neurons.backboneEnd.values[n]);
            add(inputs, network.fromInputs(), n, neurons.firstInput(n), neurons.inputEnd.values[n]);
            MemorySynapses table = network.memory();
            for (int s = table.first(n); s < table.first(n) + neurons.memories.values[n]; s++) {
                memory.add(new Held(table.pre.values[s], n, table.fast.values[s]));
            }
        }
        int alive = memory.size();
        memory.sort((a, b) -> Float.compare(Math.abs(b.weight()), Math.abs(a.weight())));
        List<Object> strongest = new ArrayList<>();
        for (Held held : memory.subList(0, Math.min(MOST_MEMORY, alive))) {
            strongest.add(held.pre());
            strongest.add(held.post());
            strongest.add(Json.number(held.weight()));
        }
        return Json.map(
                "neurons", network.neuronCount(),
                "inputs", network.inputCount(),
                "outputs", network.outputCount(),
                "alpha1_rich", receptors,
                "silenced", silenced,
                "backbone", backbone,
                "from_inputs", inputs,
                "memory", strongest,
                "memory_alive", alive);
    }

    private static void add(List<Object> to, FixedSynapses synapses, int post, int first, int end) {
        for (int s = first; s < end; s++) {
            to.add(synapses.pre.values[s]);
            to.add(post);
            to.add((double) Math.round(synapses.weight.values[s] * 1e4) / 1e4);
        }
    }
}
