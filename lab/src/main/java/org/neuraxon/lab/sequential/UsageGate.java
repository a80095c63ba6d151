package org.neuraxon.lab.sequential;

/**
 * A gate that refuses change where much was learned already: a weight's step is divided by 1 + its usage.
 *
 * <pre>
 *   gradient_k ← gradient_k / (1 + STRENGTH · u_k / ū)        u_k: sum of |gradient_k| so far, ū: its mean
 * </pre>
 *
 * Nobody tells it where a task ends. (In the manner of metaplasticity: Fusi, Drew and Abbott 2005; the formula is that of the project's
 * measurements.)
 */
final class UsageGate implements GradientLearner.Rule {

    private static final double STRENGTH = 1;

    private final float[] usage;

    UsageGate(int weights) {
        usage = new float[weights];
    }

    @Override
    public void step(Mlp network, float[] gradient) {
        double sum = 0;
        for (float used : usage) {
            sum += used;
        }
        double scale = sum > 0 ? STRENGTH * usage.length / sum : 0;
        for (int k = 0; k < gradient.length; k++) {
            float size = Math.abs(gradient[k]);
            gradient[k] /= (float) (1 + scale * usage[k]);
            usage[k] += size;
        }
    }

    @Override
    public long bytes() {
        return 4L * usage.length;
    }
}
