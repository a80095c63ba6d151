package org.neuraxon.core.living;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/** The share of neurons that are not 0, inputs left out. */
final class ActivityShare implements Phase {

    private final int inputs;
    private final LivingNeurons neurons;
    private final Ensemble ensemble;

    ActivityShare(LivingParameters parameters, LivingNeurons neurons, Ensemble ensemble) {
        inputs = parameters.population().inputs();
        this.neurons = neurons;
        this.ensemble = ensemble;
    }

    @Override
    public void run(Moment now, int from, int to) {
        int active = 0;
        for (int n = inputs; n < to; n++) {
            if (neurons.state.values[n] != 0) {
                active++;
            }
        }
        ensemble.activity.values[0] = active / (double) Math.max(1, to - inputs);
    }
}
