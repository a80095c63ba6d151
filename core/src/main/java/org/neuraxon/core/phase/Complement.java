package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.ComplementState;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.math.Elementary;

/**
 * The complementary state (CTSN, complemented ternary spiking neuron, in the form of Neuraxon 2.0): φ = tanh(gain X + bias), h = ρ h +
 * (1 - ρ) φ, s~ = V + h. Switched off, h = 0.
 *
 * <p>Reads {@link Neurons#rawInput} and {@link Neurons#potential}; writes {@link Neurons#phi}, {@link Neurons#complement} and {@link
 * Neurons#stateTilde}.
 */
public record Complement(ComplementState parameters, Neurons neurons) implements Phase {

    /** True if there is a complementary state in this moment. */
    static boolean exists(ComplementState parameters, Moment now) {
        return parameters.enabled() && now.has(Mechanism.COMPLEMENT_STATE);
    }

    @Override
    public void run(Moment now, int from, int to) {
        boolean exists = exists(parameters, now);
        double rho = parameters.rho();
        double[] complement = neurons.complement.values;
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                if (exists) {
                    double phi = Elementary.tanh(
                            neurons.phiGain.values[n] * neurons.rawInput.values[n] + neurons.phiBias.values[n]);
                    neurons.phi.values[n] = phi;
                    complement[n] = rho * complement[n] + (1 - rho) * phi;
                } else {
                    complement[n] = 0;
                }
                neurons.stateTilde.values[n] = neurons.potential.values[n] + complement[n];
            }
        }
    }
}
