package org.neuraxon.lab.baseline;

/** A linear unit that learns by gradient descent on half its squared error (Widrow &amp; Hoff, 1960): w = w - η (w·x - y) x. */
public final class LinearUnit {

    private final double[] weights;

    /** Starts with these weights. */
    public LinearUnit(double... weights) {
        this.weights = weights.clone();
    }

    /** Its answer. */
    public double answer(double... x) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }

    /**
     * One step of learning.
     *
     * @param rate η
     */
    public void learn(double rate, double target, double... x) {
        double error = answer(x) - target;
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * (error * x[i]);
        }
    }

    /** One of its weights. */
    public double weight(int input) {
        return weights[input];
    }
}
