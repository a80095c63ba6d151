package org.neuraxon.exchange.reference;

import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.InputMemory;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.exchange.json.Place;

/** Reads the neurons of one class; they are matched by id, and neurons that the file lacks stay at rest. */
final class NeuronReader {

    private final Neurons neurons;
    private final InputMemory memory;
    private final boolean first;

    NeuronReader(Blueprint2 network, boolean first) {
        this.neurons = network.neurons();
        this.memory = network.memory();
        this.first = first;
    }

    /** Reads the neurons whose ids are {@code from} (included) to {@code to} (excluded). */
    void read(Place classes, String key, int from, int to) {
        boolean[] seen = new boolean[to - from];
        for (Place place : classes.elements(key)) {
            long id = place.get("id").whole(-(1L << 53), 1L << 53);
            if (id < from || id >= to) {
                place.dropped("its id is not one of this class of neurons");
            } else {
                seen[(int) id - from] = true;
                read(place, (int) id);
            }
        }
        for (boolean present : seen) {
            if (!present) {
                classes.defaulted(key, "");
            }
        }
    }

    private void read(Place place, int n) {
        place.recomputed("type", "the list it stands in");
        neurons.potential.values[n] = place.number("membrane_potential", 0);
        int state = (int) place.whole("trinary_state", -1, 1, 0);
        neurons.state.values[n] = (byte) state;
        neurons.previous.values[n] = (byte) place.whole("prev_state", -1, 1, state);
        if (first) {
            place.drop("adaptation", NetworkReader.NOT_RESTORED);
        } else {
            neurons.adaptation.values[n] = place.number("adaptation", 0);
        }
        neurons.autoreceptor.values[n] = place.number("autoreceptor", 0);
        neurons.complement.values[n] = place.number("complement_h", 0);
        place.drop("state_tilde", NetworkReader.NOT_RESTORED);
        neurons.retention.values[n] = place.number("dsn_alpha", neurons.retention.values[n]);
        place.find("dsn_input_buffer")
                .ifPresentOrElse(
                        buffer -> lastOf(buffer.numbers(), memory.input.values, n),
                        () -> place.defaulted("dsn_input_buffer", ""));
        place.find("dsn_kernel_weights")
                .ifPresentOrElse(kernel -> kernel(kernel, n), () -> place.defaulted("dsn_kernel_weights", ""));
        neurons.phiGain.values[n] = place.number("ctsn_phi_gain", neurons.phiGain.values[n]);
        neurons.phiBias.values[n] = place.number("ctsn_phi_bias", neurons.phiBias.values[n]);
        neurons.rate.values[n] = place.number("firing_rate_avg", neurons.rate.values[n]);
        neurons.astrocyte.values[n] = place.number("astrocyte_state", 0);
        place.find("msth").ifPresentOrElse(scales -> homeostasis(scales, n), () -> place.defaulted("msth", ""));
        neurons.health.values[n] = place.number("health", 1);
        neurons.active.values[n] = (byte) (place.flag("is_active", true) ? 1 : 0);
        place.dropRest("unknown field");
    }

    private void homeostasis(Place scales, int n) {
        neurons.ultrafast.values[n] = scales.number("ultrafast_activity", 0);
        neurons.fast.values[n] = scales.number("fast_excitability", 0);
        neurons.gain.values[n] = scales.number("medium_gain", 1);
        neurons.slow.values[n] = scales.number("slow_structural", 0);
        scales.dropRest("unknown field");
    }

    private void kernel(Place kernel, int n) {
        double[] values = kernel.numbers();
        if (values.length > 0) {
            lastOf(values, memory.kernel.values, n);
            InputMemory.normalise(memory.kernel.values, n * memory.length(), (n + 1) * memory.length());
        }
    }

    /** The last values, with zeros before them where there are too few. */
    private void lastOf(double[] values, double[] row, int n) {
        int length = memory.length();
        for (int i = 0; i < length; i++) {
            int from = values.length - length + i;
            row[n * length + i] = from < 0 ? 0 : values[from];
        }
    }
}
