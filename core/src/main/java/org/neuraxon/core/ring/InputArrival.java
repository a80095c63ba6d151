package org.neuraxon.core.ring;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/**
 * Input neurons take the current injected into them as their potential, and their delay line remembers it: V = x, s = sign(V) if |V| > θ,
 * else 0. Without a current x = 0. Currents beyond ±1e100 count as ±1e100, so that no sum overflows.
 *
 * <p>Reads and clears {@link RingNeurons#external} of input neurons; writes their potential and trit and {@link DelayLines#value}.
 */
record InputArrival(int channels, RingNeurons neurons, DelayLines lines) implements Phase {

    /** The largest current. */
    static final double LARGEST = 1e100;

    @Override
    public void run(Moment now, int from, int to) {
        double[] external = neurons.external.values;
        double[] potential = neurons.potential.values;
        for (int channel = 0; channel < channels; channel++) {
            double current = Math.max(-LARGEST, Math.min(LARGEST, external[channel]));
            external[channel] = 0;
            potential[channel] = current;
            neurons.trit.values[channel] = TrinaryThreshold.trit(current, neurons.threshold.values[channel]);
            lines.value.values[lines.row(channel, now.step())] = current;
        }
    }
}
