package org.neuraxon.core.living;

import org.neuraxon.core.Modulator;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.math.Elementary;

/**
 * What is left of much acetylcholine's permission: it rises at once and fades as coincidences do, so that dopamine that comes a little later
 * still finds it, t ← max(h(ACh) where that is above 0.75, t exp(-dt / τe)), and 0 below a thousandth. {@link ReceptorAction} has h.
 */
final class Tagging implements Phase {

    private static final double NOTHING = 1e-3;
    private static final double MUCH = 0.75;

    private final LivingReceptors receptors;
    private final LivingModulators modulators;
    private final Ensemble ensemble;
    private final double kept;

    Tagging(LivingParameters parameters, LivingModulators modulators, Ensemble ensemble) {
        receptors = parameters.receptors();
        kept = Elementary.exp(-parameters.membrane().dt() / parameters.memory().eligibilityTau());
        this.modulators = modulators;
        this.ensemble = ensemble;
    }

    @Override
    public void run(Moment now, int from, int to) {
        double permitted = ReceptorAction.permitted(receptors, modulators.of(Modulator.ACETYLCHOLINE));
        double left = Math.max(permitted > MUCH ? permitted : 0, kept * ensemble.tag.values[0]);
        ensemble.tag.values[0] = left < NOTHING ? 0 : left;
    }
}
