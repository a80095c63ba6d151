package org.neuraxon.exchange.recording;

import java.util.List;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.exchange.recording.Sight.Reading;

/** What can be read off a network of blueprint 2. */
final class BlueprintSight {

    static final Sight<Blueprint2> SIGHT = new Sight<>(
            Blueprint2.class,
            List.of(
                    Reading.real("energy", "1", "energy used so far", (n, i) -> n.energy()),
                    Reading.real(
                            "fast_weight_size",
                            "1",
                            "mean size of the fast weights",
                            (n, i) ->
                                    size(n.synapses().fast.values, n.synapses().count())),
                    Reading.real(
                            "slow_weight_size",
                            "1",
                            "mean size of the slow weights",
                            (n, i) ->
                                    size(n.synapses().slow.values, n.synapses().count()))),
            List.of(
                    Reading.real(
                            "complement",
                            "1",
                            "the complementary state, added before the readout",
                            (n, i) -> n.neurons().complement.values[i]),
                    Reading.real(
                            "adaptation", "1", "subtracted from the input", (n, i) -> n.neurons().adaptation.values[i]),
                    Reading.real(
                            "autoreceptor",
                            "1",
                            "narrows or widens the dead zone",
                            (n, i) -> n.neurons().autoreceptor.values[i]),
                    Reading.real(
                            "raw_input", "1", "this moment's whole input", (n, i) -> n.neurons().rawInput.values[i]),
                    Reading.real(
                            "upper_threshold",
                            "1",
                            "this moment's upper threshold",
                            (n, i) -> n.neurons().thresholdExcitatory.values[i]),
                    Reading.real(
                            "lower_threshold",
                            "1",
                            "this moment's lower threshold",
                            (n, i) -> n.neurons().thresholdInhibitory.values[i]),
                    Reading.real("rate", "1", "the running mean of activity", (n, i) -> n.neurons().rate.values[i]),
                    Reading.real("health", "1", "health; it may go below 0", (n, i) -> n.neurons().health.values[i])),
            List.of(
                    Reading.whole(
                            "birth",
                            "1",
                            "its number in the order of birth, which stays",
                            (n, i) -> n.synapses().birth.values[i]),
                    Reading.whole("pre", "1", "the neuron it hears", (n, i) -> n.synapses().pre.values[i]),
                    Reading.whole(
                            "post",
                            "1",
                            "the neuron it is on",
                            (n, i) -> n.synapses().post(i)),
                    Reading.whole(
                            "branch",
                            "1",
                            "the dendritic branch it is on",
                            (n, i) -> n.synapses().branch(i)),
                    Reading.whole(
                            "silent", "1", "1 while it transmits nothing", (n, i) -> n.synapses().silent.values[i]),
                    Reading.real("fast", "1", "the fast weight, -1 to 1", (n, i) -> n.synapses().fast.values[i]),
                    Reading.real("slow", "1", "the slow weight, -1 to 1", (n, i) -> n.synapses().slow.values[i]),
                    Reading.real("meta", "1", "the meta weight, -0.5 to 0.5", (n, i) -> n.synapses().meta.values[i]),
                    Reading.real(
                            "integrity",
                            "1",
                            "what wears out while both weights are near 0",
                            (n, i) -> n.synapses().integrity().values[i])),
            n -> n.synapses().count(),
            (n, i) -> true,
            List.of(),
            n -> 0);

    private BlueprintSight() {}

    private static double size(double[] weights, int count) {
        double sum = 0;
        for (int s = 0; s < count; s++) {
            sum += Math.abs(weights[s]);
        }
        return sum / Math.max(1, count);
    }
}
