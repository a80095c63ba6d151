package org.neuraxon.learn.anomaly;

import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * What a person has taught a detector: for each kind of surprise k, by how many nats b(k) it must exceed what any other must.
 *
 * <pre>
 *   told surprise = surprise − b(k), not below 0
 *   unwanted:  b(k) ← max(b(k), surprise − floor + 1/2)
 *   wanted:    b(k) ← max(−3 ln 2, min(b(k), surprise − floor) − ln 2)
 * </pre>
 *
 * The floor is the least threshold of {@link AlarmPolicy}. So after "unwanted" a row of that kind that is as surprising as this one, or less,
 * is no alarm again, and a far more surprising one still is; after "wanted", rows half as rare are enough, three times over at most. Other
 * kinds are not touched, and the chance that a detector reports stays what it measured: only alarms are a matter of taste.
 */
final class Taste implements Stateful {

    private static final double MARGIN = 0.5;
    private static final double HALF_AS_RARE = Elementary.log(2);
    private static final double MOST_EAGER = -3 * HALF_AS_RARE;

    private final double[] reserve = new double[Cause.Kind.values().length];

    /** The surprise as far as it counts for an alarm. */
    double told(Cause.Kind kind, double surprise) {
        return surprise > 0 ? Math.max(0, surprise - reserve[kind.ordinal()]) : 0;
    }

    /** Takes a lesson about an alarm. */
    void learn(Cause cause, boolean wanted, double floor) {
        int kind = cause.kind().ordinal();
        double beyond = cause.surprise() - floor;
        reserve[kind] = wanted
                ? Math.max(MOST_EAGER, Math.min(reserve[kind], beyond) - HALF_AS_RARE)
                : Math.max(reserve[kind], beyond + MARGIN);
    }

    @Override
    public void save(StateSink sink) {
        sink.put("reserve", reserve, reserve.length);
    }

    @Override
    public void restore(StateSource source) {
        System.arraycopy(source.getDoubles("reserve", reserve.length), 0, reserve, 0, reserve.length);
    }
}
