package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * Oscillations of excitability; {@link RhythmicExcitability} has the formulas.
 *
 * @param strength how far thresholds swing at the resting level of acetylcholine; 0 switches rhythms off
 * @param theta frequency of the slow rhythm
 * @param gamma frequency of the fast rhythm, which is strong while the slow one lowers thresholds
 * @param gammaShare share of the swing that is the fast rhythm's
 */
public record LivingRhythms(
        @Parameter(
                key = "rhythm_strength",
                about = "how far thresholds swing at the resting level of acetylcholine",
                min = 0,
                max = 0.6)
        double strength,

        @Parameter(key = "theta_frequency", about = "frequency of the slow rhythm", unit = "Hz", min = 0, max = 500)
        double theta,

        @Parameter(key = "gamma_frequency", about = "frequency of the fast rhythm", unit = "Hz", min = 0, max = 500)
        double gamma,

        @Parameter(key = "gamma_share", about = "share of the swing that is the fast rhythm's", min = 0, max = 1)
        double gammaShare) {

    /** Off: what they buy is measured in {@code docs/vital-signs.md}. */
    public static final LivingRhythms DEFAULT = new LivingRhythms(0, 6, 40, 0.5);
}
