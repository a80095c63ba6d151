package org.neuraxon.lab.adaptation;

import org.neuraxon.core.math.Elementary;

/**
 * A logistic unit that follows a stream by approximate Bayesian inference with forgetting: the second-order rival of every rate.
 *
 * <pre>
 *   w normal with mean w and covariance P;  P ← P/λ  while its trace is below 10 for each weight       (forgetting)
 *   a = w·x,  s = xᵀP x,  ξ = √(s + a²),  h = tanh(ξ/2) / (2 ξ)
 *   P ← P − h P x (P x)ᵀ / (1 + h s),   w ← w + P x (y − ½ − h a)       the latter with the new P
 * </pre>
 *
 * (The variational bound of Jaakkola and Jordan 2000; forgetting as in recursive least squares.) The constant input 1 is the last.
 */
final class BayesUnit {

    private static final double MOST_TRACE = 10;

    private final double forgetting;
    private final double[] weights;
    private final double[][] covariance;
    private final double[] heard;

    /**
     * Starts with weights of 0 and P = I.
     *
     * @param forgetting λ, at most 1
     */
    BayesUnit(int inputs, double forgetting) {
        this.forgetting = forgetting;
        weights = new double[inputs + 1];
        covariance = new double[inputs + 1][inputs + 1];
        heard = new double[inputs + 1];
        for (int i = 0; i <= inputs; i++) {
            covariance[i][i] = 1;
        }
    }

    /** What speaks for a one: above 0 if it is the likelier. */
    double activation(double... x) {
        double sum = weights[x.length];
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }

    /** One step towards a target of 0 or 1, given its activation. */
    void learn(double activation, double target, double... x) {
        int count = weights.length;
        double trace = 0;
        for (int i = 0; i < count; i++) {
            trace += covariance[i][i];
        }
        double swell = trace < MOST_TRACE * count ? 1 / forgetting : 1;
        double size = 0;
        for (int i = 0; i < count; i++) {
            double[] row = covariance[i];
            double sum = row[x.length];
            for (int j = 0; j < x.length; j++) {
                sum += row[j] * x[j];
            }
            heard[i] = swell * sum;
            size += heard[i] * (i < x.length ? x[i] : 1);
        }
        double xi = Math.sqrt(size + activation * activation);
        double slope = Elementary.tanh(xi / 2) / (2 * xi);
        double share = 1 / (1 + slope * size);
        double step = share * (target - 0.5 - slope * activation);
        for (int i = 0; i < count; i++) {
            weights[i] += step * heard[i];
            double[] row = covariance[i];
            double taken = slope * share * heard[i];
            // Only one half is computed: the smallest asymmetry would grow by 1/λ with every item.
            for (int j = 0; j <= i; j++) {
                row[j] = swell * row[j] - taken * heard[j];
                covariance[j][i] = row[j];
            }
        }
    }
}
