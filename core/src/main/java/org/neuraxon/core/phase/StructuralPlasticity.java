package org.neuraxon.core.phase;

import org.neuraxon.core.Chance;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Structure;
import org.neuraxon.core.blueprint.SynapseBirth;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Structure changes at the end of a moment, in this order:
 *
 * <ol>
 *   <li>synapses whose integrity is not above the threshold are removed;
 *   <li>hidden neurons whose health is below the threshold die with probability 0.001;
 *   <li>with probability p (1 + mean structural pressure of the living hidden neurons) a synapse between two random living neurons is
 *       formed, unless it would lead from a neuron to itself, from an output to an input, or where there is one already.
 * </ol>
 *
 * Reads integrity, health and {@link Neurons#slow}; writes the set of synapses and {@link Neurons#active}.
 */
public record StructuralPlasticity(Structure parameters, Neurons neurons, Synapses synapses, SynapseBirth birth)
        implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        if (now.has(Mechanism.SYNAPSE_PRUNING)) {
            prune();
        }
        if (now.has(Mechanism.NEURON_DEATH)) {
            die(now);
        }
        if (now.has(Mechanism.SYNAPSE_FORMATION)
                && now.event(parameters.formationProbability() * (1 + structuralPressure()), Chance.FORMATION, 0)) {
            form(now);
        }
    }

    private void prune() {
        double[] integrity = synapses.heldIntegrity();
        double threshold = parameters.integrityThreshold();
        for (int n = 0; n < neurons.count(); n++) {
            if (!synapses.allAbove(threshold, synapses.first(n), synapses.first(n + 1))) {
                synapses.keepOnly(synapse -> integrity[synapse] > threshold);
                return;
            }
        }
    }

    private void die(Moment now) {
        for (int n = 0; n < neurons.count(); n++) {
            if (livingHidden(n)
                    && neurons.health.values[n] < parameters.neuronDeathThreshold()
                    && now.event(NeuronHealth.DEATH_PROBABILITY, Chance.STRUCTURAL_DEATH, n)) {
                neurons.active.values[n] = 0;
            }
        }
    }

    private double structuralPressure() {
        double sum = 0;
        int living = 0;
        for (int n = 0; n < neurons.count(); n++) {
            if (livingHidden(n)) {
                sum += neurons.slow.values[n];
                living++;
            }
        }
        return living == 0 ? 0 : sum / living;
    }

    private void form(Moment now) {
        int[] living = new int[neurons.count()];
        int count = 0;
        for (int n = 0; n < living.length; n++) {
            if (neurons.active.values[n] != 0) {
                living[count++] = n;
            }
        }
        if (count < 2) {
            return;
        }
        int pre = living[now.below(count, Chance.FORMATION_PRE, 0)];
        int post = living[now.below(count, Chance.FORMATION_POST, 0)];
        if (birth.allows(pre, post) && !synapses.connected(pre, post)) {
            birth.form(now, pre, post);
        }
    }

    private boolean livingHidden(int neuron) {
        return neurons.kind.values[neuron] == Neurons.HIDDEN && neurons.active.values[neuron] != 0;
    }
}
