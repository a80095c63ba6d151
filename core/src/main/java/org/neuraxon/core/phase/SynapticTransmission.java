package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Membrane;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.blueprint.Synapses;
import org.neuraxon.core.math.Elementary;

/**
 * Synaptic currents, summed on dendritic branches that respond supralinearly (Poirazi &amp; Mel, 2001, in the form of Neuraxon 2.0).
 *
 * <pre>
 * I = w_fast (s_pre + λ_f f) + w_slow (s_pre + λ_s z)        f, z: warping traces; 0 if silent
 * σ_b = Σ I over branch b
 * D = Σ_b  σ_b if |σ_b| ≤ θ_d,  else sign(σ_b) |σ_b|^γ
 * </pre>
 *
 * Worn-out synapses (integrity ≤ 0) and dead neurons contribute nothing. Reads {@link AxonalDrive what the axons bring} and synapses, writes {@link
 * Neurons#dendriticSum} and {@link Neurons#modulatorySum} (Σ w_meta over modulatory synapses).
 */
public record SynapticTransmission(Membrane membrane, Neurons neurons, Synapses synapses) implements Phase {

    /** By a flag: 1 unless it is set. A product costs less than a branch, which the processor would often mispredict. */
    private static final double[] UNLESS = {1, 0};

    /** By a flag: 1 if it is set. */
    private static final double[] IF = {0, 1};

    @Override
    public void run(Moment now, int from, int to) {
        boolean responds = now.has(Mechanism.DENDRITES);
        int branches = synapses.branches();
        double[] currents = new double[branches];
        for (int n = from; n < to; n++) {
            neurons.modulatorySum.values[n] = 0;
            double sum = 0;
            if (synapses.first(n) < synapses.first(n + 1)) {
                for (int b = 0; b < branches; b++) {
                    currents[b] = hear(n, synapses.first(n, b), synapses.first(n, b + 1));
                }
                for (int b = 0; b < branches; b++) {
                    sum += responds ? response(currents[b]) : currents[b];
                }
            }
            neurons.dendriticSum.values[n] = sum;
        }
    }

    /**
     * Adds the meta weights of a branch to the neuron's sum and returns the branch's current. Even and odd places are added up apart, so that they need
     * not wait for each other.
     */
    private double hear(int neuron, int first, int end) {
        byte[] silent = synapses.silent.values;
        byte[] modulatory = synapses.modulatory.values;
        double[] fast = synapses.fast.values;
        double[] slow = synapses.slow.values;
        double[] meta = synapses.meta.values;
        int[] axon = synapses.axon.values;
        double[] driveFast = synapses.axons().driveFast;
        double[] driveSlow = synapses.axons().driveSlow;
        double[] carries = synapses.axons().carries;
        double even = 0;
        double odd = 0;
        double evenMeta = 0;
        double oddMeta = 0;
        int s = first;
        for (; s + 1 < end; s += 2) {
            int a = axon[s];
            int b = axon[s + 1];
            even += (fast[s] * driveFast[a] + slow[s] * driveSlow[a]) * UNLESS[silent[s]];
            odd += (fast[s + 1] * driveFast[b] + slow[s + 1] * driveSlow[b]) * UNLESS[silent[s + 1]];
            evenMeta += meta[s] * carries[a] * IF[modulatory[s]];
            oddMeta += meta[s + 1] * carries[b] * IF[modulatory[s + 1]];
        }
        if (s < end) {
            int a = axon[s];
            even += (fast[s] * driveFast[a] + slow[s] * driveSlow[a]) * UNLESS[silent[s]];
            evenMeta += meta[s] * carries[a] * IF[modulatory[s]];
        }
        neurons.modulatorySum.values[neuron] += evenMeta + oddMeta;
        return even + odd;
    }

    private double response(double branch) {
        double size = Math.abs(branch);
        if (size <= membrane.dendriticThreshold()) {
            return branch;
        }
        return Math.copySign(Elementary.pow(size, membrane.dendriticGamma()), branch);
    }
}
