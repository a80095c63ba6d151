package org.neuraxon.lab.probe;

import org.neuraxon.learn.forecast.RecursiveLeastSquares;

/** Weighted sums of features, fitted to targets item by item by recursive least squares. */
public final class LinearReadout {

    /**
     * Variance of a weight beforehand. With as many items as features a readout that trusts its data fits noise (measured: order of two
     * pulses .75 with a variance of 10, .98 with this).
     */
    private static final double PRIOR = 0.003;

    private final RecursiveLeastSquares squares;
    private final double[][] weights;
    private final double[] gain;

    /** Starts at 0. */
    public LinearReadout(int features, int targets) {
        this(features, targets, PRIOR);
    }

    /**
     * Starts at 0.
     *
     * @param prior the variance of a weight beforehand: the smaller, the more data it takes to believe in a large one
     */
    public LinearReadout(int features, int targets, double prior) {
        squares = new RecursiveLeastSquares(features, prior);
        weights = new double[targets][features];
        gain = new double[features];
    }

    /** What it says of one target. */
    public double read(double[] features, int target) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += weights[target][i] * features[i];
        }
        return sum;
    }

    /** Fits to one item. */
    public void learn(double[] features, double... targets) {
        squares.gain(features, gain, 0, 1);
        for (int k = 0; k < targets.length; k++) {
            double error = targets[k] - read(features, k);
            for (int i = 0; i < features.length; i++) {
                weights[k][i] += error * gain[i];
            }
        }
    }
}
