package org.neuraxon.core.living;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.math.Elementary;

/**
 * Release and clearance of the four modulators, each with a drive of its own:
 *
 * <pre>
 * dL/dt = (clip(tonic + k z, 0, 1) - L) / τ
 * DA    z = (a - ā) / σ (1 - f) + δ + u       more activity, more reward ({@link Critic}) than expected, unfamiliar input (Schultz, 1998)
 * NA    z = e / e' - 1 + u           unexpected uncertainty: surprise of this moment against the usual (Yu &amp; Dayan, 2005)
 * ACh   z = ē / e' - 1               expected uncertainty: surprise of these seconds against the usual
 * 5-HT  z = (w - w') / σ'            long-run outcome: well-being against the usual (Doya, 2002)
 * </pre>
 *
 * a is activity over 20 ms, ā over 2 s, σ the standard deviation of their difference; e = |a - ā| / σ over 100 ms, ē over 2 s, e' over 30
 * s; u is how much less familiar inputs are than usual, f how familiar those heard are, where a is above ā ({@link Novelty});
 * w = -|ā - set-point| / set-point over 3 s, w' over a minute. Every release is balanced by clearance, so levels return to tonic.
 */
final class Release implements Phase {

    private static final double SMALLEST_VARIANCE = 1e-9;
    private static final double SMALLEST_UNCERTAINTY = 0.1;

    private final LivingModulation modulation;
    private final LivingSenses senses;
    private final LivingModulators modulators;
    private final Ensemble ensemble;
    private final double setPoint;
    private final double over20;
    private final double over100;
    private final double over2000;
    private final double over3000;
    private final double over10000;
    private final double over30000;
    private final double over60000;
    private final double[] kept = new double[Modulator.values().length];

    Release(LivingParameters parameters, LivingModulators modulators, Ensemble ensemble) {
        modulation = parameters.modulation();
        senses = parameters.senses();
        this.modulators = modulators;
        this.ensemble = ensemble;
        setPoint = Math.max(
                0.01, parameters.homeostasis().up() + parameters.homeostasis().down());
        double dt = parameters.membrane().dt();
        over20 = share(dt, 20);
        over100 = share(dt, 100);
        over2000 = share(dt, 2000);
        over3000 = share(dt, 3000);
        over10000 = share(dt, 10_000);
        over30000 = share(dt, 30_000);
        over60000 = share(dt, 60_000);
        kept[Modulator.DOPAMINE.ordinal()] = share(dt, modulation.dopamineTau());
        kept[Modulator.SEROTONIN.ordinal()] = share(dt, modulation.serotoninTau());
        kept[Modulator.ACETYLCHOLINE.ordinal()] = share(dt, modulation.acetylcholineTau());
        kept[Modulator.NORADRENALINE.ordinal()] = share(dt, modulation.noradrenalineTau());
    }

    @Override
    public void run(Moment moment, int from, int to) {
        double activity = ensemble.activity.values[0];
        double now = follow(ensemble.now.values, activity, over20);
        double expected = follow(ensemble.expected.values, activity, over2000);
        double variance = follow(ensemble.variance.values, (now - expected) * (now - expected), over10000);
        double novelty = (now - expected) / Math.sqrt(variance + SMALLEST_VARIANCE);
        double surprise = follow(ensemble.surprise.values, Math.abs(novelty), over100);
        double uncertainty = follow(ensemble.uncertainty.values, Math.abs(novelty), over2000);
        double usual = Math.max(SMALLEST_UNCERTAINTY, follow(ensemble.usual.values, Math.abs(novelty), over30000));
        double health = follow(ensemble.health.values, -Math.abs(expected - setPoint) / setPoint, over3000);
        double change = health - follow(ensemble.usualHealth.values, health, over60000);
        double healthVariance = follow(ensemble.healthVariance.values, change * change, over60000);
        double unfamiliar = Math.max(0, ensemble.novelty.values[0] - ensemble.usualNovelty.values[0]);
        double reward = ensemble.reward.values[0] + ensemble.news.values[0];
        ensemble.reward.values[0] = 0;
        if (!moment.has(Mechanism.MODULATION)) {
            return;
        }
        double aroused = novelty > 0 ? novelty * (1 - ensemble.familiar.values[0]) : novelty;
        release(Modulator.DOPAMINE, modulation.dopamineDrive() * aroused + reward + senses.dopamine() * unfamiliar);
        release(
                Modulator.NORADRENALINE,
                modulation.noradrenalineDrive() * (surprise / usual - 1) + senses.noradrenaline() * unfamiliar);
        release(Modulator.ACETYLCHOLINE, modulation.acetylcholineDrive() * (uncertainty / usual - 1));
        release(
                Modulator.SEROTONIN,
                modulation.serotoninDrive() * change / Math.sqrt(healthVariance + SMALLEST_VARIANCE));
    }

    private void release(Modulator modulator, double drive) {
        int row = modulator.ordinal();
        double target = Math.max(0, Math.min(1, modulators.tonic.values[row] + drive));
        follow(row, target);
    }

    private void follow(int row, double target) {
        double[] level = modulators.level.values;
        level[row] = target + kept[row] * (level[row] - target);
    }

    /** Low-pass: returns the new value. */
    private static double follow(double[] value, double target, double kept) {
        value[0] = target + kept * (value[0] - target);
        return value[0];
    }

    private static double share(double dt, double tau) {
        return Elementary.exp(-dt / tau);
    }
}
