package org.neuraxon.core.living;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/** Input neurons take the rounded sign of what is injected, halves to 0; without input they are 0. */
final class InputArrival implements Phase {

    private final int inputs;
    private final LivingNeurons neurons;

    InputArrival(LivingParameters parameters, LivingNeurons neurons) {
        inputs = parameters.population().inputs();
        this.neurons = neurons;
    }

    @Override
    public void run(Moment now, int from, int to) {
        double[] external = neurons.external.values;
        for (int n = 0; n < inputs; n++) {
            neurons.state.values[n] = (float) Math.max(-1, Math.min(1, Math.rint(external[n]))) + 0f;
            external[n] = 0;
        }
    }
}
