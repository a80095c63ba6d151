package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Neurons;
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
 * Synapses from one neuron that were born together have lived through the same, so their warps and slow traces are equal. {@link
 * WarpMemory} takes over what was worked out for the last one of them; only the others need the elementary functions.
 *
 * <p>Reads {@link Synapses#signal}; writes {@link Synapses#omega}, {@link Synapses#chronoFast}, {@link Synapses#chronoSlow}.
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
    private final Spare<WarpMemory> memories;

    /** Bounds given in the wrong order are swapped, as the reference does. */
    public SynapticTimeWarping(TimeWarping parameters, Neurons neurons, Synapses synapses) {
        this.parameters = parameters;
        this.synapses = synapses;
        this.memories = new Spare<>(() -> new WarpMemory(synapses, neurons.count(), BLOCK));
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
            WarpMemory memory = memories.take();
            int end = synapses.first(to);
            for (int s = synapses.first(from); s < end; s += BLOCK) {
                int blockEnd = Math.min(s + BLOCK, end);
                moveFastTraces(s, blockEnd);
                int unknown = memory.recall(s, blockEnd);
                if (unknown > 0) {
                    warp(memory.signal, memory.slow, memory.omega, memory.scratch, unknown);
                    memory.store(unknown);
                }
            }
            memories.giveBack(memory);
        }
    }

    private void moveFastTraces(int first, int end) {
        byte[] signal = synapses.signal.values;
        double[] fast = synapses.chronoFast.values;
        double retention = parameters.alphaFast();
        for (int s = first; s < end; s++) {
            if (signal[s] != Synapses.ABSENT) {
                fast[s] = clip(retention * fast[s] + signal[s]);
            }
        }
    }

    /** The formulas for a few hundred synapses at a time, so that each elementary function runs over an array. */
    private void warp(double[] signal, double[] slow, double[] omega, double[] scratch, int count) {
        gate(slow, scratch, count);
        wantedWarp(signal, scratch, count);
        moveWarp(omega, scratch, count);
        for (int i = 0; i < count; i++) {
            slow[i] = clip(scratch[i] * slow[i] + signal[i]);
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
