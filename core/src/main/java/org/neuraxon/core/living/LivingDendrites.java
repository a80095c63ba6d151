package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * The plateaus by which memories act; {@link DendriticPlateau} has the formulas.
 *
 * @param onset memory input below this does nothing
 * @param rise from the onset to the full plateau
 * @param strength current of a full plateau at acetylcholine 0
 * @param depletionTau a full plateau uses up its resource
 * @param recoveryTau return of the resource
 * @param inhibition rise of all thresholds when a quarter of the neurons has plateaus
 */
public record LivingDendrites(
        @Parameter(key = "plateau_onset", about = "memory input below this does nothing", min = 0, max = 100)
        double onset,

        @Parameter(key = "plateau_rise", about = "from the onset to the full plateau", min = 0, max = 100, open = true)
        double rise,

        @Parameter(
                key = "plateau_strength",
                about = "current of a full plateau at acetylcholine 0",
                min = 0,
                max = 1000)
        double strength,

        @Parameter(
                key = "tau_depletion",
                about = "a full plateau uses up its resource",
                unit = "ms",
                min = 0,
                max = 1000000,
                open = true)
        double depletionTau,

        @Parameter(
                key = "tau_recovery",
                about = "return of the resource",
                unit = "ms",
                min = 0,
                max = 1000000,
                open = true)
        double recoveryTau,

        @Parameter(
                key = "plateau_inhibition",
                about = "rise of all thresholds when a quarter of the neurons has plateaus",
                min = 0,
                max = 1000)
        double inhibition) {

    /** Measured in {@code docs/decisions/0011-living-model.md}. */
    public static final LivingDendrites DEFAULT = new LivingDendrites(0.5, 0.1, 15.6, 200, 800, 3);
}
