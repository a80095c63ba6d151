package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * Release and clearance of the four modulators; {@link Release} has the formulas.
 *
 * @param dopamine tonic level
 * @param serotonin tonic level
 * @param acetylcholine tonic level
 * @param noradrenaline tonic level
 * @param dopamineDrive release by novelty
 * @param serotoninDrive release by well-being
 * @param acetylcholineDrive release by expected uncertainty
 * @param noradrenalineDrive release by unexpected uncertainty
 * @param dopamineTau clearance
 * @param serotoninTau clearance
 * @param acetylcholineTau clearance
 * @param noradrenalineTau clearance
 */
public record LivingModulation(
        @Parameter(key = "dopamine_tonic", about = "tonic level", min = 0, max = 1)
        double dopamine,

        @Parameter(key = "serotonin_tonic", about = "tonic level", min = 0, max = 1)
        double serotonin,

        @Parameter(key = "acetylcholine_tonic", about = "tonic level", min = 0, max = 1)
        double acetylcholine,

        @Parameter(key = "noradrenaline_tonic", about = "tonic level", min = 0, max = 1)
        double noradrenaline,

        @Parameter(key = "dopamine_drive", about = "release by novelty", min = 0, max = 10)
        double dopamineDrive,

        @Parameter(key = "serotonin_drive", about = "release by well-being", min = 0, max = 10)
        double serotoninDrive,

        @Parameter(key = "acetylcholine_drive", about = "release by expected uncertainty", min = 0, max = 10)
        double acetylcholineDrive,

        @Parameter(key = "noradrenaline_drive", about = "release by unexpected uncertainty", min = 0, max = 10)
        double noradrenalineDrive,

        @Parameter(key = "tau_dopamine", about = "clearance", unit = "ms", min = 0, max = 1000000, open = true)
        double dopamineTau,

        @Parameter(key = "tau_serotonin", about = "clearance", unit = "ms", min = 0, max = 1000000, open = true)
        double serotoninTau,

        @Parameter(key = "tau_acetylcholine", about = "clearance", unit = "ms", min = 0, max = 1000000, open = true)
        double acetylcholineTau,

        @Parameter(key = "tau_noradrenaline", about = "clearance", unit = "ms", min = 0, max = 1000000, open = true)
        double noradrenalineTau) {

    /** Levels that wander by a tenth to a fifth of themselves while nothing happens. */
    public static final LivingModulation DEFAULT =
            new LivingModulation(0.25, 0.4, 0.25, 0.3, 0.12, 0.08, 0.35, 0.25, 200, 3000, 2000, 300);
}
