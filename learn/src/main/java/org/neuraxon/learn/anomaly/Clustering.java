package org.neuraxon.learn.anomaly;

import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * How much unusual rows come in clusters: the extremal index θ, one over the mean size of a cluster, by the runs estimator (Smith &amp;
 * Weissman, 1994). Rows rarer than 1 in 100 count; 16 rows without one end a cluster.
 *
 * <p>One alarm is given for a cluster, not for each of its rows, so a promised number of alarms allows 1/θ as many rows.
 */
final class Clustering implements Stateful {

    private static final double RARE = 4.605170185988091;
    private static final int RUN = 16;
    private static final double MEMORY = 400;

    /** Starts as if 10 clusters of one row had been seen. */
    private double clusters = 10;

    private double exceedances = 10;
    private long sinceLast = RUN;

    /** Learns from a row's rarity. */
    void learn(double rarity) {
        if (rarity >= RARE) {
            double kept = 1 - 1 / MEMORY;
            exceedances = kept * exceedances + 1;
            clusters = kept * clusters + (sinceLast >= RUN ? 1 : 0);
            sinceLast = 0;
        } else {
            sinceLast++;
        }
    }

    /** θ, in (0, 1]. */
    double index() {
        return Math.max(0.1, Math.min(1, clusters / exceedances));
    }

    @Override
    public void save(StateSink sink) {
        sink.put("clusters", clusters);
        sink.put("exceedances", exceedances);
        sink.put("since_last", sinceLast);
    }

    @Override
    public void restore(StateSource source) {
        clusters = source.getDouble("clusters");
        exceedances = source.getDouble("exceedances");
        sinceLast = source.getLong("since_last");
    }
}
