package org.neuraxon.core.living;

/** What the modulators do in this moment, worked out once by {@link ReceptorAction}. Not a state: it follows from the levels. */
final class Tone {
    /** Gain of neurons rich in α1 receptors. */
    double alpha1Gain;
    /** Gain of neurons rich in α2 receptors. */
    double alpha2Gain;
    /** Factor on thresholds. */
    double threshold;
    /** Gain of input from outside. */
    double input;
    /** Current of a full plateau. */
    double plateau;
    /** Membrane time constant, ms. */
    double tau;
    /** Permission to learn, 0 to 2. */
    double permission;
    /** Command to unlearn, at least 0. */
    double refusal;
}
