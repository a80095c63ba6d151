package org.neuraxon.exchange.reference;

import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.BlueprintParameters;
import org.neuraxon.exchange.json.Place;

/**
 * Reads a network that the reference saved, in version 1 or 2, with the rules by which the reference loads it. A version-1 network becomes
 * a blueprint-2 network: what both versions have is taken over, the rest starts as in a new network.
 */
final class NetworkReader {

    /** Why a value that the reference itself ignores is not in the network. */
    static final String NOT_RESTORED = "the reference does not restore it; kept for export until the next moment";

    private static final String[] NEURON_CLASSES = {"input", "hidden", "output"};

    private final Place top;
    private final boolean first;
    private final long seed;

    private NetworkReader(Place top, boolean first, long seed) {
        this.top = top;
        this.first = first;
        this.seed = seed;
    }

    /** The network of a version-2 document or of a sphere. */
    static Blueprint2 version2(Place top, long seed) {
        return new NetworkReader(top.object(), false, seed).read();
    }

    /** The network of a version-1 document. */
    static Blueprint2 version1(Place top, long seed) {
        return new NetworkReader(top.object(), true, seed).read();
    }

    private Blueprint2 read() {
        top.recomputed("version", "the kind of file");
        BlueprintParameters parameters = parameters();
        checkSize(parameters);
        Blueprint2 network = Blueprint2.bare(parameters, seed);
        Place neurons = top.get("neurons");
        NeuronReader neuronReader = new NeuronReader(network, first);
        int begin = 0;
        int[] sizes = {
            parameters.population().inputs(),
            parameters.population().hidden(),
            parameters.population().outputs()
        };
        for (int c = 0; c < NEURON_CLASSES.length; c++) {
            neuronReader.read(neurons, NEURON_CLASSES[c], begin, begin + sizes[c]);
            begin += sizes[c];
        }
        neurons.dropRest("no such class of neurons");
        new SynapseReader(network, first).read(top.elements("synapses"));
        new ModulationReader(network, seed).read(top, first);
        network.setClock(top.whole("step_count", 0, 1L << 53, 0), top.number("time", 0));
        network.ambient().energy.values[0] = top.number("energy_usage", 0);
        top.dropRest("unknown field");
        return network;
    }

    private BlueprintParameters parameters() {
        BlueprintParameters defaults = first ? Version1.defaults() : BlueprintParameters.DEFAULT;
        String strangers = first ? "a parameter of version 1 that version 2 does not have" : "unknown parameter";
        return top.find("parameters")
                .map(place -> ParameterReader.read(place, defaults, strangers))
                .orElseGet(() -> top.defaulted("parameters", defaults));
    }

    private void checkSize(BlueprintParameters parameters) {
        int each = Blueprint2.bare(BlueprintParameters.DEFAULT, 0)
                        .neurons()
                        .columns()
                        .size()
                + 2 * parameters.inputConditionedDecay().kernelSize()
                + parameters.population().branches();
        if (!top.document().affords((double) parameters.neurons() * each)) {
            throw top.get("parameters")
                    .wrong("claims " + parameters.neurons()
                            + " neurons, far more than the neuron lists of so short a file can hold");
        }
    }
}
