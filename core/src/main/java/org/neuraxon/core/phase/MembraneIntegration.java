package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.InputConditionedDecay;
import org.neuraxon.core.blueprint.MultiScaleHomeostasis;
import org.neuraxon.core.blueprint.Neurons;

/**
 * The membrane potential: V = α V + (1 - α) X, halved while the burst level is above its ceiling. α is the {@linkplain Retention
 * retention}, or one half where retention does not depend on the input.
 *
 * <p>Reads {@link Neurons#rawInput}, {@link Neurons#retention}, {@link Neurons#ultrafast}; writes {@link Neurons#potential}.
 */
public record MembraneIntegration(InputConditionedDecay decay, MultiScaleHomeostasis homeostasis, Neurons neurons)
        implements Phase {

    private static final double FIXED_RETENTION = 0.5;

    @Override
    public void run(Moment now, int from, int to) {
        boolean conditioned = Retention.depends(decay, now);
        boolean suppresses = now.has(Mechanism.HOMEOSTASIS);
        double[] potential = neurons.potential.values;
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                double kept = conditioned ? neurons.retention.values[n] : FIXED_RETENTION;
                potential[n] = kept * potential[n] + (1 - kept) * neurons.rawInput.values[n];
                if (suppresses && neurons.ultrafast.values[n] > homeostasis.ultrafastCeiling()) {
                    potential[n] *= 0.5;
                }
            }
        }
    }
}
