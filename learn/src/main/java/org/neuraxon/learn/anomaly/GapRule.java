package org.neuraxon.learn.anomaly;

import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * How surprising a run of missing values is by its length so far.
 *
 * <p>A run is looked at when its length is a power of two, 2^k; its surprise then is −ln((c + ½)/(N + 1)), N the rows so far and c those
 * at which a run had just reached 2^k (Krichevsky and Trofimov 1981). Between two powers the surprise stays. So the first value that is
 * missing after 5,000 rows is notable, a series that misses every tenth value is not, and a run that is far longer than all before is
 * notable again.
 */
final class GapRule implements Stateful {

    private static final int LENGTHS = 40;

    private final long[] reached = new long[LENGTHS];
    private long rows;
    private long run;
    private long seen;
    private long before;
    private double surprise;
    private boolean announced;

    /** Takes in a row that has a value: ends a run. */
    void present() {
        rows++;
        run = 0;
        announced = false;
        surprise = 0;
    }

    /** Takes in a row without a value and returns the surprise of the run so far in nats. */
    double missing() {
        run++;
        if (atPowerOfTwo()) {
            int k = Math.min(LENGTHS - 1, Long.numberOfTrailingZeros(run));
            seen = reached[k];
            reached[k]++;
            before = rows;
            surprise = Elementary.log((before + 1.0) / (seen + 0.5));
        }
        rows++;
        return surprise;
    }

    /** The rows without a value since the last one that had one. */
    long run() {
        return run;
    }

    /** Notes that the present run has raised an alarm. */
    void announce() {
        announced = true;
    }

    /** True when the present run has raised an alarm: one is enough for a run. */
    boolean announced() {
        return announced;
    }

    /** How many earlier runs were as long as the present one was when it was last looked at. */
    long seen() {
        return seen;
    }

    /** How many rows there were before the present run was last looked at. */
    long before() {
        return before;
    }

    /** True when the present run has just reached 1, 2, 4, 8, ... rows. */
    boolean atPowerOfTwo() {
        return Long.bitCount(run) == 1;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("reached", reached, LENGTHS);
        sink.put("rows", rows);
        sink.put("run", run);
        sink.put("seen", seen);
        sink.put("before", before);
        sink.put("surprise", surprise);
        sink.put("announced", announced);
    }

    @Override
    public void restore(StateSource source) {
        long[] saved = source.getLongs("reached");
        if (saved.length != LENGTHS) {
            throw new SnapshotException("'reached' has " + saved.length + " entries where " + LENGTHS + " are needed");
        }
        System.arraycopy(saved, 0, reached, 0, LENGTHS);
        rows = source.getLong("rows");
        run = source.getLong("run");
        seen = source.getLong("seen");
        before = source.getLong("before");
        surprise = source.getDouble("surprise");
        announced = source.getBoolean("announced");
    }
}
