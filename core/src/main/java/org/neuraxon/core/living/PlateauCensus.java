package org.neuraxon.core.living;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/** The mean size of the plateaus, summed in the order of the neurons. */
final class PlateauCensus implements Phase {

    private final int inputs;
    private final LivingNeurons neurons;
    private final Ensemble ensemble;

    PlateauCensus(LivingParameters parameters, LivingNeurons neurons, Ensemble ensemble) {
        inputs = parameters.population().inputs();
        this.neurons = neurons;
        this.ensemble = ensemble;
    }

    @Override
    public void run(Moment now, int from, int to) {
        double sum = 0;
        for (int n = inputs; n < to; n++) {
            sum += Math.abs(neurons.plateau.values[n]);
        }
        ensemble.plateaus.values[0] = sum / Math.max(1, to - inputs);
    }
}
