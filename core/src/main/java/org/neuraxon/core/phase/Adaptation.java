package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Membrane;
import org.neuraxon.core.blueprint.Neurons;

/**
 * Adaptation a and autoreceptor u follow the new state: a += dt/τ_a (0.1 |s| - a), u += dt/τ_u (0.2 s - u).
 *
 * <p>Reads {@link Neurons#state}, writes {@link Neurons#adaptation} and {@link Neurons#autoreceptor}.
 */
public record Adaptation(Membrane parameters, Neurons neurons) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        if (!now.has(Mechanism.ADAPTATION)) {
            return;
        }
        double adaptationShare = now.dt() / parameters.adaptationTau();
        double autoreceptorShare = now.dt() / parameters.autoreceptorTau();
        double[] adaptation = neurons.adaptation.values;
        double[] autoreceptor = neurons.autoreceptor.values;
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                int state = neurons.state.values[n];
                adaptation[n] += adaptationShare * (-adaptation[n] + 0.1 * Math.abs(state));
                autoreceptor[n] += autoreceptorShare * (-autoreceptor[n] + 0.2 * state);
            }
        }
    }
}
