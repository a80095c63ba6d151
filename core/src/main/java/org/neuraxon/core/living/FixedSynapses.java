package org.neuraxon.core.living;

import org.neuraxon.core.state.FloatColumn;
import org.neuraxon.core.state.IntColumn;
import org.neuraxon.core.state.Table;

/** Synapses that do not learn, in rows sorted by postsynaptic neuron. */
public final class FixedSynapses extends Table {

    /** The presynaptic neuron. */
    public final IntColumn pre = ints("pre_id", 0);
    /** The weight. */
    public final FloatColumn weight = floats("weight", 0);

    FixedSynapses() {}

    void add(int neuron, double strength) {
        append(1);
        pre.values[count() - 1] = neuron;
        weight.values[count() - 1] = (float) strength;
    }

    /** Σ weight × state over the rows from {@code from} to {@code to}, in their order. */
    double sum(float[] state, int from, int to) {
        int[] heard = pre.values;
        float[] strength = weight.values;
        double sum = 0;
        for (int s = from; s < to; s++) {
            sum += strength[s] * state[heard[s]];
        }
        return sum;
    }
}
