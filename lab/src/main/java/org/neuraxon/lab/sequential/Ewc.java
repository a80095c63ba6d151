package org.neuraxon.lab.sequential;

/**
 * Elastic weight consolidation, online (Kirkpatrick and others 2017; Schwarz and others 2018): weights that mattered are held by springs.
 *
 * <pre>
 *   gradient_k += λ F_k (w_k − w*_k)       at the end of a task, which it is told:  F ← F + mean squared gradient of its samples, w* ← w
 * </pre>
 *
 * The Fisher information is the mean over a task of the squared gradient of batches.
 */
final class Ewc implements GradientLearner.Rule {

    private static final float FIRMEST = 1;

    private final float lambda;
    private final float rate;
    private final float[] fisher;
    private final float[] running;
    private final float[] anchor;
    private int batches;

    Ewc(double lambda, double rate, int weights) {
        this.lambda = (float) lambda;
        this.rate = (float) rate;
        fisher = new float[weights];
        running = new float[weights];
        anchor = new float[weights];
    }

    @Override
    public void step(Mlp network, float[] gradient) {
        float[] weights = network.weights();
        for (int k = 0; k < gradient.length; k++) {
            running[k] += gradient[k] * gradient[k];
            // A spring firmer than this would overshoot with a step of the rate.
            gradient[k] += Math.min(lambda * fisher[k], FIRMEST / rate) * (weights[k] - anchor[k]);
        }
        batches++;
    }

    @Override
    public void taskIsOver(Mlp network) {
        for (int k = 0; k < fisher.length; k++) {
            fisher[k] += running[k] / Math.max(1, batches);
            running[k] = 0;
            anchor[k] = network.weights()[k];
        }
        batches = 0;
    }

    @Override
    public long bytes() {
        return 12L * fisher.length;
    }
}
