package org.neuraxon.core.phase;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.InputConditionedDecay;
import org.neuraxon.core.blueprint.InputMemory;
import org.neuraxon.core.blueprint.Neurons;
import org.neuraxon.core.math.Elementary;

/**
 * How much of its potential a neuron keeps, from its last K inputs (DSN, dynamic spiking neuron, in the form of Neuraxon 2.0):
 *
 * <pre>
 * α = 1 / (1 + exp(-(Σ_i k_i x_i + bias)))         x: the last K inputs, oldest first
 * learning:  target = logistic(target_bias - sensitivity |x_K - x_(K-1)|),  e = α - target
 *            k_i = clip(k_i - rate e α (1 - α) x_i), then k / Σ|k|
 * </pre>
 *
 * Reads {@link Neurons#rawInput}, writes {@link InputMemory} and {@link Neurons#retention}; the retention is the one before learning.
 */
public record Retention(InputConditionedDecay parameters, Neurons neurons, InputMemory memory) implements Phase {

    private static final double EXPONENT_LIMIT = 50;

    /** True if retention depends on the input in this moment. */
    public static boolean depends(InputConditionedDecay parameters, Moment now) {
        return parameters.enabled() && now.has(Mechanism.INPUT_CONDITIONED_DECAY);
    }

    @Override
    public void run(Moment now, int from, int to) {
        if (!depends(parameters, now)) {
            return;
        }
        int length = memory.length();
        double[] input = memory.input.values;
        double[] kernel = memory.kernel.values;
        double[] retention = neurons.retention.values;
        double[] exponent = new double[to - from];
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                int last = (n + 1) * length - 1;
                double convolution = 0;
                for (int i = last + 1 - length; i <= last; i++) {
                    input[i] = i < last ? input[i + 1] : neurons.rawInput.values[n];
                    convolution += kernel[i] * input[i];
                }
                exponent[n - from] = exponent(convolution + parameters.bias());
            }
        }
        Elementary.exp(exponent, exponent, 0, to - from);
        for (int n = from; n < to; n++) {
            if (neurons.evolves(n)) {
                retention[n] = 1 / (1 + exponent[n - from]);
                if (parameters.learning()) {
                    learn(n * length, length, retention[n]);
                }
            }
        }
    }

    private void learn(int first, int length, double retention) {
        double[] input = memory.input.values;
        double[] kernel = memory.kernel.values;
        int last = first + length - 1;
        double jump = Math.abs(length > 1 ? input[last] - input[last - 1] : input[last]);
        double target = logistic(parameters.targetBias() - parameters.targetSensitivity() * jump);
        double common = (retention - target) * (retention * (1 - retention));
        double clip = parameters.kernelClip();
        for (int i = first; i <= last; i++) {
            double moved = kernel[i] - parameters.learningRate() * common * input[i];
            kernel[i] = Math.max(-clip, Math.min(clip, moved));
        }
        InputMemory.normalise(kernel, first, last + 1);
    }

    private static double logistic(double x) {
        return 1 / (1 + Elementary.exp(exponent(x)));
    }

    private static double exponent(double x) {
        return Math.max(-EXPONENT_LIMIT, Math.min(EXPONENT_LIMIT, -x));
    }
}
