package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.AstrocyteGating;
import org.neuraxon.core.blueprint.Neurons;

/**
 * The astrocyte beside a neuron integrates what it sees: a = λ_a a + (1 - λ_a) |s~|.
 *
 * <p>Reads {@link Neurons#stateTilde}, writes {@link Neurons#astrocyte}.
 */
public record AstrocyteActivity(AstrocyteGating parameters, Neurons neurons) implements Phase {

    /** True if astrocytes gate plasticity in this moment. */
    static boolean gates(AstrocyteGating parameters, Moment now) {
        return parameters.enabled() && now.has(Mechanism.ASTROCYTES);
    }

    @Override
    public void run(Moment now, int from, int to) {
        if (!gates(parameters, now)) {
            return;
        }
        double kept = parameters.lambdaAstrocyte();
        double[] astrocyte = neurons.astrocyte.values;
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                astrocyte[n] = kept * astrocyte[n] + (1 - kept) * Math.abs(neurons.stateTilde.values[n]);
            }
        }
    }
}
