package org.neuraxon.core.plastic;

import org.neuraxon.core.parameter.Parameter;

/**
 * The membrane: how a neuron forgets, trembles and decides. With the defaults a neuron leaves 0 about ten times a second.
 *
 * @param dt length of a moment
 * @param tau time constant of the potential
 * @param noise standard deviation that noise alone gives a potential that is never reset
 * @param coupling potential that one unit of synaptic current adds
 * @param threshold size of the potential above which the neuron is in state +1 or -1
 */
public record PlasticMembrane(
        @Parameter(key = "dt", about = "length of a moment", unit = "ms", min = 0, open = true)
        double dt,

        @Parameter(key = "tau_membrane", about = "time constant of the potential", unit = "ms", min = 0, open = true)
        double tau,

        @Parameter(key = "noise", about = "standard deviation of the resting potential", min = 0)
        double noise,

        @Parameter(key = "coupling", about = "potential that one unit of synaptic current adds")
        double coupling,

        @Parameter(key = "threshold", about = "size of the potential at which the neuron leaves 0", min = 0)
        double threshold) {

    /** About 10 Hz at a moment of 1 ms. */
    public static final PlasticMembrane DEFAULT = new PlasticMembrane(1, 10, 0.47, 0.02, 1);
}
