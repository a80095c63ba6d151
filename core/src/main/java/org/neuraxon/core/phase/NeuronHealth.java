package org.neuraxon.core.phase;

import org.neuraxon.core.Chance;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Membrane;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Structure;

/**
 * A quiet neuron (|V| / 2 &lt; 0.01) loses health, any other regains it: health = min(1, health + 0.0005 dt). A hidden neuron whose health is
 * below the threshold dies with probability 0.001 in a step.
 *
 * <p>Reads {@link Neurons#potential}; writes {@link Neurons#health} and {@link Neurons#active}.
 */
public record NeuronHealth(Membrane membrane, Structure structure, Neurons neurons) implements Phase {

    /** The probability that an unhealthy neuron dies in a step. */
    static final double DEATH_PROBABILITY = 0.001;

    private static final double QUIET = 0.01;
    private static final double RECOVERY = 0.0005;

    @Override
    public void run(Moment now, int from, int to) {
        boolean mortal = now.has(Mechanism.NEURON_DEATH);
        double[] health = neurons.health.values;
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                if (Math.abs(neurons.potential.values[n]) / 2 < QUIET) {
                    health[n] -= membrane.healthDecay() * now.dt();
                } else {
                    health[n] = Math.min(1, health[n] + RECOVERY * now.dt());
                }
                boolean frail =
                        neurons.kind.values[n] == Neurons.HIDDEN && health[n] < structure.neuronDeathThreshold();
                if (mortal && frail && now.event(DEATH_PROBABILITY, Chance.NEURON_DEATH, n)) {
                    neurons.active.values[n] = 0;
                }
            }
        }
    }
}
