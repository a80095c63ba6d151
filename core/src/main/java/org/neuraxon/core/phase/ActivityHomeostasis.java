package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.MultiScaleHomeostasis;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.RateHomeostasis;

/**
 * Running means of a neuron's activity q = |s| on five time scales (Turrigiano, 2012, in the form of Neuraxon 2.0), with r* the target:
 *
 * <pre>
 * r  += a_r (q - r) dt
 * uf  = (1 - a) uf + a q      a = dt/τ_ultrafast      burst level
 * fe  = (1 - a) fe + a q      a = dt/τ_fast           excitability
 * g  += a (-k_medium (q - r*) g), in [0.5, 2]         a = dt/τ_medium
 * sl  = (1 - a) sl + a |q - r*|                       a = dt/τ_slow
 * </pre>
 *
 * Reads the state before this moment's readout, writes the five variables of {@link Neurons}.
 */
public record ActivityHomeostasis(RateHomeostasis target, MultiScaleHomeostasis scales, Neurons neurons)
        implements Phase {

    private static final double GAIN_FLOOR = 0.5;
    private static final double GAIN_CEILING = 2;

    @Override
    public void run(Moment now, int from, int to) {
        if (!now.has(Mechanism.HOMEOSTASIS)) {
            return;
        }
        double dt = now.dt();
        double ultrafastShare = dt / scales.ultrafastTau();
        double fastShare = dt / scales.fastTau();
        double mediumShare = dt / scales.mediumTau();
        double slowShare = dt / scales.slowTau();
        double[] rate = neurons.rate.values;
        double[] ultrafast = neurons.ultrafast.values;
        double[] fast = neurons.fast.values;
        double[] gain = neurons.gain.values;
        double[] slow = neurons.slow.values;
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                double activity = Math.abs(neurons.state.values[n]);
                double deviation = activity - target.targetRate();
                rate[n] += target.smoothing() * (activity - rate[n]) * dt;
                ultrafast[n] = (1 - ultrafastShare) * ultrafast[n] + ultrafastShare * activity;
                fast[n] = (1 - fastShare) * fast[n] + fastShare * activity;
                double moved = gain[n] + mediumShare * (-scales.mediumGain() * deviation * gain[n]);
                gain[n] = Math.max(GAIN_FLOOR, Math.min(GAIN_CEILING, moved));
                slow[n] = (1 - slowShare) * slow[n] + slowShare * Math.abs(deviation);
            }
        }
    }
}
