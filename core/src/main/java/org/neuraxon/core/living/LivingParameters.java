package org.neuraxon.core.living;

import java.util.Map;
import org.neuraxon.core.parameter.ParameterSet;

/**
 * Every parameter of the living model, grouped by mechanism. Immutable and validated.
 *
 * @param population how many neurons
 * @param wiring the backbone and the synapses from inputs
 * @param membrane how a neuron integrates
 * @param dendrites plateaus
 * @param receptors how modulators act
 * @param memory synapses that learn
 * @param homeostasis what a neuron strives for
 * @param structure birth and death of synapses
 * @param modulation release and clearance of modulators
 * @param senses what is news to the network
 * @param rhythms oscillations of excitability
 */
public record LivingParameters(
        LivingPopulation population,
        LivingWiring wiring,
        LivingMembrane membrane,
        LivingDendrites dendrites,
        LivingReceptors receptors,
        LivingMemory memory,
        LivingHomeostasis homeostasis,
        LivingStructure structure,
        LivingModulation modulation,
        LivingSenses senses,
        LivingRhythms rhythms) {

    /** Time between two rounds of learning, in ms. */
    public static final double LEARNING_INTERVAL = 5;

    /** Three hundred neurons, a quarter of them active, near to branching 1: the balanced preset. */
    public static final LivingParameters DEFAULT = new LivingParameters(
            LivingPopulation.DEFAULT,
            LivingWiring.DEFAULT,
            LivingMembrane.DEFAULT,
            LivingDendrites.DEFAULT,
            LivingReceptors.DEFAULT,
            LivingMemory.DEFAULT,
            LivingHomeostasis.DEFAULT,
            LivingStructure.DEFAULT,
            LivingModulation.DEFAULT,
            LivingSenses.DEFAULT,
            LivingRhythms.DEFAULT);

    /** Checks every range, and that the wiring is possible. */
    public LivingParameters {
        ParameterSet.check(
                population,
                wiring,
                membrane,
                dendrites,
                receptors,
                memory,
                homeostasis,
                structure,
                modulation,
                senses,
                rhythms);
        Topology.named(wiring.topology());
        double rounds = LEARNING_INTERVAL / membrane.dt();
        if (Math.abs(rounds - Math.rint(rounds)) > 1e-9) {
            throw new IllegalArgumentException("parameter 'dt' is " + membrane.dt() + " ms but must fit into "
                    + LEARNING_INTERVAL + " ms a whole number of times, as 1, 0.5 or 0.25 do");
        }
        long cells = (long) population.hidden() + population.outputs();
        long slots = cells * slots(memory, population);
        long backbone = cells * (wiring.topology().equals("dense") ? cells : wiring.randomSynapses() + 1L);
        if (Math.max(slots, backbone) + cells * population.inputs() > Integer.MAX_VALUE - 8L) {
            throw new IllegalArgumentException("the network would have more synapses than " + (Integer.MAX_VALUE - 8)
                    + "; lower 'memory_synapses' or the number of neurons");
        }
    }

    /**
     * A copy with one value replaced.
     *
     * @param key the parameter's key, for instance {@code noise}
     * @throws IllegalArgumentException for an unknown key or a value that does not fit
     */
    public LivingParameters with(String key, Object value) {
        return ParameterSet.with(this, key, value);
    }

    /** A copy with some values replaced; see {@link #with(String, Object)}. */
    public LivingParameters with(Map<String, ?> changes) {
        return ParameterSet.with(this, changes);
    }

    /** Memory synapses that a neuron strives for: no more than there are partners. */
    int degree() {
        return Math.min(memory.degree(), Math.max(0, population.count() - 1));
    }

    /** Places for memory synapses of a neuron. */
    int slots() {
        return (int) slots(memory, population);
    }

    /** Moments between two rounds of learning. */
    int learningMoments() {
        return (int) Math.rint(LEARNING_INTERVAL / membrane.dt());
    }

    private static long slots(LivingMemory memory, LivingPopulation population) {
        return Math.min((long) Math.ceil(memory.degree() * memory.headroom()), Math.max(0, population.count() - 1));
    }
}
