package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Modulation;
import org.neuraxon.core.blueprint.Modulators;
import org.neuraxon.core.blueprint.Receptor;
import org.neuraxon.core.blueprint.Receptors;
import org.neuraxon.core.math.Elementary;

/**
 * The receptors' dose-response curves: activation = 1 / (1 + exp(-k (C - θ))), with C the concentration that the receptor sees (tonic, or
 * tonic + phasic), between 0 and the cap, and k the slope of its type; a slope of 0 or less means 20 for tonic and 10 for other receptors.
 *
 * <p>Reads {@link Modulators}, writes {@link Receptors}.
 */
public record ReceptorBinding(Modulation parameters, Modulators modulators, Receptors receptors) implements Phase {

    private static final double STEEP_TONIC = 20;
    private static final double STEEP_PHASIC = 10;
    private static final double EXPONENT_LIMIT = 50;
    private static final Receptor[] ALL = Receptor.values();

    @Override
    public void run(Moment now, int from, int to) {
        double cap = parameters.concentrationCap();
        for (Receptor receptor : ALL) {
            int m = receptor.modulator().ordinal();
            double concentration = modulators.tonic.values[m];
            if (!receptor.tonic()) {
                concentration += modulators.phasic.values[m];
            }
            concentration = Math.max(0, cap > 0 ? Math.min(cap, concentration) : concentration);
            double exponent = -slope(receptor) * (concentration - receptor.threshold());
            exponent = Math.max(-EXPONENT_LIMIT, Math.min(EXPONENT_LIMIT, exponent));
            receptors.activation.values[receptor.ordinal()] = 1 / (1 + Elementary.exp(exponent));
        }
    }

    private double slope(Receptor receptor) {
        if (receptor.tonic()) {
            return parameters.slopeTonic() > 0 ? parameters.slopeTonic() : STEEP_TONIC;
        }
        return parameters.slopePhasic() > 0 ? parameters.slopePhasic() : STEEP_PHASIC;
    }
}
