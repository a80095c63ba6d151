package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * Four loops of homeostasis (MSTH), from milliseconds to hours.
 *
 * @param ultrafastTau time constant of the burst detector
 * @param ultrafastCeiling burst level above which the potential is halved
 * @param fastTau time constant of excitability
 * @param fastGain threshold shift by excitability
 * @param mediumTau time constant of the gain
 * @param mediumGain strength of the gain loop
 * @param slowTau time constant of structural pressure
 * @param slowGain declared by the reference, used nowhere
 */
public record MultiScaleHomeostasis(
        @Parameter(
                key = "msth_ultrafast_tau",
                about = "time constant of the burst detector",
                unit = "ms",
                min = 0,
                open = true)
        double ultrafastTau,

        @Parameter(key = "msth_ultrafast_ceiling", about = "burst level above which the potential is halved")
        double ultrafastCeiling,

        @Parameter(key = "msth_fast_tau", about = "time constant of excitability", unit = "ms", min = 0, open = true)
        double fastTau,

        @Parameter(key = "msth_fast_gain", about = "threshold shift by excitability")
        double fastGain,

        @Parameter(key = "msth_medium_tau", about = "time constant of the gain", unit = "ms", min = 0, open = true)
        double mediumTau,

        @Parameter(key = "msth_medium_gain", about = "strength of the gain loop")
        double mediumGain,

        @Parameter(
                key = "msth_slow_tau",
                about = "time constant of structural pressure",
                unit = "ms",
                min = 0,
                open = true)
        double slowTau,

        @Parameter(
                key = "msth_slow_gain",
                about = "declared by the reference, used nowhere",
                inert = "the reference never reads it")
        double slowGain) {

    /** The defaults of the published model. */
    public static final MultiScaleHomeostasis DEFAULT =
            new MultiScaleHomeostasis(5.0, 2.0, 2000.0, 0.1, 300000.0, 0.001, 3600000.0, 0.0001);
}
