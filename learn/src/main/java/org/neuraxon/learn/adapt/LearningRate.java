package org.neuraxon.learn.adapt;

import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * How fast to learn: fast after a surprise, then ever slower, but never slower than a steadily moving world asks for.
 *
 * <pre>
 *   η = max( tone, 30 / (n + 40) )           n: errors heard since the last surprise ({@link Surprise}), or ever
 *   ln tone ← ln tone + .05 a                 a: agreement; tone in [.0001, .5], .05 at first
 * </pre>
 *
 * <p>The first term is the rate that finds a still target fastest (Robbins and Monro 1951), started anew whenever noradrenaline says that the world
 * has changed (phasic). The second is learned: it rises while errors point where the learner has been going lately (it lags behind), and falls
 * while they point back (it overshoots); after Sutton's incremental delta-bar-delta (1992), with one rate for all weights (tonic).
 *
 * <p>The constants suit units whose inputs are about −1 to 1 each. A learner of your own asks {@link #rate}, takes its step, and then tells what came
 * of it by {@link #hear}.
 */
public final class LearningRate implements Stateful {

    private static final double AFTER_SURPRISE = 30;
    private static final double DELAY = 40;
    private static final double TONE_RATE = 0.05;
    private static final double LEAST = Elementary.log(1e-4);
    private static final double MOST = Elementary.log(0.5);

    private final Surprise surprise = new Surprise();
    private double logTone = Elementary.log(0.05);

    /** Starts surprised. */
    public LearningRate() {}

    /** The rate for the next step. */
    public double rate() {
        return Math.max(tone(), AFTER_SURPRISE / (surprise.sinceChange() + DELAY));
    }

    /** The part of the rate that does not depend on surprise. */
    public double tone() {
        return Elementary.exp(logTone);
    }

    /** What is expected, what is not. */
    public Surprise surprise() {
        return surprise;
    }

    /**
     * Hears of an answer and what was learned from it.
     *
     * @param error 0 (right) to 1 (wrong), for surprise
     * @param agreement how far the step pointed where recent steps did, −1 (back) to 1; 0 if the learner cannot tell
     * @throws IllegalArgumentException if one is out of range
     */
    public void hear(double error, double agreement) {
        if (!(agreement >= -1 && agreement <= 1)) {
            throw new IllegalArgumentException("an agreement is -1 to 1, not " + agreement);
        }
        surprise.hear(error);
        logTone = Math.min(MOST, Math.max(LEAST, logTone + TONE_RATE * agreement));
    }

    @Override
    public void save(StateSink sink) {
        sink.put("log_tone", logTone);
        surprise.save(sink.into("surprise"));
    }

    @Override
    public void restore(StateSource source) {
        logTone = source.getDouble("log_tone");
        surprise.restore(source.from("surprise"));
    }
}
