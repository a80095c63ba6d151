package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.ComplementState;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.RateHomeostasis;

/**
 * Each neuron learns the gain and bias of its complementary state so that its rate r approaches the target r*:
 *
 * <pre>
 * gain += rate (r* - r) (1 - ρ) (1 - φ²) X        bias += rate (r* - r) (1 - ρ) (1 - φ²)        both clipped
 * </pre>
 *
 * Reads {@link Neurons#rate}, {@link Neurons#phi}, {@link Neurons#rawInput}; writes {@link Neurons#phiGain} and {@link Neurons#phiBias}.
 */
public record ComplementLearning(ComplementState parameters, RateHomeostasis target, Neurons neurons) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        if (!parameters.learning() || !Complement.exists(parameters, now)) {
            return;
        }
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                double phi = neurons.phi.values[n];
                double error = target.targetRate() - neurons.rate.values[n];
                double step = parameters.learningRate() * error * (1 - parameters.rho()) * (1 - phi * phi);
                double gain = neurons.phiGain.values[n] + step * neurons.rawInput.values[n];
                double bias = neurons.phiBias.values[n] + step;
                neurons.phiGain.values[n] = Math.max(-parameters.gainClip(), Math.min(parameters.gainClip(), gain));
                neurons.phiBias.values[n] = Math.max(-parameters.biasClip(), Math.min(parameters.biasClip(), bias));
            }
        }
    }
}
