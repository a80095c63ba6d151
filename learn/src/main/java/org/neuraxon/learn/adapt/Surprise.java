package org.neuraxon.learn.adapt;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Expected and unexpected uncertainty of somebody who is right or wrong, as two neuromodulators (Yu and Dayan, Neuron 2005).
 *
 * <pre>
 *   p ← p + max(1/(m + 1), .002) (e − p)                     m: errors heard since the last change
 *   q = p' + max((.6 − p')/2, .136 (1 − p')),  p' = p kept in [.02, .95]      how often one errs in a world that has changed
 *   Λ ← (Λ + h) [e q/p' + (1 − e)(1 − q)/(1 − p')] / (1 − h)    odds that it has (Shiryaev 1963), h = 3·10⁻⁵
 *   acetylcholine ACh = min(1, 2 p)        expected: how unreliable things are known to be
 *   noradrenaline NA = Λ/(1 + Λ)           unexpected: the chance that the world has changed
 * </pre>
 *
 * <p>When NA passes one half, at the earliest twenty errors after the last time, the world counts as changed: {@link #changed} is true for this
 * error, the odds return to 0 and what is expected is learned anew. A false alarm comes about once in 1/h = 33,000 errors.
 *
 * <p>{@link org.neuraxon.learn.forecast.Uncertainty} does the same for the squared errors of forecasts, which have no bound and therefore no odds.
 */
public final class Surprise implements Stateful {

    /** The chance of a change at each error, and so the rate of false alarms. */
    private static final double HAZARD = 3e-5;

    private static final double SLOWEST = 0.002;
    private static final double LEAST = 0.02;
    private static final double MOST = 0.95;
    private static final double AFTER_A_CHANGE = 0.6;
    private static final double WORSE_STILL = 0.136;
    private static final int REFRACTORY = 20;

    private double usual = 0.5;
    private double odds;
    private double unexpected;
    private long since;
    private long changes;
    private boolean changed;

    /** Starts not knowing what to expect. */
    public Surprise() {}

    /**
     * Hears how wrong an answer was.
     *
     * @param error 0 (right) to 1 (wrong)
     * @throws IllegalArgumentException if it is not in that range
     */
    public void hear(double error) {
        if (!(error >= 0 && error <= 1)) {
            throw new IllegalArgumentException("an error is 0 to 1, not " + error);
        }
        double before = Math.min(Math.max(usual, LEAST), MOST);
        double after = before + Math.max((AFTER_A_CHANGE - before) / 2, WORSE_STILL * (1 - before));
        double ratio = error * after / before + (1 - error) * (1 - after) / (1 - before);
        odds = (odds + HAZARD) * ratio / (1 - HAZARD);
        since++;
        unexpected = odds / (1 + odds);
        changed = unexpected > 0.5 && since > REFRACTORY;
        if (changed) {
            changes++;
            since = 0;
            odds = 0;
        } else {
            usual += Math.max(SLOWEST, 1.0 / (since + 1)) * (error - usual);
        }
    }

    /** The level of acetylcholine, 0 to 1: twice the usual error, so that 1 is guessing between two. */
    public double expected() {
        return Math.min(1, 2 * usual);
    }

    /** The level of noradrenaline, 0 to 1: the chance, given the errors, that the world has changed. */
    public double unexpected() {
        return unexpected;
    }

    /** Whether the last error made it clear that the world has changed. */
    public boolean changed() {
        return changed;
    }

    /** How often the world was found to have changed. */
    public long changes() {
        return changes;
    }

    /** Errors heard since it was last found to have changed, or ever. */
    public long sinceChange() {
        return since;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("usual", usual);
        sink.put("odds", odds);
        sink.put("unexpected", unexpected);
        sink.put("since", since);
        sink.put("changes", changes);
        sink.put("changed", changed);
    }

    @Override
    public void restore(StateSource source) {
        usual = source.getDouble("usual");
        odds = source.getDouble("odds");
        unexpected = source.getDouble("unexpected");
        since = source.getLong("since");
        changes = source.getLong("changes");
        changed = source.getBoolean("changed");
    }
}
