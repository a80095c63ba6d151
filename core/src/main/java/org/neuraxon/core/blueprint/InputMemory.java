package org.neuraxon.core.blueprint;

import org.neuraxon.core.state.DoubleColumn;
import org.neuraxon.core.state.Table;

/** The last K inputs of every neuron and its kernel over them: rows {@code neuron * K} to {@code neuron * K + K - 1}, oldest first. */
public final class InputMemory extends Table {

    /** The inputs remembered. */
    public final DoubleColumn input = doubles("dsn_input_buffer", 0);
    /** The weight of each, normalised to a sum of absolute values of 1. */
    public final DoubleColumn kernel = doubles("dsn_kernel_weights", 0);

    private final int length;

    /** Starts with silence and the kernel of the parameters. */
    InputMemory(BlueprintParameters parameters) {
        double[] initial = kernel(parameters.inputConditionedDecay());
        length = initial.length;
        append(Math.multiplyExact(parameters.neurons(), length));
        for (int row = 0; row < count(); row++) {
            kernel.values[row] = initial[row % length];
        }
    }

    /** K, the number of inputs remembered. */
    public int length() {
        return length;
    }

    /**
     * The normalised kernel that the parameters ask for: cut or, by repeating its last value, extended to the kernel size; 1, 2, ... if
     * there is none; divided by its sum of absolute values.
     */
    public static double[] kernel(InputConditionedDecay parameters) {
        double[] kernel = new double[parameters.kernelSize()];
        int given = parameters.kernel().size();
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = given == 0 ? i + 1.0 : parameters.kernel().get(Math.min(i, given - 1));
        }
        normalise(kernel, 0, kernel.length);
        return kernel;
    }

    /** Divides the values from {@code from} to {@code to} by their sum of absolute values, unless that is 0. */
    public static void normalise(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(values[i]);
        }
        if (sum != 0) {
            for (int i = from; i < to; i++) {
                values[i] /= sum;
            }
        }
    }
}
