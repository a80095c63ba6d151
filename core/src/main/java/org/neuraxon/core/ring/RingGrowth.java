package org.neuraxon.core.ring;

import org.neuraxon.core.Chance;
import org.neuraxon.core.Moment;
import org.neuraxon.core.math.CounterRandom;

/**
 * The wiring of a new ring. Taps: 1 to {@code maxTaps}, normal weights scaled to a norm of gain (0.3 + 1.4 u), delays maxDelay u u';
 * thresholds θ (0.5 + u); time constants 1 + (slowest - 1) u u'. All u are uniform in [0, 1) and independent, keyed by neuron and place.
 */
final class RingGrowth {

    private static final int DRAWS = 16;
    /** More than any neuron has taps or synapses; keeps the keys of neurons apart. */
    private static final long PLACES = 1024;

    private final RingParameters parameters;
    private final Moment chance;
    private final boolean plain;

    /**
     * Prepares growth.
     *
     * @param plain whether weights are drawn by integer arithmetic ({@link CounterRandom#bell}) rather than by Box and Muller
     */
    RingGrowth(RingParameters parameters, Moment chance, boolean plain) {
        this.parameters = parameters;
        this.chance = chance;
        this.plain = plain;
    }

    void grow(RingNeurons neurons, InputTaps taps, RecurrentSynapses synapses) {
        int channels = parameters.inputs().channels();
        for (int n = 0; n < neurons.count(); n++) {
            if (n < channels) {
                neurons.threshold.values[n] = parameters.cells().threshold();
            } else {
                cell(neurons, n, n - channels);
                tap(taps, n - channels);
                connect(synapses, n - channels);
            }
            neurons.tapEnd.values[n] = taps.count();
            neurons.synapseEnd.values[n] = synapses.count();
        }
    }

    private void cell(RingNeurons neurons, int row, int place) {
        RingCells cells = parameters.cells();
        double tau = 1 + (cells.slowestTau() - 1) * unit(place, 0) * unit(place, 1);
        neurons.decay.values[row] = unit(place, 2) < cells.fastShare() ? 0 : 1 - 1 / tau;
        neurons.threshold.values[row] = cells.threshold() * (0.5 + unit(place, 3));
        neurons.bias.values[row] = cells.biasRange() * (2 * unit(place, 4) - 1);
    }

    private void tap(InputTaps taps, int place) {
        DelayedInputs inputs = parameters.inputs();
        int channels = inputs.channels();
        if (channels == 0) {
            return;
        }
        int first = taps.count();
        int wanted = 1 + (int) (inputs.maxTaps() * unit(place, 5));
        double norm = 0;
        for (int k = 0; k < wanted; k++) {
            long key = (place * PLACES + k) * DRAWS;
            boolean reference = channels == 1 || draw(key) < inputs.firstChannelShare();
            int channel = reference ? 0 : 1 + (int) ((channels - 1) * draw(key + 1));
            int delay = (int) (inputs.maxDelay() * draw(key + 2) * draw(key + 3));
            double weight = weight(Chance.RING_TAP, key + 4);
            taps.add(channel, delay, weight);
            norm += weight * weight;
        }
        double scale = inputs.gain() * (0.3 + 1.4 * unit(place, 6)) / Math.sqrt(norm + 1e-9);
        for (int tap = first; tap < taps.count(); tap++) {
            taps.weight.values[tap] *= scale;
        }
    }

    private void connect(RecurrentSynapses synapses, int place) {
        Recurrence recurrence = parameters.recurrence();
        int count = parameters.cells().count();
        int channels = parameters.inputs().channels();
        if (unit(place, 7) >= recurrence.share()) {
            return;
        }
        synapses.add(channels + (place + count - 1) % count, recurrence.ringWeight());
        for (int k = 0; k < recurrence.fan(); k++) {
            long key = (place * PLACES + k) * DRAWS;
            synapses.add(
                    channels + chance.below(count, Chance.RING_SYNAPSE, key),
                    recurrence.weight() * weight(Chance.RING_SYNAPSE, key + 1));
        }
    }

    private double weight(Chance purpose, long key) {
        return plain ? CounterRandom.bell(chance.bits(purpose, key)) : chance.normal(purpose, key);
    }

    private double unit(int place, int draw) {
        return chance.uniform(0, 1, Chance.RING_NEURON, (long) place * DRAWS + draw);
    }

    private double draw(long key) {
        return chance.uniform(0, 1, Chance.RING_TAP, key);
    }
}
