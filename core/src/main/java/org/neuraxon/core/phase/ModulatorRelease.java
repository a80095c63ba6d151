package org.neuraxon.core.phase;

import static org.neuraxon.core.Modulator.ACETYLCHOLINE;
import static org.neuraxon.core.Modulator.DOPAMINE;
import static org.neuraxon.core.Modulator.NORADRENALINE;
import static org.neuraxon.core.Modulator.SEROTONIN;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Ambient;
import org.neuraxon.core.blueprint.Modulation;
import org.neuraxon.core.blueprint.Modulators;

/**
 * Clearance and release of the neuromodulators (Vivancos &amp; Sanchez, Neuraxon 2.0, 2026):
 *
 * <pre>
 * tonic  += dt/τ_tonic (baseline - tonic)      phasic += dt/τ_phasic (0 - phasic)
 * DA.phasic += R change dt    5HT.tonic += R activity dt    ACh.phasic += R excitation dt    NA.phasic += R change dt
 * ACh.phasic *= max(0, 1 - 0.1 DA.phasic)      5HT.tonic += 0.02 (NA.tonic + NA.phasic) dt
 * all levels are clamped to [0, 2]
 * </pre>
 *
 * Reads {@link Ambient}, writes {@link Modulators}.
 */
public record ModulatorRelease(Modulation parameters, Ambient ambient, Modulators modulators) implements Phase {

    private static final double CEILING = 2;

    @Override
    public void run(Moment now, int from, int to) {
        if (!now.has(Mechanism.MODULATION)) {
            return;
        }
        double dt = now.dt();
        double[] tonic = modulators.tonic.values;
        double[] phasic = modulators.phasic.values;
        for (Modulator modulator : Modulator.values()) {
            int m = modulator.ordinal();
            tonic[m] += dt / parameters.tonicTau() * (Modulators.baseline(parameters, modulator) - tonic[m]);
            phasic[m] += dt / parameters.phasicTau() * (0 - phasic[m]);
        }
        int dopamine = DOPAMINE.ordinal();
        int serotonin = SEROTONIN.ordinal();
        int acetylcholine = ACETYLCHOLINE.ordinal();
        int noradrenaline = NORADRENALINE.ordinal();
        double release = parameters.releaseRate();
        phasic[dopamine] += release * ambient.change.values[0] * dt;
        tonic[serotonin] += release * ambient.activity.values[0] * dt;
        phasic[acetylcholine] += release * ambient.excitation.values[0] * dt;
        phasic[noradrenaline] += release * ambient.change.values[0] * dt;

        phasic[acetylcholine] *= Math.max(0, 1 - 0.1 * phasic[dopamine]);
        tonic[serotonin] += 0.02 * (tonic[noradrenaline] + phasic[noradrenaline]) * dt;
        for (int m = 0; m < tonic.length && m < modulators.count(); m++) {
            tonic[m] = Math.max(0, Math.min(CEILING, tonic[m]));
            phasic[m] = Math.max(0, Math.min(CEILING, phasic[m]));
        }
    }
}
