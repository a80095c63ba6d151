package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Synapses;
import org.neuraxon.core.blueprint.TimeWarping;
import org.neuraxon.core.math.Elementary;

/**
 * Synaptic time warping (ChronoPlasticity, in the form of Neuraxon 2.0): each synapse stretches or shrinks the decay of its slow trace.
 *
 * <pre>
 * zg = tanh(z / norm)                     z itself if norm ≤ 0
 * u  = clip(2 s_pre + 1.5 zg - 1)
 * ω  = (1 - β) ω + β clamp(logistic(u), ω_min, ω_max)
 * f  = α_f f + s_pre                      clipped
 * z  = α_s^ω z + s_pre                    clipped
 * </pre>
 *
 * Reads {@link Synapses#signal}; writes {@link Synapses#omega}, {@link Synapses#chronoFast}, {@link Synapses#chronoSlow}.
 */
public final class SynapticTimeWarping implements Phase {

    private final TimeWarping parameters;
    private final Synapses synapses;
    private final double omegaFloor;
    private final double omegaCeiling;
    private final double smoothing;
    private final double rawClip;
    private final double traceClip;
    private final double logAlphaSlow;

    /** Bounds given in the wrong order are swapped, as the reference does. */
    public SynapticTimeWarping(TimeWarping parameters, Synapses synapses) {
        this.parameters = parameters;
        this.synapses = synapses;
        this.omegaFloor = Math.min(parameters.omegaMin(), parameters.omegaMax());
        this.omegaCeiling = Math.max(parameters.omegaMin(), parameters.omegaMax());
        this.smoothing = Math.max(0, Math.min(1, parameters.omegaSmoothing()));
        this.rawClip = parameters.rawClip() > 0 ? parameters.rawClip() : Double.POSITIVE_INFINITY;
        this.traceClip = parameters.traceClip() > 0 ? parameters.traceClip() : Double.POSITIVE_INFINITY;
        this.logAlphaSlow = Elementary.log(parameters.alphaSlow());
    }

    @Override
    public void run(Moment now, int from, int to) {
        if (parameters.enabled() && now.has(Mechanism.TIME_WARPING)) {
            warp(synapses.first(from), synapses.first(to));
        }
    }

    private void warp(int first, int end) {
        byte[] signal = synapses.signal.values;
        double[] omega = synapses.omega.values;
        double[] fast = synapses.chronoFast.values;
        double[] slow = synapses.chronoSlow.values;
        for (int s = first; s < end; s++) {
            int state = signal[s];
            if (state != Synapses.ABSENT) {
                double raw = 2 * state + 1.5 * gate(slow[s]) - 1;
                raw = Math.max(-rawClip, Math.min(rawClip, raw));
                double wanted = Math.max(omegaFloor, Math.min(omegaCeiling, Elementary.sigmoid(raw)));
                omega[s] = (1 - smoothing) * omega[s] + smoothing * wanted;
                fast[s] = clip(parameters.alphaFast() * fast[s] + state);
                slow[s] = clip(retention(omega[s]) * slow[s] + state);
            }
        }
    }

    private double gate(double trace) {
        return parameters.gateNorm() > 0 ? Elementary.tanh(trace / parameters.gateNorm()) : trace;
    }

    /** α_s to the power ω, with the logarithm taken once; α_s = 0 keeps nothing unless ω is 0. */
    private double retention(double warp) {
        return warp == 0 ? 1 : Elementary.exp(warp * logAlphaSlow);
    }

    private double clip(double trace) {
        return Math.max(-traceClip, Math.min(traceClip, trace));
    }
}
