package org.neuraxon.lab.sequential;

/**
 * Synaptic intelligence (Zenke, Poole and Ganguli 2017): weights are held by springs as firm as their share in what was learned.
 *
 * <pre>
 *   ω_k += g_k · Δw_k (against the gradient)         gradient_k += 2 c Ω_k (w_k − w*_k)
 *   at the end of a task, which it is told:  Ω_k += max(0, ω_k) / ((w_k − w*_k)² + .1),  w* ← w,  ω ← 0
 * </pre>
 */
final class SynapticIntelligence implements GradientLearner.Rule {

    private static final float DAMPING = 0.1f;
    private static final float FIRMEST = 1;

    private final float strength;
    private final float rate;
    private final float[] share;
    private final float[] importance;
    private final float[] anchor;
    private boolean begun;

    SynapticIntelligence(double strength, double rate, int weights) {
        this.strength = (float) strength;
        this.rate = (float) rate;
        share = new float[weights];
        importance = new float[weights];
        anchor = new float[weights];
    }

    @Override
    public void step(Mlp network, float[] gradient) {
        float[] weights = network.weights();
        if (!begun) {
            System.arraycopy(weights, 0, anchor, 0, anchor.length);
            begun = true;
        }
        for (int k = 0; k < gradient.length; k++) {
            float plain = gradient[k];
            // A spring firmer than this would overshoot with a step of the rate.
            gradient[k] += Math.min(2 * strength * importance[k], FIRMEST / rate) * (weights[k] - anchor[k]);
            share[k] += plain * rate * gradient[k];
        }
    }

    @Override
    public void taskIsOver(Mlp network) {
        for (int k = 0; k < share.length; k++) {
            float way = network.weights()[k] - anchor[k];
            importance[k] += Math.max(0, share[k]) / (way * way + DAMPING);
            share[k] = 0;
            anchor[k] = network.weights()[k];
        }
    }

    @Override
    public long bytes() {
        return 12L * share.length;
    }
}
