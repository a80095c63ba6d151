package org.neuraxon.core;

/** A mechanism that can be switched off in a living network, to see what it is worth. */
public enum Mechanism {
    /** Random currents without a cause. */
    SPONTANEOUS_ACTIVITY("random currents into neurons"),
    /** Silent synapses that wake up when both neurons are active. */
    UNSILENCING("silent synapses wake up"),
    /** New synapses. */
    SYNAPSE_FORMATION("new synapses are formed"),
    /** Removal of synapses that lost their integrity. */
    SYNAPSE_PRUNING("worn-out synapses are removed"),
    /** Death of unhealthy neurons. */
    NEURON_DEATH("unhealthy neurons die"),
    /** Release and clearance of neuromodulators; off, the levels stand still. */
    MODULATION("neuromodulators are released and cleared"),
    /** Oscillators driving the neurons. */
    RHYTHMS("rhythms drive the neurons"),
    /** The nonlinear response of dendritic branches; off, branches add up. */
    DENDRITES("dendritic branches respond nonlinearly"),
    /** Fast and slow traces in the synaptic current. */
    TIME_WARPING("synapses warp time"),
    /** Retention that depends on the input; off, one half is kept. */
    INPUT_CONDITIONED_DECAY("retention depends on the input"),
    /** The complementary state. */
    COMPLEMENT_STATE("a complementary state is added before the readout"),
    /** Adaptation and autoreceptors. */
    ADAPTATION("neurons adapt"),
    /** Homeostasis of thresholds and gain. */
    HOMEOSTASIS("thresholds and gain follow activity"),
    /** Homeostatic scaling of weights. */
    SCALING("weights are scaled towards the target rate"),
    /** Weight changes by spike timing. */
    PLASTICITY("synapses learn from spike timing"),
    /** Influence of dendritic neighbours on weight changes. */
    ASSOCIATIVITY("dendritic neighbours learn together"),
    /** Astrocyte-gated weight changes. */
    ASTROCYTES("astrocytes gate plasticity"),
    /** Synapses between the neurons of a ring; off, they hear their inputs only. */
    RECURRENCE("neurons hear each other's states"),
    /** The way from slow weights to lasting ones. */
    CONSOLIDATION("learned weights become lasting ones"),
    /** Inhibition of everyone by dendritic plateaus. */
    INHIBITION("plateaus raise all thresholds"),
    /** The resource that plateaus use up; off, they never tire. */
    FATIGUE("plateaus run down"),
    /** Familiarity with inputs; off, no input is news. */
    NOVELTY("unfamiliar inputs release noradrenaline and dopamine"),
    /** The critic; off, every reward is a surprise. */
    EXPECTATION("expected rewards are no news, and what promises them is");

    private final String effect;

    Mechanism(String effect) {
        this.effect = effect;
    }

    /** What happens while it is on, in a few words. */
    public String effect() {
        return effect;
    }
}
