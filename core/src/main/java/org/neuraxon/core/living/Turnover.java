package org.neuraxon.core.living;

import org.neuraxon.core.Chance;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;

/**
 * Birth and death of memory synapses, every T = 5 ms: each neuron examines one of its synapses, chosen by chance, with probability T ×
 * death rate × their number; it dies if neither its fast nor its lasting weight reaches the weak weight. With probability T × birth rate ×
 * (degree - number), when that is positive, it grows a synapse from a neuron chosen by chance, unless it has one from there. So births
 * follow deaths and the number returns to the degree, and what has been learned is spared (Butz, Wörgötter &amp; van Ooyen, 2009).
 *
 * <p>Writes the synapses of its own neurons.
 */
final class Turnover implements Phase {

    private static final double T = LivingParameters.LEARNING_INTERVAL;

    private final int inputs;
    private final int interval;
    private final int degree;
    private final LivingStructure structure;
    private final float birthWeight;
    private final LivingNeurons neurons;
    private final MemorySynapses synapses;

    Turnover(LivingParameters parameters, LivingNeurons neurons, MemorySynapses synapses) {
        inputs = parameters.population().inputs();
        interval = parameters.learningMoments();
        degree = parameters.degree();
        structure = parameters.structure();
        birthWeight = (float) parameters.memory().birthWeight();
        this.neurons = neurons;
        this.synapses = synapses;
    }

    @Override
    public void run(Moment now, int from, int to) {
        if (now.step() % interval != 0) {
            return;
        }
        boolean prunes = now.has(Mechanism.SYNAPSE_PRUNING);
        boolean forms = now.has(Mechanism.SYNAPSE_FORMATION);
        for (int n = Math.max(from, inputs); n < to; n++) {
            if (prunes) {
                prune(now, n);
            }
            if (forms) {
                form(now, n);
            }
        }
    }

    private void prune(Moment now, int n) {
        int alive = neurons.memories.values[n];
        if (alive == 0 || !now.event(T * structure.deathRate() * alive, Chance.PRUNING, n)) {
            return;
        }
        int place = synapses.first(n) + now.below(alive, Chance.PRUNED, n);
        double weak = structure.weak();
        if (Math.abs(synapses.fast.values[place]) < weak && Math.abs(synapses.lasting.values[place]) < weak) {
            synapses.die(place, synapses.first(n) + alive - 1);
            neurons.memories.values[n] = alive - 1;
        }
    }

    private void form(Moment now, int n) {
        int alive = neurons.memories.values[n];
        if (!now.event(T * structure.birthRate() * (degree - alive), Chance.FORMATION, n)) {
            return;
        }
        int other = now.below(neurons.count() - 1, Chance.FORMATION_PRE, n);
        int pre = other < n ? other : other + 1;
        int first = synapses.first(n);
        for (int s = first; s < first + alive; s++) {
            if (synapses.pre.values[s] == pre) {
                return;
            }
        }
        float weight = (float) now.uniform(-birthWeight, birthWeight, Chance.FAST_WEIGHT, n);
        synapses.bear(first + alive, pre, weight);
        neurons.memories.values[n] = alive + 1;
    }
}
