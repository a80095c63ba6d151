package org.neuraxon.core.living;

import org.neuraxon.core.Modulator;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.math.Elementary;

/**
 * What the modulators do, by receptor subtype. None of them carries a current.
 *
 * <pre>
 * α1, α2   gain of a neuron      g = g₀ + g₁ c,  c = NAⁿ / (NAⁿ + kⁿ); two classes of neurons with their own g₀, g₁
 * nicotinic  gain of inputs      C = C₀ + C₁ ACh
 * M1       thresholds            A = 1 - m₁ (ACh - 0.3)
 * M2       plateau current       G = G₀ (1 - m₂ ACh)
 * 5-HT1A   membrane time         τ = τ₀ (1 + r (5HT - 0.5))
 * 5-HT2A   closes plasticity     K = 1 / (1 + q (5HT / 0.6)⁴)
 * D1       permission            P = 2 K h(DA) t,  h(x) = max(0, (H(x) - 0.2) / 0.8),  H(x) = x⁴ / (x⁴ + d₁⁴)
 * D2       refusal               D = d₂ K h(ACh) (1 - H(DA)) where h(DA) = 0, else 0
 * </pre>
 *
 * <p>Noradrenaline as gain: Servan-Schreiber, Printz &amp; Cohen (1990), Aston-Jones &amp; Cohen (2005). Acetylcholine for input against
 * memory: Hasselmo (2006). Acetylcholine alone depresses, dopamine turns it into
 * potentiation, also when it comes a little later: Brzosko, Zannone, Schultz, Clopath &amp; Paulsen (2017); t is h(ACh) or what is left
 * of it ({@link Tagging}). h is exactly 0 below the dead zone, so that a closed gate is closed.
 */
final class ReceptorAction implements Phase {

    private static final double RESTING_ACETYLCHOLINE = 0.3;
    private static final double CLOSING_SEROTONIN = 0.6;
    private static final double DEAD_ZONE = 0.2;

    private final LivingReceptors receptors;
    private final double plateauStrength;
    private final double membraneTau;
    private final LivingModulators modulators;
    private final Ensemble ensemble;
    private final Tone tone;
    private final double alphaHalf;

    ReceptorAction(LivingParameters parameters, LivingModulators modulators, Ensemble ensemble, Tone tone) {
        receptors = parameters.receptors();
        plateauStrength = parameters.dendrites().strength();
        membraneTau = parameters.membrane().tau();
        this.modulators = modulators;
        this.ensemble = ensemble;
        this.tone = tone;
        alphaHalf = Elementary.pow(receptors.alphaHalf(), receptors.alphaSteepness());
    }

    @Override
    public void run(Moment moment, int from, int to) {
        double dopamine = modulators.of(Modulator.DOPAMINE);
        double serotonin = modulators.of(Modulator.SEROTONIN);
        double acetylcholine = modulators.of(Modulator.ACETYLCHOLINE);
        double noradrenaline = modulators.of(Modulator.NORADRENALINE);

        double power = noradrenaline == 0 ? 0 : Elementary.pow(noradrenaline, receptors.alphaSteepness());
        double bound = power / (power + alphaHalf);
        tone.alpha1Gain = Math.max(0, receptors.alpha1Base() + receptors.alpha1Gain() * bound);
        tone.alpha2Gain = Math.max(0, receptors.alpha2Base() + receptors.alpha2Gain() * bound);
        tone.input = receptors.nicotinicBase() + receptors.nicotinicGain() * acetylcholine;
        tone.threshold = 1 - receptors.muscarinic1() * (acetylcholine - RESTING_ACETYLCHOLINE);
        tone.plateau = plateauStrength * (1 - receptors.muscarinic2() * acetylcholine);
        tone.tau = membraneTau * (1 + receptors.serotonin1a() * (serotonin - 0.5));

        double closing = 1 / (1 + receptors.serotonin2a() * fourth(serotonin / CLOSING_SEROTONIN));
        double tagged = permitted(receptors, acetylcholine);
        double rewarded = permitted(receptors, dopamine);
        tone.permission = 2 * closing * rewarded * Math.max(tagged, ensemble.tag.values[0]);
        tone.refusal =
                rewarded > 0 ? 0 : receptors.dopamine2() * closing * tagged * (1 - occupied(receptors, dopamine));
    }

    /** What a level of dopamine or acetylcholine permits, 0 to 1. */
    static double permitted(LivingReceptors receptors, double level) {
        return Math.max(0, (occupied(receptors, level) - DEAD_ZONE) / (1 - DEAD_ZONE));
    }

    private static double occupied(LivingReceptors receptors, double level) {
        double power = fourth(level);
        return power / (power + fourth(receptors.dopamine1()));
    }

    private static double fourth(double x) {
        return x * x * x * x;
    }
}
