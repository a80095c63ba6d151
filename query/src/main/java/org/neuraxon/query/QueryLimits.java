package org.neuraxon.query;

import java.time.Duration;

/**
 * What a query may cost.
 *
 * @param rows the most rows of an answer
 * @param time the longest it may take
 * @param megabytes the most memory it may use, in MB; nothing is swapped to disk
 * @param threads the most threads it may use
 */
public record QueryLimits(long rows, Duration time, int megabytes, int threads) {

    /** Everything, with a day's time, a gigabyte and all processors. */
    public static QueryLimits wide() {
        return new QueryLimits(
                Long.MAX_VALUE, Duration.ofDays(1), 1_024, Runtime.getRuntime().availableProcessors());
    }

    /** Checks the ranges. */
    public QueryLimits {
        if (rows < 1 || time.isNegative() || time.isZero() || megabytes < 64 || threads < 1) {
            throw new IllegalArgumentException("a query needs at least 1 row, some time, 64 MB and 1 thread; given are "
                    + rows + " rows, " + time.toMillis() + " ms, " + megabytes + " MB and " + threads + " threads");
        }
    }

    /** The same with another number of rows. */
    public QueryLimits withRows(long most) {
        return new QueryLimits(most, time, megabytes, threads);
    }

    /** The same with another time. */
    public QueryLimits withTime(Duration longest) {
        return new QueryLimits(rows, longest, megabytes, threads);
    }
}
