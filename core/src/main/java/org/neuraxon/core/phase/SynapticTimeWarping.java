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

    private static final int BLOCK = 512;

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

    /** The formulas for a few hundred synapses at a time, so that each elementary function runs over an array. */
    private void warp(int first, int end) {
        double[] scratch = new double[Math.min(BLOCK, end - first)];
        for (int s = first; s < end; s += BLOCK) {
            int count = Math.min(BLOCK, end - s);
            gate(s, count, scratch);
            wantedWarp(s, count, scratch);
            moveWarp(s, count, scratch);
            moveTraces(s, count, scratch);
        }
    }

    private void gate(int first, int count, double[] gate) {
        double[] slow = synapses.chronoSlow.values;
        double norm = parameters.gateNorm();
        if (norm > 0) {
            for (int i = 0; i < count; i++) {
                gate[i] = slow[first + i] / norm;
            }
            Elementary.tanh(gate, gate, 0, count);
        } else {
            System.arraycopy(slow, first, gate, 0, count);
        }
    }

    private void wantedWarp(int first, int count, double[] gateThenWarp) {
        byte[] signal = synapses.signal.values;
        for (int i = 0; i < count; i++) {
            double raw = 2 * signal[first + i] + 1.5 * gateThenWarp[i] - 1;
            gateThenWarp[i] = Math.max(-rawClip, Math.min(rawClip, raw));
        }
        Elementary.sigmoid(gateThenWarp, gateThenWarp, 0, count);
    }

    /** Moves the warps and makes {@code α_s^ω}, with the logarithm taken once, of the wanted ones; α_s = 0 keeps nothing unless ω is 0. */
    private void moveWarp(int first, int count, double[] wantedThenRetention) {
        byte[] signal = synapses.signal.values;
        double[] omega = synapses.omega.values;
        for (int i = 0; i < count; i++) {
            int s = first + i;
            if (signal[s] != Synapses.ABSENT) {
                double wanted = Math.max(omegaFloor, Math.min(omegaCeiling, wantedThenRetention[i]));
                omega[s] = (1 - smoothing) * omega[s] + smoothing * wanted;
            }
            wantedThenRetention[i] = omega[s] == 0 ? 0 : omega[s] * logAlphaSlow;
        }
        Elementary.exp(wantedThenRetention, wantedThenRetention, 0, count);
    }

    private void moveTraces(int first, int count, double[] retention) {
        byte[] signal = synapses.signal.values;
        double[] fast = synapses.chronoFast.values;
        double[] slow = synapses.chronoSlow.values;
        double retentionFast = parameters.alphaFast();
        for (int i = 0; i < count; i++) {
            int s = first + i;
            int state = signal[s];
            if (state != Synapses.ABSENT) {
                fast[s] = clip(retentionFast * fast[s] + state);
                slow[s] = clip(retention[i] * slow[s] + state);
            }
        }
    }

    private double clip(double trace) {
        return Math.max(-traceClip, Math.min(traceClip, trace));
    }
}
