package org.neuraxon.lab.probe;

import org.neuraxon.core.Network;
import org.neuraxon.core.math.Elementary;

/**
 * How fast isolated neurons forget one pulse far below threshold: an exponential fitted to 30 moments, by a line through the logarithms.
 *
 * @param tau time constant in ms, mean over neurons
 * @param r2 the smallest R² of all neurons
 */
public record Decay(double tau, double r2) {

    private static final double PULSE = 0.05;
    private static final int MOMENTS = 30;

    /** Gives the pulse and lives 30 moments; the network is the caller's copy. */
    public static Decay of(Network network) {
        int first = network.inputCount();
        int neurons = network.neuronCount() - first;
        double[][] logs = new double[neurons][MOMENTS];
        Isolated.inject(network, PULSE);
        for (int t = 0; t < MOMENTS; t++) {
            network.step();
            for (int i = 0; i < neurons; i++) {
                logs[i][t] = Elementary.log(Math.max(1e-300, network.potential(first + i)));
            }
        }
        double tau = 0;
        double r2 = 1;
        for (double[] log : logs) {
            double meanTime = (MOMENTS - 1) / 2.0;
            double mean = 0;
            for (double value : log) {
                mean += value / MOMENTS;
            }
            double times = 0;
            double products = 0;
            double squares = 0;
            for (int t = 0; t < MOMENTS; t++) {
                times += (t - meanTime) * (t - meanTime);
                products += (t - meanTime) * (log[t] - mean);
                squares += (log[t] - mean) * (log[t] - mean);
            }
            tau += -network.dt() * times / products / neurons;
            r2 = Math.min(r2, squares == 0 ? 0 : products * products / (times * squares));
        }
        return new Decay(tau, r2);
    }
}
