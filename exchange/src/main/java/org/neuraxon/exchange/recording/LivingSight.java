package org.neuraxon.exchange.recording;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.MemorySynapses;
import org.neuraxon.exchange.recording.Sight.Reading;

/** What can be read off a living network. */
final class LivingSight {

    static final Sight<LivingNetwork> SIGHT = new Sight<>(
            LivingNetwork.class,
            List.of(
                    Reading.real(
                            "plateau_size",
                            "1",
                            "mean size of the dendritic plateaus",
                            (n, i) -> n.ensemble().plateaus.values[0]),
                    Reading.real(
                            "plateau_resource_mean",
                            "1",
                            "mean of what lets plateaus last, 0 (used up) to 1",
                            (n, i) -> mean(n, c -> n.neurons().resource.values[c])),
                    Reading.real(
                            "adaptation_size",
                            "1",
                            "mean size of the adaptation",
                            (n, i) -> mean(n, c -> Math.abs(n.neurons().adaptation.values[c]))),
                    Reading.real(
                            "upper_threshold_mean",
                            "1",
                            "mean distance of the upper threshold from 0, before modulation; silenced neurons left out",
                            (n, i) -> mean(n, c -> reachable(n.neurons().upper.values[c]))),
                    Reading.real(
                            "lower_threshold_mean",
                            "1",
                            "mean distance of the lower threshold from 0, before modulation; silenced neurons left out",
                            (n, i) -> mean(n, c -> reachable(n.neurons().lower.values[c]))),
                    Reading.whole("memory_synapses", "1", "synapses that learn, alive", (n, i) -> n.memoryCount()),
                    Reading.real(
                            "fast_weight_size",
                            "1",
                            "mean size of the weights that transmit",
                            (n, i) -> size(n, n.memory().fast.values)),
                    Reading.real(
                            "lasting_weight_size",
                            "1",
                            "mean size of the consolidated weights",
                            (n, i) -> size(n, n.memory().lasting.values)),
                    Reading.real(
                            "eligibility_size",
                            "1",
                            "mean size of the coincidences that wait for permission",
                            (n, i) -> size(n, n.memory().eligibility.values)),
                    Reading.real(
                            "surprise",
                            "standard deviations",
                            "how far activity is from what the network expects of itself, over 100 ms",
                            (n, i) -> n.ensemble().surprise.values[0])),
            List.of(
                    Reading.real(
                            "backbone_input",
                            "1",
                            "what the backbone delivers, low-passed",
                            (n, i) -> n.neurons().backbone.values[i]),
                    Reading.real(
                            "memory_input",
                            "1",
                            "what memory synapses deliver, low-passed",
                            (n, i) -> n.neurons().memory.values[i]),
                    Reading.real(
                            "plateau", "1", "the dendritic plateau, -1 to 1", (n, i) -> n.neurons().plateau.values[i]),
                    Reading.real(
                            "plateau_resource",
                            "1",
                            "what lets a plateau last, 0 to 1",
                            (n, i) -> n.neurons().resource.values[i]),
                    Reading.real(
                            "adaptation",
                            "1",
                            "the state, low-passed, against which the neuron adapts",
                            (n, i) -> n.neurons().adaptation.values[i]),
                    Reading.real(
                            "upper_threshold",
                            "1",
                            "distance of the upper threshold from 0, before modulation",
                            (n, i) -> n.neurons().upper.values[i]),
                    Reading.real(
                            "lower_threshold",
                            "1",
                            "distance of the lower threshold from 0, before modulation",
                            (n, i) -> n.neurons().lower.values[i]),
                    Reading.whole(
                            "memory_synapses",
                            "1",
                            "synapses onto it that learn, alive",
                            (n, i) -> n.neurons().memories.values[i])),
            List.of(
                    Reading.whole("pre", "1", "the neuron it hears", (n, i) -> n.memory().pre.values[i]),
                    Reading.whole(
                            "post",
                            "1",
                            "the neuron it is on",
                            (n, i) -> i / n.memory().slots()),
                    Reading.single(
                            "fast", "1", "the weight that transmits and learns", (n, i) -> n.memory().fast.values[i]),
                    Reading.single("slow", "1", "the weight it returns to", (n, i) -> n.memory().slow.values[i]),
                    Reading.single("lasting", "1", "the consolidated weight", (n, i) -> n.memory().lasting.values[i]),
                    Reading.single(
                            "eligibility",
                            "1",
                            "the coincidence that waits for permission",
                            (n, i) -> n.memory().eligibility.values[i])),
            n -> n.memory().count(),
            LivingSight::alive,
            List.of(
                    new Reading<>(
                            Quantity.text("kind", "backbone, or input for a synapse from an input neuron"),
                            (n, i, row) -> row.put(i < n.backbone().count() ? "backbone" : "input")),
                    Reading.whole(
                            "pre",
                            "1",
                            "the neuron it hears",
                            (n, i) -> i < n.backbone().count()
                                    ? n.backbone().pre.values[i]
                                    : n.fromInputs().pre.values[i - n.backbone().count()]),
                    Reading.whole("post", "1", "the neuron it is on", LivingSight::post),
                    Reading.single(
                            "weight",
                            "1",
                            "its weight",
                            (n, i) -> i < n.backbone().count()
                                    ? n.backbone().weight.values[i]
                                    : n.fromInputs()
                                            .weight
                                            .values[i - n.backbone().count()])),
            n -> n.backbone().count() + n.fromInputs().count());

    private static final double OUT_OF_REACH = 1e299;

    private LivingSight() {}

    private static boolean alive(LivingNetwork network, int place) {
        MemorySynapses memory = network.memory();
        int neuron = place / memory.slots();
        return place - memory.first(neuron) < network.neurons().memories.values[neuron];
    }

    /** The neuron whose row of synapses holds this one. */
    private static int post(LivingNetwork network, int wire) {
        int backbone = network.backbone().count();
        int[] ends = wire < backbone ? network.neurons().backboneEnd.values : network.neurons().inputEnd.values;
        int place = wire < backbone ? wire : wire - backbone;
        int low = 0;
        int high = network.neuronCount() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Over all neurons but inputs, values that are none left out. */
    private static double mean(LivingNetwork network, IntToDoubleFunction value) {
        double sum = 0;
        int count = 0;
        for (int n = network.inputCount(); n < network.neuronCount(); n++) {
            double one = value.applyAsDouble(n);
            if (!Double.isNaN(one)) {
                sum += one;
                count++;
            }
        }
        return sum / Math.max(1, count);
    }

    /** A lesion puts thresholds where no potential comes. */
    private static double reachable(double threshold) {
        return threshold < OUT_OF_REACH ? threshold : Double.NaN;
    }

    /** The mean size over all synapses alive, in four lanes whose order is fixed: a row is mostly this. */
    private static double size(LivingNetwork network, float[] weights) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int alive = 0;
        for (int n = 0; n < network.neuronCount(); n++) {
            int first = network.memory().first(n);
            int last = first + network.neurons().memories.values[n];
            int s = first;
            for (; s < last - 3; s += 4) {
                a += Math.abs(weights[s]);
                b += Math.abs(weights[s + 1]);
                c += Math.abs(weights[s + 2]);
                d += Math.abs(weights[s + 3]);
            }
            for (; s < last; s++) {
                a += Math.abs(weights[s]);
            }
            alive += last - first;
        }
        return ((a + b) + (c + d)) / Math.max(1, alive);
    }
}
