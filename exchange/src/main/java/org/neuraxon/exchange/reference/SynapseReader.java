package org.neuraxon.exchange.reference;

import java.util.List;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.SynapseType;
import org.neuraxon.core.blueprint.Synapses;
import org.neuraxon.exchange.json.Place;

/** Reads the synapses; their order in the file is their order of birth. */
final class SynapseReader {

    private final Synapses synapses;
    private final int neurons;
    private final boolean first;

    SynapseReader(Blueprint2 network, boolean first) {
        this.synapses = network.synapses();
        this.neurons = network.neuronCount();
        this.first = first;
    }

    void read(List<Place> places) {
        int count = places.size();
        int[] pre = new int[count];
        int[] post = new int[count];
        int[] branch = new int[count];
        for (int i = 0; i < count; i++) {
            Place place = places.get(i);
            pre[i] = neuron(place.get("pre_id"));
            post[i] = neuron(place.get("post_id"));
            branch[i] = (int) place.whole("branch_id", 0, synapses.branches() - 1L, i % synapses.branches());
        }
        int[] rows = synapses.lay(pre, post, branch);
        for (int i = 0; i < count; i++) {
            read(places.get(i), rows[i]);
        }
    }

    private int neuron(Place id) {
        int neuron = id.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
        if (neuron < 0 || neuron >= neurons) {
            throw id.wrong("is " + neuron + " but the network's neurons are 0 to " + (neurons - 1));
        }
        return neuron;
    }

    private void read(Place place, int s) {
        place.recomputed("branch_index", "the order on the branch");
        synapses.fast.values[s] = place.number("w_fast", 0);
        synapses.slow.values[s] = place.number("w_slow", 0);
        synapses.meta.values[s] = place.number("w_meta", 0);
        boolean silent = place.flag("is_silent", false);
        boolean modulatory = place.flag("is_modulatory", false);
        synapses.silent.values[s] = (byte) (silent ? 1 : 0);
        synapses.modulatory.values[s] = (byte) (modulatory ? 1 : 0);
        synapses.integrity().values[s] = place.number("integrity", 1);
        SynapseType fitting = SynapseType.of(silent, modulatory, synapses.fast.values[s], synapses.slow.values[s]);
        synapses.type.values[s] = (byte) type(place, fitting).ordinal();
        synapses.preTrace().values[s] = place.number("pre_trace", 0);
        synapses.postTrace().values[s] = place.number("post_trace", 0);
        synapses.chronoFast().values[s] = place.number("chrono_fast_trace", 0);
        synapses.chronoSlow().values[s] = place.number("chrono_slow_trace", 0);
        synapses.omega().values[s] = place.number("chrono_omega", synapses.omega().values[s]);
        synapses.eligibility.values[s] = place.number("eligibility", 0);
        place.dropRest(first ? "version 2 does not have it" : "unknown field");
    }

    private static SynapseType type(Place place, SynapseType fitting) {
        String label = place.text("synapse_type", fitting.key());
        for (SynapseType type : SynapseType.values()) {
            if (type.key().equals(label)) {
                return type;
            }
        }
        place.drop("synapse_type", "unknown label; it has no effect");
        return fitting;
    }
}
