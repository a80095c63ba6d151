package org.neuraxon.core.blueprint;

import org.neuraxon.core.state.ByteColumn;
import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/** The neurons of blueprint 2, one row each, in the order inputs, hidden, outputs. */
public final class Neurons extends Table {

    /** {@link #kind} of an input neuron, whose state is set from outside. */
    public static final byte INPUT = 0;
    /** {@link #kind} of a hidden neuron. */
    public static final byte HIDDEN = 1;
    /** {@link #kind} of an output neuron. */
    public static final byte OUTPUT = 2;

    /** What the neuron is for. */
    public final ByteColumn kind = bytes("kind", HIDDEN);
    /** 1 while the neuron lives. */
    public final ByteColumn active = bytes("is_active", (byte) 1);
    /** The trinary state. */
    public final ByteColumn state = bytes("trinary_state", (byte) 0);
    /** The trinary state before the last update. */
    public final ByteColumn previous = bytes("prev_state", (byte) 0);
    /** The membrane potential V. */
    public final DoubleColumn potential = doubles("membrane_potential", 0);
    /** Potential plus complementary state. */
    public final DoubleColumn stateTilde = doubles("state_tilde", 0);
    /** The complementary state h. */
    public final DoubleColumn complement = doubles("complement_h", 0);
    /** Adaptation, subtracted from the input. */
    public final DoubleColumn adaptation = doubles("adaptation", 0);
    /** Autoreceptor, narrowing or widening the dead zone. */
    public final DoubleColumn autoreceptor = doubles("autoreceptor", 0);
    /** The last retention computed from the input. */
    public final DoubleColumn retention = doubles("dsn_alpha", 0.5);
    /** Gain of the complementary state's squashing. */
    public final DoubleColumn phiGain = doubles("ctsn_phi_gain", 0);
    /** Bias of the complementary state's squashing. */
    public final DoubleColumn phiBias = doubles("ctsn_phi_bias", 0);
    /** The running mean of activity. */
    public final DoubleColumn rate = doubles("firing_rate_avg", 0);
    /** The astrocyte's running mean of |state tilde|. */
    public final DoubleColumn astrocyte = doubles("astrocyte_state", 0);
    /** Health; it may go below 0. */
    public final DoubleColumn health = doubles("health", 1);
    /** Homeostasis over milliseconds: burst level. */
    public final DoubleColumn ultrafast = doubles("msth_ultrafast", 0);
    /** Homeostasis over seconds: excitability. */
    public final DoubleColumn fast = doubles("msth_fast", 0);
    /** Homeostasis over minutes: gain. */
    public final DoubleColumn gain = doubles("msth_medium_gain", 1);
    /** Homeostasis over hours: structural pressure. */
    public final DoubleColumn slow = doubles("msth_slow", 0);
    /** The current from outside for the next moment; 0 means none. */
    public final DoubleColumn external = doubles("external", 0);
    /** This moment's input from all dendrites. */
    public final DoubleColumn dendriticSum = doubles("dendritic_sum", 0);
    /** This moment's sum of the modulatory synapses. */
    public final DoubleColumn modulatorySum = doubles("modulatory_sum", 0);
    /** This moment's whole input X. */
    public final DoubleColumn rawInput = doubles("raw_input", 0);
    /** This moment's squashed input. */
    public final DoubleColumn phi = doubles("phi", 0);
    /** This moment's upper threshold. */
    public final DoubleColumn thresholdExcitatory = doubles("threshold_exc", 0);
    /** This moment's lower threshold. */
    public final DoubleColumn thresholdInhibitory = doubles("threshold_inh", 0);

    /** Makes resting neurons. */
    Neurons(BlueprintParameters parameters) {
        Population population = parameters.population();
        append(parameters.neurons());
        for (int n = 0; n < count(); n++) {
            int behindInputs = n - population.inputs();
            kind.values[n] = behindInputs < 0 ? INPUT : behindInputs < population.hidden() ? HIDDEN : OUTPUT;
            phiGain.values[n] = parameters.complementState().gain();
            phiBias.values[n] = parameters.complementState().bias();
            rate.values[n] = parameters.rateHomeostasis().targetRate();
        }
    }

    /** True if the neuron lives and is not an input, that is, if the dynamics move it. */
    public boolean evolves(int neuron) {
        return active.values[neuron] != 0 && kind.values[neuron] != INPUT;
    }

    /** Sets the state of a neuron from outside: previous = s, s = state, V = state θ_exc, s~ = V + h. */
    public void set(int neuron, byte newState, Membrane parameters) {
        previous.values[neuron] = state.values[neuron];
        state.values[neuron] = newState;
        potential.values[neuron] = newState * parameters.thresholdExcitatory();
        stateTilde.values[neuron] = potential.values[neuron] + complement.values[neuron];
    }
}
