package org.neuraxon.core.ring;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/**
 * What a dendrite receives from outside: x = bias + current + Σ w u(t - d) over the neuron's input taps.
 *
 * <p>Time-delay taps on a network after Waibel, Hanazawa, Hinton, Shikano and Lang (1989). Reads {@link InputTaps}, {@link DelayLines},
 * {@link RingNeurons#bias} and {@link RingNeurons#external}, which it clears; writes {@link RingNeurons#branch}.
 */
record DelayedInput(int channels, RingNeurons neurons, InputTaps taps, DelayLines lines) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        double[] value = lines.value.values;
        int depth = lines.depth();
        int mask = depth - 1;
        int present = (int) (now.step() & mask);
        int[] channel = taps.channel.values;
        int[] delay = taps.delay.values;
        double[] weight = taps.weight.values;
        double[] external = neurons.external.values;
        int tap = neurons.firstTap(from);
        for (int n = from; n < to; n++) {
            double x = neurons.bias.values[n];
            int end = neurons.tapEnd.values[n];
            for (; tap < end; tap++) {
                x += weight[tap] * value[channel[tap] * depth + ((present - delay[tap]) & mask)];
            }
            if (n >= channels && external[n] != 0) {
                x += Math.max(-InputArrival.LARGEST, Math.min(InputArrival.LARGEST, external[n]));
                external[n] = 0;
            }
            neurons.branch.values[n] = x;
        }
    }
}
