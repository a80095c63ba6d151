package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Axons;
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
 * Worked out once for each of the {@link Axons}, on which synapses with the same past share it; those that are absent stand still.
 *
 * <p>Reads {@link Axons#signal}; writes {@link Axons#omega}, {@link Axons#fast}, {@link Axons#slow}.
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
    private final int[] moved = new int[BLOCK];
    private final double[] signal = new double[BLOCK];
    private final double[] slow = new double[BLOCK];
    private final double[] omega = new double[BLOCK];
    private final double[] scratch = new double[BLOCK];

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
            Axons axons = synapses.axons();
            int count = 0;
            for (int a = 0; a < axons.count(); a++) {
                if (axons.signal[a] != Synapses.ABSENT) {
                    axons.fast[a] = clip(parameters.alphaFast() * axons.fast[a] + axons.signal[a]);
                    moved[count++] = a;
                    if (count == BLOCK) {
                        warp(axons, count);
                        count = 0;
                    }
                }
            }
            warp(axons, count);
        }
    }

    /** The formulas for a few hundred axons at a time, so that each elementary function runs over an array. */
    private void warp(Axons axons, int count) {
        for (int i = 0; i < count; i++) {
            signal[i] = axons.signal[moved[i]];
            slow[i] = axons.slow[moved[i]];
            omega[i] = axons.omega[moved[i]];
        }
        gate(slow, scratch, count);
        wantedWarp(signal, scratch, count);
        moveWarp(omega, scratch, count);
        for (int i = 0; i < count; i++) {
            axons.slow[moved[i]] = clip(scratch[i] * slow[i] + signal[i]);
            axons.omega[moved[i]] = omega[i];
        }
    }

    private void gate(double[] slow, double[] gate, int count) {
        double norm = parameters.gateNorm();
        if (norm > 0) {
            for (int i = 0; i < count; i++) {
                gate[i] = slow[i] / norm;
            }
            Elementary.tanh(gate, gate, 0, count);
        } else {
            System.arraycopy(slow, 0, gate, 0, count);
        }
    }

    private void wantedWarp(double[] signal, double[] gateThenWarp, int count) {
        for (int i = 0; i < count; i++) {
            double raw = 2 * signal[i] + 1.5 * gateThenWarp[i] - 1;
            gateThenWarp[i] = Math.max(-rawClip, Math.min(rawClip, raw));
        }
        Elementary.sigmoid(gateThenWarp, gateThenWarp, 0, count);
    }

    /** Moves the warps and makes {@code α_s^ω}, with the logarithm taken once, of the wanted ones; α_s = 0 keeps nothing unless ω is 0. */
    private void moveWarp(double[] omega, double[] wantedThenRetention, int count) {
        for (int i = 0; i < count; i++) {
            double wanted = Math.max(omegaFloor, Math.min(omegaCeiling, wantedThenRetention[i]));
            omega[i] = (1 - smoothing) * omega[i] + smoothing * wanted;
            wantedThenRetention[i] = omega[i] == 0 ? 0 : omega[i] * logAlphaSlow;
        }
        Elementary.exp(wantedThenRetention, wantedThenRetention, 0, count);
    }

    private double clip(double trace) {
        return Math.max(-traceClip, Math.min(traceClip, trace));
    }
}
