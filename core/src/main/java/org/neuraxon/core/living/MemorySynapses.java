package org.neuraxon.core.living;

import java.util.Arrays;
import org.neuraxon.core.state.FloatColumn;
import org.neuraxon.core.state.IntColumn;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Table;

/**
 * Synapses that learn. Each neuron has the same number of places; those alive come first, {@link LivingNeurons#memories} counts them.
 * Three weights form a chain (after Benna &amp; Fusi, 2016): fast, slow, lasting. Transmission uses the fast one.
 */
public final class MemorySynapses extends Table {

    /** The presynaptic neuron. */
    public final IntColumn pre = ints("pre_id", 0);
    /** The weight that transmits and learns. */
    public final FloatColumn fast = floats("w_fast", 0);
    /** The weight it returns to. */
    public final FloatColumn slow = floats("w_slow", 0);
    /** The consolidated weight. */
    public final FloatColumn lasting = floats("w_lasting", 0);
    /** The coincidence that waits for permission. */
    public final FloatColumn eligibility = floats("eligibility", 0);

    private final int slots;
    /** Neurons whose weights have come to rest behind closed gates; not a state, it follows from the weights. */
    private final boolean[] still;

    MemorySynapses(int neurons, int slots) {
        this.slots = slots;
        still = new boolean[neurons];
        append(Math.multiplyExact(neurons, slots));
    }

    /** Places of each neuron. */
    public int slots() {
        return slots;
    }

    /** The first place of a neuron. */
    public int first(int neuron) {
        return neuron * slots;
    }

    /** Whether the weights of a neuron's synapses are known to rest while gates are closed. */
    boolean still(int neuron) {
        return still[neuron];
    }

    void still(int neuron, boolean known) {
        still[neuron] = known;
    }

    /** To be called by who writes weights from outside: what was at rest need no longer be. */
    public void disturbed() {
        Arrays.fill(still, false);
    }

    @Override
    public void restore(StateSource source) {
        super.restore(source);
        disturbed();
    }

    /** Gives a place a new synapse. */
    void bear(int place, int neuron, float weight) {
        pre.values[place] = neuron;
        fast.values[place] = weight;
        slow.values[place] = weight;
        lasting.values[place] = weight;
        eligibility.values[place] = 0;
    }

    /** Lets the synapse in {@code place} die; the one in {@code last} takes its place. */
    void die(int place, int last) {
        pre.values[place] = pre.values[last];
        fast.values[place] = fast.values[last];
        slow.values[place] = slow.values[last];
        lasting.values[place] = lasting.values[last];
        eligibility.values[place] = eligibility.values[last];
    }

    /** Σ fast weight × state over places, in four lanes whose order is fixed. */
    double sum(float[] state, int from, int to) {
        int[] heard = pre.values;
        float[] weight = fast.values;
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int s = from;
        for (; s < to - 3; s += 4) {
            a += weight[s] * state[heard[s]];
            b += weight[s + 1] * state[heard[s + 1]];
            c += weight[s + 2] * state[heard[s + 2]];
            d += weight[s + 3] * state[heard[s + 3]];
        }
        for (; s < to; s++) {
            a += weight[s] * state[heard[s]];
        }
        return (a + b) + (c + d);
    }
}
