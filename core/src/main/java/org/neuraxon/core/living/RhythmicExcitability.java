package org.neuraxon.core.living;

import org.neuraxon.core.Chance;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;

/**
 * Theta and gamma: thresholds of all neurons rise and fall together, and carry no current.
 *
 * <pre>
 * A ← A (1 - ρ [(1 - n) cos θ + n (1 + cos θ) / 2 cos γ])        ρ = strength · 2 ACh / (ACh + 0.3), at most 0.9
 * θ = 2π (f t + θ₀)                                                γ likewise; θ₀, γ₀ by chance at birth
 * </pre>
 *
 * <p>Gamma is nested in theta: it is strong while theta lowers thresholds (Lisman &amp; Jensen, 2013). Acetylcholine strengthens both
 * (Hasselmo, 2006); at its resting level ρ is the strength. Phases follow from time and seed alone, so rhythms have no state, and half a step gives the same
 * rhythm. Writes {@link Tone#threshold} after {@link ReceptorAction}.
 */
final class RhythmicExcitability implements Phase {

    private static final double RESTING_ACETYLCHOLINE = 0.3;
    private static final double MOST = 0.9;
    private static final double TURN = 2 * Math.PI;
    private static final int THETA = 0;
    private static final int GAMMA = 1;

    private final LivingRhythms rhythms;
    private final double dt;
    private final double theta0;
    private final double gamma0;
    private final LivingModulators modulators;
    private final Tone tone;

    RhythmicExcitability(LivingParameters parameters, long seed, LivingModulators modulators, Tone tone) {
        rhythms = parameters.rhythms();
        dt = parameters.membrane().dt();
        CounterRandom random = new CounterRandom(seed);
        theta0 = random.uniform(Chance.RHYTHM_PHASE.ordinal(), 0, THETA);
        gamma0 = random.uniform(Chance.RHYTHM_PHASE.ordinal(), 0, GAMMA);
        this.modulators = modulators;
        this.tone = tone;
    }

    @Override
    public void run(Moment now, int from, int to) {
        if (now.has(Mechanism.RHYTHMS)) {
            swing(now.step());
        }
    }

    /** Multiplies the factor on thresholds by that of a moment. */
    void swing(long step) {
        if (rhythms.strength() == 0) {
            return;
        }
        double acetylcholine = modulators.of(Modulator.ACETYLCHOLINE);
        double depth = Math.min(MOST, rhythms.strength() * 2 * acetylcholine / (acetylcholine + RESTING_ACETYLCHOLINE));
        double slow = Elementary.cos(theta(step));
        double fast = (1 + slow) / 2 * Elementary.cos(gamma(step));
        tone.threshold *= 1 - depth * ((1 - rhythms.gammaShare()) * slow + rhythms.gammaShare() * fast);
    }

    /** The phase of theta in a moment, 0 to 2 pi. */
    double theta(long step) {
        return phase(rhythms.theta(), theta0, step);
    }

    /** The phase of gamma in a moment, 0 to 2 pi. */
    double gamma(long step) {
        return phase(rhythms.gamma(), gamma0, step);
    }

    private double phase(double hertz, double turns, long step) {
        double all = hertz * dt / 1000 * step + turns;
        return TURN * (all - Math.floor(all));
    }
}
