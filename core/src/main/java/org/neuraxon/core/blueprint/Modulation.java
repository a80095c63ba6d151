package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * Release and clearance of the four neuromodulators and the response of their nine receptors.
 *
 * @param dopamineBaseline resting level of dopamine
 * @param serotoninBaseline resting level of serotonin
 * @param acetylcholineBaseline resting level of acetylcholine
 * @param noradrenalineBaseline resting level of noradrenaline
 * @param tonicTau time constant of tonic levels
 * @param phasicTau time constant of phasic levels
 * @param releaseRate release by activity
 * @param concentrationCap largest concentration a receptor sees; 0 or less: none
 * @param slopeTonic steepness of tonic receptors; 0 or less: 20
 * @param slopePhasic steepness of phasic receptors; 0 or less: 10
 */
public record Modulation(
        @Parameter(key = "dopamine_baseline", about = "resting level of dopamine")
        double dopamineBaseline,

        @Parameter(key = "serotonin_baseline", about = "resting level of serotonin")
        double serotoninBaseline,

        @Parameter(key = "acetylcholine_baseline", about = "resting level of acetylcholine")
        double acetylcholineBaseline,

        @Parameter(key = "norepinephrine_baseline", about = "resting level of noradrenaline")
        double noradrenalineBaseline,

        @Parameter(key = "tau_tonic", about = "time constant of tonic levels", unit = "ms", min = 0, open = true)
        double tonicTau,

        @Parameter(key = "tau_phasic", about = "time constant of phasic levels", unit = "ms", min = 0, open = true)
        double phasicTau,

        @Parameter(key = "neuromod_release_rate", about = "release by activity", unit = "1/ms")
        double releaseRate,

        @Parameter(key = "receptor_concentration_cap", about = "largest concentration a receptor sees; 0 or less: none")
        double concentrationCap,

        @Parameter(key = "receptor_slope_tonic", about = "steepness of tonic receptors; 0 or less: 20")
        double slopeTonic,

        @Parameter(key = "receptor_slope_phasic", about = "steepness of phasic receptors; 0 or less: 10")
        double slopePhasic) {

    /** The defaults of the published model. */
    public static final Modulation DEFAULT = new Modulation(0.15, 0.15, 0.15, 0.15, 5000.0, 200.0, 0.02, 1.0, 4.0, 3.0);
}
