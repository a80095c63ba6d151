package org.neuraxon.lab.probe;

import java.util.Arrays;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.MemorySynapses;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.model.Models;

/**
 * What a weight's change depends on, found by disturbing: two copies of a living network live the same moment, one of them disturbed just before; every memory synapse whose own causes are the same
 * in both must change by the same bits.
 *
 * <p>Own causes of a synapse: the states of its two neurons after the moment, its three weights and its eligibility before it, and what modulators do, which is their four levels and what is left of
 * acetylcholine's permission. The living model has no dendritic neighbours and no glia that act on plasticity.
 */
public final class LocalityAudit {

    private static final float PUSH = 0.05f;
    private static final double STRONG = 10;
    private static final double MUCH = 100;

    private final LivingNetwork network;
    private final CounterRandom chance;
    private final int round;

    /**
     * Looks at a network before a moment in which it learns.
     *
     * @param network stays as it is
     * @param round chooses who is disturbed
     * @throws IllegalArgumentException if it is not of the model {@code living}
     */
    public LocalityAudit(Network network, CounterRandom chance, int round) {
        if (!(network instanceof LivingNetwork living)) {
            throw new IllegalArgumentException(
                    "the audit knows the causes of the model living only, not of " + network.model());
        }
        this.network = living;
        this.chance = chance;
        this.round = round;
    }

    /** What is disturbed. Those that are not local must not matter but through own causes. */
    public enum Disturbance {
        /** All memory weights of one neuron. */
        OTHER_WEIGHTS("the weights of another neuron's synapses", false),
        /** What those remember. */
        OTHER_ELIGIBILITY("the eligibility of another neuron's synapses", false),
        /** The potential of one neuron. */
        OTHER_POTENTIAL("the potential of another neuron", false),
        /** The thresholds of one neuron. */
        OTHER_THRESHOLDS("the thresholds of another neuron", false),
        /** A current into one neuron. */
        OTHER_CURRENT("a current into another neuron", false),
        /** The synapses of a neuron that do not learn. */
        OTHER_BACKBONE("another neuron's synapses that do not learn", false),
        /** What the critic expects. */
        CRITIC("everything the critic expects, levels held", false),
        /** What the network senses of itself. */
        SENSES("everything the network senses of itself, levels held", false),
        /** A reward while levels are held. */
        HELD_REWARD("a reward, levels held", false),
        /** Eligibility of each synapse looked at. */
        OWN_ELIGIBILITY("its own eligibility", true),
        /** Weights of each synapse looked at. */
        OWN_WEIGHT("its own weight", true),
        /** States of neurons. */
        OWN_NEURONS("its two neurons", true),
        /** Dopamine. */
        DOPAMINE("dopamine", true),
        /** Serotonin. */
        SEROTONIN("serotonin", true),
        /** Acetylcholine. */
        ACETYLCHOLINE("acetylcholine", true);

        private final String title;
        private final boolean local;

        Disturbance(String title, boolean local) {
            this.title = title;
            this.local = local;
        }

        /** What to call it. */
        public String title() {
            return title;
        }

        /** Whether a change of weight may depend on it. */
        public boolean local() {
            return local;
        }

        boolean held() {
            return this == CRITIC || this == SENSES || this == HELD_REWARD;
        }
    }

    /**
     * What came of one disturbance.
     *
     * @param compared synapses with the same own causes in both copies
     * @param violations those of them whose weights changed by other bits
     * @param reached synapses whose change differs at all
     */
    public record Outcome(long compared, long violations, long reached) {}

    /** Disturbs a copy and compares it with one left alone. */
    public Outcome disturb(Disturbance what) {
        LivingNetwork calm = copy();
        LivingNetwork disturbed = copy();
        if (what.held()) {
            calm.ablate(Mechanism.MODULATION);
            disturbed.ablate(Mechanism.MODULATION);
        }
        float[][] before = own(calm);
        apply(what, disturbed);
        float[][] beforeDisturbed = own(disturbed);
        calm.step();
        disturbed.step();
        boolean sameTone = tone(calm, disturbed);
        return compare(calm, disturbed, before, beforeDisturbed, sameTone);
    }

    /** Whether the levels of all four modulators are the same bits in a copy whose every weight, trace, potential and threshold was disturbed before the moment. */
    public boolean levelsFollowActivityAlone() {
        LivingNetwork calm = copy();
        LivingNetwork disturbed = copy();
        everything(disturbed);
        calm.step();
        disturbed.step();
        return levels(calm, disturbed);
    }

    /** The same over many moments in which neurons do not hear each other, so that no weight can act on activity. */
    public boolean levelsIgnoreWeights(int moments) {
        LivingNetwork calm = copy();
        LivingNetwork disturbed = copy();
        calm.ablate(Mechanism.RECURRENCE);
        disturbed.ablate(Mechanism.RECURRENCE);
        weights(disturbed, 0, network.neuronCount());
        boolean same = true;
        for (int t = 0; t < moments; t++) {
            calm.step();
            disturbed.step();
            same &= levels(calm, disturbed);
        }
        return same;
    }

    /** Whether activity moves them: currents into a third of the neurons, and the moment after. */
    public boolean levelsFollowActivity() {
        LivingNetwork calm = copy();
        LivingNetwork disturbed = copy();
        for (int n = network.inputCount(); n < network.neuronCount(); n += 3) {
            disturbed.inject(n, STRONG);
        }
        for (int t = 0; t < 2; t++) {
            calm.step();
            disturbed.step();
        }
        return !levels(calm, disturbed);
    }

    /** Whether a reward moves dopamine. */
    public boolean dopamineFollowsReward() {
        LivingNetwork calm = copy();
        LivingNetwork disturbed = copy();
        disturbed.reward(-MUCH);
        calm.step();
        disturbed.step();
        return calm.level(Modulator.DOPAMINE) != disturbed.level(Modulator.DOPAMINE);
    }

    /** How many memory synapses there are. */
    public int synapses() {
        return network.memoryCount();
    }

    private LivingNetwork copy() {
        return (LivingNetwork) Models.restored(network.snapshot());
    }

    private void apply(Disturbance what, LivingNetwork disturbed) {
        int first = network.inputCount();
        int other = first + chance.below(network.neuronCount() - first, 30, round, what.ordinal());
        MemorySynapses memory = disturbed.memory();
        int from = memory.first(other);
        int to = from + disturbed.neurons().memories.values[other];
        switch (what) {
            case OTHER_WEIGHTS -> weights(disturbed, other, other + 1);
            case OTHER_ELIGIBILITY -> shift(memory.eligibility.values, from, to, 1);
            case OTHER_POTENTIAL -> disturbed.neurons().potential.values[other] += STRONG;
            case OTHER_THRESHOLDS -> {
                disturbed.neurons().upper.values[other] += 1;
                disturbed.neurons().lower.values[other] += 1;
            }
            case OTHER_CURRENT -> disturbed.inject(other, STRONG);
            case OTHER_BACKBONE ->
                shift(
                        disturbed.backbone().weight.values,
                        disturbed.neurons().firstBackbone(other),
                        disturbed.neurons().backboneEnd.values[other],
                        1);
            case CRITIC -> {
                double[] expected = disturbed.expectation().weight.values;
                for (int row = 0; row < disturbed.expectation().count(); row++) {
                    expected[row] += 1;
                }
            }
            case SENSES -> {
                disturbed.ensemble().now.values[0] += 0.5;
                disturbed.ensemble().expected.values[0] += 0.5;
                disturbed.ensemble().surprise.values[0] += 1;
                disturbed.ensemble().usual.values[0] += 1;
                disturbed.ensemble().health.values[0] += 1;
                disturbed.ensemble().novelty.values[0] += 0.5;
                disturbed.ensemble().value.values[0] += 1;
            }
            case HELD_REWARD -> disturbed.reward(5);
            case OWN_ELIGIBILITY -> shift(memory.eligibility.values, 0, memory.count(), 0.01f);
            case OWN_WEIGHT -> weights(disturbed, 0, network.neuronCount());
            case OWN_NEURONS -> {
                for (int n = first; n < network.neuronCount(); n++) {
                    disturbed.inject(n, chance.event(0.5, 31, round, n) ? STRONG : -STRONG);
                }
            }
            case DOPAMINE -> disturbed.modulate(Modulator.DOPAMINE, 0.5);
            case SEROTONIN -> disturbed.modulate(Modulator.SEROTONIN, 0.5);
            case ACETYLCHOLINE -> disturbed.modulate(Modulator.ACETYLCHOLINE, 0.5);
        }
    }

    private static void weights(LivingNetwork disturbed, int fromNeuron, int toNeuron) {
        MemorySynapses memory = disturbed.memory();
        for (int n = fromNeuron; n < toNeuron; n++) {
            int from = memory.first(n);
            int to = from + disturbed.neurons().memories.values[n];
            shift(memory.fast.values, from, to, PUSH);
            shift(memory.slow.values, from, to, -PUSH);
            shift(memory.lasting.values, from, to, PUSH / 2);
        }
        memory.disturbed();
    }

    private static void everything(LivingNetwork disturbed) {
        weights(disturbed, 0, disturbed.neuronCount());
        shift(disturbed.memory().eligibility.values, 0, disturbed.memory().count(), 1);
        for (int n = disturbed.inputCount(); n < disturbed.neuronCount(); n++) {
            disturbed.neurons().potential.values[n] += 1;
            disturbed.neurons().upper.values[n] += 1;
            disturbed.neurons().lower.values[n] += 1;
        }
    }

    private static void shift(float[] values, int from, int to, float by) {
        for (int s = from; s < to; s++) {
            values[s] += by;
        }
    }

    /** Weights and eligibility, which the moment will change. */
    private static float[][] own(LivingNetwork of) {
        MemorySynapses memory = of.memory();
        int count = memory.count();
        return new float[][] {
            Arrays.copyOf(memory.fast.values, count),
            Arrays.copyOf(memory.slow.values, count),
            Arrays.copyOf(memory.lasting.values, count),
            Arrays.copyOf(memory.eligibility.values, count)
        };
    }

    private static boolean tone(LivingNetwork one, LivingNetwork other) {
        return levels(one, other) && same(one.ensemble().tag.values[0], other.ensemble().tag.values[0]);
    }

    private static boolean levels(LivingNetwork one, LivingNetwork other) {
        boolean same = true;
        for (Modulator modulator : Modulator.values()) {
            same &= same(one.level(modulator), other.level(modulator));
        }
        return same;
    }

    private static boolean same(double a, double b) {
        return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }

    private static Outcome compare(
            LivingNetwork calm,
            LivingNetwork disturbed,
            float[][] before,
            float[][] beforeDisturbed,
            boolean sameTone) {
        float[][] after = own(calm);
        float[][] afterDisturbed = own(disturbed);
        MemorySynapses memory = calm.memory();
        long compared = 0;
        long violations = 0;
        long reached = 0;
        for (int n = calm.inputCount(); n < calm.neuronCount(); n++) {
            boolean samePost = calm.state(n) == disturbed.state(n);
            int first = memory.first(n);
            for (int s = first; s < first + calm.neurons().memories.values[n]; s++) {
                int pre = memory.pre.values[s];
                boolean sameOwn = sameTone && samePost && calm.state(pre) == disturbed.state(pre);
                boolean sameChange = true;
                for (int v = 0; v < before.length; v++) {
                    sameOwn &= before[v][s] == beforeDisturbed[v][s];
                    // The weights differ by what was done to them; their changes are compared.
                    float change = after[v][s] - before[v][s];
                    float changeDisturbed = afterDisturbed[v][s] - beforeDisturbed[v][s];
                    sameChange &= Float.floatToRawIntBits(change) == Float.floatToRawIntBits(changeDisturbed);
                }
                compared += sameOwn ? 1 : 0;
                violations += sameOwn && !sameChange ? 1 : 0;
                reached += sameChange ? 0 : 1;
            }
        }
        return new Outcome(compared, violations, reached);
    }
}
