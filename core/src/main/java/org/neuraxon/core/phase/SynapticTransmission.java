package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Membrane;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Synapses;
import org.neuraxon.core.blueprint.TimeWarping;
import org.neuraxon.core.math.Elementary;

/**
 * Synaptic currents, summed on dendritic branches that respond supralinearly (Poirazi &amp; Mel, 2001, in the form of Neuraxon 2.0).
 *
 * <pre>
 * I = (w_fast + w_slow) s_pre + λ_f w_fast f + λ_s w_slow z        f, z: warping traces; 0 if silent
 * σ_b = Σ I over branch b
 * D = Σ_b  σ_b if |σ_b| ≤ θ_d,  else sign(σ_b) |σ_b|^γ
 * </pre>
 *
 * Worn-out synapses (integrity ≤ 0) and dead presynaptic neurons contribute nothing. Reads presynaptic states and synapses, writes {@link
 * Neurons#dendriticSum} and {@link Neurons#modulatorySum} (Σ w_meta over modulatory synapses).
 */
public record SynapticTransmission(Membrane membrane, TimeWarping warping, Neurons neurons, Synapses synapses)
        implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        boolean warps = warping.enabled() && now.has(Mechanism.TIME_WARPING);
        double shareFast = warps ? warping.lambdaFast() : 0;
        double shareSlow = warps ? warping.lambdaSlow() : 0;
        boolean branches = now.has(Mechanism.DENDRITES);
        for (int n = from; n < to; n++) {
            neurons.modulatorySum.values[n] = 0;
            double sum = 0;
            int inhabited = synapses.first(n) < synapses.first(n + 1) ? synapses.branches() : 0;
            for (int b = 0; b < inhabited; b++) {
                double branch = hear(n, synapses.first(n, b), synapses.first(n, b + 1), shareFast, shareSlow);
                sum += branches ? response(branch) : branch;
            }
            neurons.dendriticSum.values[n] = sum;
        }
    }

    /** Adds the meta weights of a branch to the neuron's sum and returns the branch's current. */
    private double hear(int neuron, int first, int end, double shareFast, double shareSlow) {
        int[] pre = synapses.pre.values;
        byte[] silent = synapses.silent.values;
        byte[] modulatory = synapses.modulatory.values;
        double[] integrity = synapses.integrity.values;
        double[] fast = synapses.fast.values;
        double[] slow = synapses.slow.values;
        double[] meta = synapses.meta.values;
        double[] traceFast = synapses.chronoFast.values;
        double[] traceSlow = synapses.chronoSlow.values;
        byte[] state = neurons.state.values;
        byte[] active = neurons.active.values;
        double current = 0;
        double modulation = neurons.modulatorySum.values[neuron];
        for (int s = first; s < end; s++) {
            int from = pre[s];
            if (integrity[s] > 0 && active[from] != 0) {
                double warped = shareFast * fast[s] * traceFast[s] + shareSlow * slow[s] * traceSlow[s];
                current += unless(silent[s], (fast[s] + slow[s]) * state[from] + warped);
                modulation += unless(1 - modulatory[s], meta[s]);
            }
        }
        neurons.modulatorySum.values[neuron] = modulation;
        return current;
    }

    /** The value if the flag is 0, 0 if it is 1; without a branch, which the processor would often mispredict. */
    private static double unless(int flag, double value) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & flag - 1L);
    }

    private double response(double branch) {
        double size = Math.abs(branch);
        if (size <= membrane.dendriticThreshold()) {
            return branch;
        }
        return Math.copySign(Elementary.pow(size, membrane.dendriticGamma()), branch);
    }
}
