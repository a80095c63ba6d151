package org.neuraxon.evolve.series;

import java.util.Arrays;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * A readout that learns while it is used: recursive least squares with forgetting (Plackett 1950, <i>Biometrika</i> 37, 149-157).
 *
 * <pre>
 * g = P φ,   s = λ + φ·g,   k = g / s,   w = w + k (y - w·φ),   P = (P - k gᵀ) / λ
 * </pre>
 *
 * <p>Every sum runs over rising indices, so that the bits are defined; P is kept symmetric by computing one half. If s is not above 0, rounding has
 * spoilt P: it starts again, and nothing is learned of that row.
 */
final class LeastSquares implements Stateful {

    private final int features;
    private final double forgetting;
    private final double prior;
    private final double[] weights;
    private final double[] gain;
    private final double[][] covariance;

    /**
     * Starts with weights of 0 and P = prior times the identity.
     *
     * @param forgetting λ, above 0 to 1
     */
    LeastSquares(int features, double forgetting, double prior) {
        this.features = features;
        this.forgetting = forgetting;
        this.prior = prior;
        weights = new double[features];
        gain = new double[features];
        covariance = new double[features][features];
        start();
    }

    private void start() {
        for (int i = 0; i < features; i++) {
            Arrays.fill(covariance[i], 0);
            covariance[i][i] = prior;
        }
    }

    /** w·φ. */
    double value(double[] phi) {
        double sum = 0;
        for (int i = 0; i < features; i++) {
            sum += weights[i] * phi[i];
        }
        return sum;
    }

    /** Learns that φ should have given y. */
    void learn(double[] phi, double y) {
        double error = y - value(phi);
        Arrays.fill(gain, 0);
        // P is symmetric, so its row j serves as its column: each g_i sums over rising j, and the compiler can do many
        // i at once.
        for (int j = 0; j < features; j++) {
            add(gain, covariance[j], phi[j], features);
        }
        double power = forgetting;
        for (int i = 0; i < features; i++) {
            power += phi[i] * gain[i];
        }
        if (!(power > 0)) {
            start();
            return;
        }
        for (int i = 0; i < features; i++) {
            double k = gain[i] / power;
            weights[i] += k * error;
            subtract(covariance[i], gain, k, forgetting, i + 1);
        }
        for (int i = 0; i < features; i++) {
            double[] row = covariance[i];
            for (int j = 0; j < i; j++) {
                covariance[j][i] = row[j];
            }
        }
    }

    private static void add(double[] sums, double[] row, double factor, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += row[i] * factor;
        }
    }

    private static void subtract(double[] row, double[] gain, double k, double forgetting, int count) {
        for (int j = 0; j < count; j++) {
            row[j] = (row[j] - k * gain[j]) / forgetting;
        }
    }

    /** Writes the lower triangle of P; the upper one is the same. */
    @Override
    public void save(StateSink sink) {
        sink.put("weights", weights, features);
        double[] triangle = new double[features * (features + 1) / 2];
        int next = 0;
        for (int i = 0; i < features; i++) {
            System.arraycopy(covariance[i], 0, triangle, next, i + 1);
            next += i + 1;
        }
        sink.put("covariance", triangle, triangle.length);
    }

    @Override
    public void restore(StateSource source) {
        source.read("weights", weights);
        double[] triangle = source.getDoubles("covariance", features * (features + 1) / 2);
        int next = 0;
        for (int i = 0; i < features; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = triangle[next];
                covariance[j][i] = triangle[next++];
            }
        }
    }
}
