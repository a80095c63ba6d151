package org.neuraxon.lab.sequential;

/**
 * A rate that novelty raises: where the loss is above what is expected, learning is faster.
 *
 * <pre>
 *   pace = clip(fast / slow, 1/3, 3)      fast, slow: running means of the loss, rates .3 and .01
 * </pre>
 *
 * (Pearce and Hall 1980: associability follows surprise.)
 */
final class NoveltyRate implements GradientLearner.Rule {

    private double fast = Double.NaN;
    private double slow;

    @Override
    public double pace(double loss) {
        if (Double.isNaN(fast)) {
            fast = loss;
            slow = loss;
        }
        fast += 0.3 * (loss - fast);
        slow += 0.01 * (loss - slow);
        return Math.min(3, Math.max(1 / 3.0, fast / Math.max(slow, 1e-6)));
    }

    @Override
    public long bytes() {
        return 16;
    }
}
