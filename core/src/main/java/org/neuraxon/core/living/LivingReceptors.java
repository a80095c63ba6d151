package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * How the four modulators act, by receptor subtype; {@link ReceptorAction} has the curves.
 *
 * @param alpha1Base gain of neurons rich in alpha-1 receptors without noradrenaline
 * @param alpha1Gain what saturating noradrenaline adds to it
 * @param alpha2Base gain of neurons rich in alpha-2 receptors without noradrenaline
 * @param alpha2Gain what saturating noradrenaline adds to it
 * @param alphaHalf noradrenaline of half effect
 * @param alphaSteepness exponent of the curve
 * @param alpha1Share share of neurons rich in alpha-1 receptors
 * @param nicotinicBase gain of outside input without acetylcholine
 * @param nicotinicGain what acetylcholine 1 adds to it
 * @param muscarinic1 fall of all thresholds per acetylcholine
 * @param muscarinic2 share of the plateau current that acetylcholine 1 takes away
 * @param serotonin1a change of the membrane time constant, relative, per serotonin
 * @param serotonin2a how strongly serotonin closes plasticity
 * @param dopamine1 dopamine and acetylcholine of half permission
 * @param dopamine2 depression where acetylcholine comes without dopamine
 */
public record LivingReceptors(
        @Parameter(
                key = "alpha1_base",
                about = "gain of neurons rich in alpha-1 receptors without noradrenaline",
                min = 0,
                max = 10)
        double alpha1Base,

        @Parameter(key = "alpha1_gain", about = "what saturating noradrenaline adds to it", min = -10, max = 10)
        double alpha1Gain,

        @Parameter(
                key = "alpha2_base",
                about = "gain of neurons rich in alpha-2 receptors without noradrenaline",
                min = 0,
                max = 10)
        double alpha2Base,

        @Parameter(key = "alpha2_gain", about = "what saturating noradrenaline adds to it", min = -10, max = 10)
        double alpha2Gain,

        @Parameter(key = "alpha_half", about = "noradrenaline of half effect", min = 0, max = 1, open = true)
        double alphaHalf,

        @Parameter(key = "alpha_steepness", about = "exponent of the curve", min = 0, max = 10, open = true)
        double alphaSteepness,

        @Parameter(key = "alpha1_share", about = "share of neurons rich in alpha-1 receptors", min = 0, max = 1)
        double alpha1Share,

        @Parameter(key = "nicotinic_base", about = "gain of outside input without acetylcholine", min = 0, max = 100)
        double nicotinicBase,

        @Parameter(key = "nicotinic_gain", about = "what acetylcholine 1 adds to it", min = 0, max = 100)
        double nicotinicGain,

        @Parameter(key = "muscarinic_1", about = "fall of all thresholds per acetylcholine", min = 0, max = 1)
        double muscarinic1,

        @Parameter(
                key = "muscarinic_2",
                about = "share of the plateau current that acetylcholine 1 takes away",
                min = 0,
                max = 1)
        double muscarinic2,

        @Parameter(
                key = "serotonin_1a",
                about = "change of the membrane time constant, relative, per serotonin",
                min = 0,
                max = 1.9)
        double serotonin1a,

        @Parameter(key = "serotonin_2a", about = "how strongly serotonin closes plasticity", min = 0, max = 1000)
        double serotonin2a,

        @Parameter(
                key = "dopamine_1",
                about = "dopamine and acetylcholine of half permission",
                min = 0,
                max = 1,
                open = true)
        double dopamine1,

        @Parameter(
                key = "dopamine_2",
                about = "depression where acetylcholine comes without dopamine",
                min = 0,
                max = 10)
        double dopamine2) {

    /** Measured in {@code docs/decisions/0011-living-model.md}. */
    public static final LivingReceptors DEFAULT =
            new LivingReceptors(0.3, 1.4, 0.8, 0.15, 0.4, 1.5, 0.5, 1.6, 4.8, 0.15, 1, 1, 4, 0.5, 0.3);
}
