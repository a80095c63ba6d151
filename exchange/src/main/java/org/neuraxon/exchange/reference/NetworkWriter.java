package org.neuraxon.exchange.reference;

import org.neuraxon.core.Modulator;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.InputMemory;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Receptor;
import org.neuraxon.core.blueprint.Rhythms;
import org.neuraxon.core.blueprint.SynapseType;
import org.neuraxon.core.blueprint.Synapses;
import org.neuraxon.core.parameter.ParameterSet;
import org.neuraxon.core.parameter.ParameterValue;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a network as the reference's version 2 saves it. */
final class NetworkWriter {

    private static final String VERSION = "2.0";
    private static final String[] CLASSES = {"input", "hidden", "output"};

    private final Blueprint2 network;

    NetworkWriter(Blueprint2 network) {
        this.network = network;
    }

    /** Fills an empty object. */
    ObjectNode write(ObjectNode top) {
        top.put("version", VERSION);
        parameters(top.putObject("parameters"));
        neurons(top.putObject("neurons"));
        synapses(top.putArray("synapses"));
        system(top.putObject("neuromodulator_system"));
        oscillators(top.putObject("oscillators"));
        ObjectNode sums = top.putObject("neuromodulators");
        for (Modulator modulator : Modulator.values()) {
            sums.put(modulator.key(), network.level(modulator));
        }
        top.put("time", network.time());
        top.put("step_count", network.steps());
        top.put("energy_usage", network.energy());
        return top;
    }

    private void parameters(ObjectNode object) {
        for (ParameterValue parameter : ParameterSet.list(network.parameters())) {
            put(object, parameter);
        }
        ArrayNode kernel = object.putArray("dsn_kernel_weights");
        for (double weight : InputMemory.kernel(network.parameters().inputConditionedDecay())) {
            kernel.add(weight);
        }
    }

    /** Writes one parameter that is no list. */
    static void put(ObjectNode object, ParameterValue parameter) {
        Object value = parameter.value();
        if (value instanceof Double number) {
            object.put(parameter.key(), number);
        } else if (value instanceof Integer number) {
            object.put(parameter.key(), number);
        } else if (value instanceof Boolean flag) {
            object.put(parameter.key(), flag);
        } else if (value instanceof String text) {
            object.put(parameter.key(), text);
        } else {
            object.putArray(parameter.key());
        }
    }

    private void neurons(ObjectNode object) {
        Neurons neurons = network.neurons();
        ArrayNode[] lists = new ArrayNode[CLASSES.length];
        for (int c = 0; c < CLASSES.length; c++) {
            lists[c] = object.putArray(CLASSES[c]);
        }
        for (int n = 0; n < neurons.count(); n++) {
            neuron(lists[neurons.kind.values[n]].addObject(), neurons, n);
        }
    }

    private void neuron(ObjectNode object, Neurons neurons, int n) {
        object.put("id", n);
        object.put("type", CLASSES[neurons.kind.values[n]]);
        object.put("membrane_potential", neurons.potential.values[n]);
        object.put("trinary_state", (int) neurons.state.values[n]);
        object.put("prev_state", (int) neurons.previous.values[n]);
        object.put("adaptation", neurons.adaptation.values[n]);
        object.put("autoreceptor", neurons.autoreceptor.values[n]);
        object.put("complement_h", neurons.complement.values[n]);
        object.put("state_tilde", neurons.stateTilde.values[n]);
        object.put("dsn_alpha", neurons.retention.values[n]);
        memory(object.putArray("dsn_input_buffer"), network.memory().input.values, n);
        memory(object.putArray("dsn_kernel_weights"), network.memory().kernel.values, n);
        object.put("ctsn_phi_gain", neurons.phiGain.values[n]);
        object.put("ctsn_phi_bias", neurons.phiBias.values[n]);
        object.put("firing_rate_avg", neurons.rate.values[n]);
        object.put("astrocyte_state", neurons.astrocyte.values[n]);
        ObjectNode scales = object.putObject("msth");
        scales.put("ultrafast_activity", neurons.ultrafast.values[n]);
        scales.put("fast_excitability", neurons.fast.values[n]);
        scales.put("medium_gain", neurons.gain.values[n]);
        scales.put("slow_structural", neurons.slow.values[n]);
        object.put("health", neurons.health.values[n]);
        object.put("is_active", neurons.active.values[n] != 0);
    }

    private void memory(ArrayNode array, double[] values, int n) {
        int length = network.memory().length();
        for (int i = n * length; i < (n + 1) * length; i++) {
            array.add(values[i]);
        }
    }

    private void synapses(ArrayNode array) {
        Synapses synapses = network.synapses();
        SynapseType[] types = SynapseType.values();
        for (int s : synapses.inOrderOfBirth()) {
            ObjectNode object = array.addObject();
            object.put("pre_id", synapses.pre.values[s]);
            object.put("post_id", synapses.post(s));
            object.put("branch_id", synapses.branch(s));
            object.put("branch_index", synapses.rank.values[s]);
            object.put("w_fast", synapses.fast.values[s]);
            object.put("w_slow", synapses.slow.values[s]);
            object.put("w_meta", synapses.meta.values[s]);
            object.put("is_silent", synapses.silent.values[s] != 0);
            object.put("is_modulatory", synapses.modulatory.values[s] != 0);
            object.put("integrity", synapses.integrity().values[s]);
            object.put("synapse_type", types[synapses.type.values[s]].key());
            object.put("pre_trace", synapses.preTrace().values[s]);
            object.put("post_trace", synapses.postTrace().values[s]);
            object.put("chrono_fast_trace", synapses.chronoFast().values[s]);
            object.put("chrono_slow_trace", synapses.chronoSlow().values[s]);
            object.put("chrono_omega", synapses.omega().values[s]);
            object.put("eligibility", synapses.eligibility.values[s]);
        }
    }

    private void system(ObjectNode object) {
        ObjectNode levels = object.putObject("levels");
        for (Modulator modulator : Modulator.values()) {
            ObjectNode level = levels.putObject(modulator.symbol());
            level.put("tonic", network.modulators().tonic.values[modulator.ordinal()]);
            level.put("phasic", network.modulators().phasic.values[modulator.ordinal()]);
        }
        ObjectNode receptors = object.putObject("receptors");
        for (Receptor receptor : Receptor.values()) {
            ObjectNode entry = receptors.putObject(receptor.key());
            entry.put("name", receptor.key());
            entry.put("parent_modulator", receptor.modulator().symbol());
            entry.put("threshold", receptor.threshold());
            entry.put("gain", 1.0);
            entry.put(
                    "slope",
                    receptor.tonic()
                            ? network.parameters().modulation().slopeTonic()
                            : network.parameters().modulation().slopePhasic());
            entry.put("is_tonic", receptor.tonic());
            entry.put("activation", network.receptors().of(receptor));
        }
    }

    private void oscillators(ObjectNode object) {
        object.put("coupling", network.ambient().coupling.values[0]);
        ObjectNode bands = object.putObject("bands");
        Rhythms rhythms = network.rhythms();
        for (int band = 0; band < rhythms.count(); band++) {
            ObjectNode entry = bands.putObject(rhythms.names().get(band));
            entry.put("freq", rhythms.frequency.values[band]);
            entry.put("phase", rhythms.phase.values[band]);
            entry.put("amplitude", rhythms.amplitude.values[band]);
        }
    }
}
