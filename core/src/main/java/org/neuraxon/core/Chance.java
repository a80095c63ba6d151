package org.neuraxon.core;

/** The purposes for which random numbers are drawn. Their order is part of what a seed means: add at the end only. */
public enum Chance {
    /** Whether a connection is rewired at birth. */
    REWIRING,
    /** Where a rewired connection leads. */
    REWIRING_TARGET,
    /** The dendritic branch of a synapse at birth. */
    BRANCH,
    /** The fast weight at birth. */
    FAST_WEIGHT,
    /** The slow weight at birth. */
    SLOW_WEIGHT,
    /** The meta weight at birth. */
    META_WEIGHT,
    /** Whether a synapse is born silent. */
    SILENT,
    /** Whether a synapse is born modulatory. */
    MODULATORY,
    /** The phase of a rhythm at birth. */
    RHYTHM_PHASE,
    /** Whether a spontaneous current occurs. */
    SPONTANEOUS_EVENT,
    /** The size of a spontaneous current. */
    SPONTANEOUS_SIZE,
    /** Whether a silent synapse wakes up. */
    UNSILENCING,
    /** Whether an unhealthy neuron dies while it is updated. */
    NEURON_DEATH,
    /** Whether an unhealthy neuron dies while structure is updated. */
    STRUCTURAL_DEATH,
    /** Whether a synapse is formed. */
    FORMATION,
    /** The presynaptic neuron of a new synapse. */
    FORMATION_PRE,
    /** The postsynaptic neuron of a new synapse. */
    FORMATION_POST,
    /** Connections and weights of a projection at birth. */
    PROJECTION,
    /** Membrane noise. */
    NOISE,
    /** The presynaptic neuron of a random connection. */
    WIRING,
    /** Thresholds, time constants and biases of a ring at birth. */
    RING_NEURON,
    /** Delayed input taps of a ring at birth. */
    RING_TAP,
    /** Recurrent synapses of a ring at birth. */
    RING_SYNAPSE,
    /** The receptors of a neuron at birth. */
    RECEPTORS,
    /** Synapses from input neurons at birth. */
    INPUT_WIRING,
    /** Whether a neuron examines one of its synapses. */
    PRUNING,
    /** Which one. */
    PRUNED
}
