package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/** Linear readouts of the same features for several targets that arrive later; keeps the gains until then. */
final class Readout implements Stateful {

    private static final double PRIOR = 1e5;

    private final int features;
    private final RecursiveLeastSquares squares;
    private final double[] gains;
    private final double[][] weights;

    /**
     * Starts with weights 0.
     *
     * @param slots rows kept until their targets arrive
     */
    Readout(int features, int targets, int slots) {
        this.features = features;
        squares = new RecursiveLeastSquares(features, PRIOR);
        gains = new double[Math.multiplyExact(features, slots)];
        weights = new double[targets][features];
    }

    /** Learns about the features of a row and keeps their gain. */
    void see(double[] phi, int slot, double forgetting) {
        squares.gain(phi, gains, slot * features, forgetting);
    }

    /** The answer for one target to features that start at {@code from}. */
    double answer(int target, double[] phi, int from) {
        return part(target, phi, from, 0, features);
    }

    /** What features {@code first} to {@code end - 1} add to that answer; features beyond this readout's own add nothing. */
    double part(int target, double[] phi, int from, int first, int end) {
        double[] w = weights[target];
        int last = Math.min(end, features);
        double sum = 0;
        for (int i = first; i < last; i++) {
            sum += w[i] * phi[from + i];
        }
        return sum;
    }

    /** Learns that {@code truth} was the answer to the features kept in {@code slot}, which start at {@code from}. */
    void learn(int target, double truth, double[] phi, int from, int slot) {
        double error = truth - answer(target, phi, from);
        double[] w = weights[target];
        int at = slot * features;
        for (int i = 0; i < features; i++) {
            w[i] += gains[at + i] * error;
        }
    }

    @Override
    public void save(StateSink sink) {
        squares.save(sink.into("squares"));
        sink.put("gains", gains, gains.length);
        for (int target = 0; target < weights.length; target++) {
            sink.put("weights_" + target, weights[target], features);
        }
    }

    @Override
    public void restore(StateSource source) {
        squares.restore(source.from("squares"));
        source.read("gains", gains);
        for (int target = 0; target < weights.length; target++) {
            source.read("weights_" + target, weights[target]);
        }
    }
}
