package org.neuraxon.exchange.stream;

import java.util.Arrays;

/**
 * Judges the order and spacing of times.
 *
 * <p>A row is late when its time is not after the latest one seen. When 64 late rows in turn move forward among themselves, the
 * clock was set back for good, and order is judged from there.
 *
 * <p>The usual step is the running median of the last 64 forward intervals. A series is regular when three quarters of these, the
 * middle ones, lie within a tenth of the median; only then, and from the eighth interval on, a step of more than 1.5 medians is a
 * gap. A series of events at irregular times thus has no gaps.
 */
final class TimeOrder {

    private static final int WINDOW = 64;
    private static final int ENOUGH = 8;
    private static final int SET_BACK = 64;

    private final long[] recent = new long[WINDOW];
    private final long[] sorted = new long[WINDOW];
    private int count;
    private int oldest;
    private long latest = Row.NO_TIME;
    private long lastLate = Row.NO_TIME;
    private int lateInTurn;

    /** Flags of a row with this time in microseconds: none, {@link Oddity#GAP} or {@link Oddity#LATE}. */
    int judge(long micros) {
        if (latest == Row.NO_TIME) {
            latest = micros;
            return 0;
        }
        if (micros <= latest) {
            lateInTurn = lastLate != Row.NO_TIME && micros > lastLate ? lateInTurn + 1 : 1;
            lastLate = micros;
            if (lateInTurn >= SET_BACK) {
                latest = micros;
                forgetLate();
            }
            return Oddity.LATE.bit();
        }
        forgetLate();
        long interval = micros - latest;
        if (interval < 0) {
            interval = Long.MAX_VALUE;
        }
        latest = micros;
        int flags = isGap(interval) ? Oddity.GAP.bit() : 0;
        remember(interval);
        return flags;
    }

    private void forgetLate() {
        lateInTurn = 0;
        lastLate = Row.NO_TIME;
    }

    /** The usual step in microseconds; 0 while unknown. */
    long step() {
        return count < ENOUGH ? 0 : sorted[count / 2];
    }

    private boolean isGap(long interval) {
        double median = step();
        if (median == 0 || interval <= 1.5 * median) {
            return false;
        }
        return sorted[count / 8] >= 0.9 * median && sorted[count - 1 - count / 8] <= 1.1 * median;
    }

    private void remember(long interval) {
        if (count < WINDOW) {
            recent[count] = interval;
            insert(interval, count);
            count++;
            return;
        }
        long forgotten = recent[oldest];
        recent[oldest] = interval;
        oldest = (oldest + 1) % WINDOW;
        if (forgotten != interval) {
            int hole = Arrays.binarySearch(sorted, forgotten);
            System.arraycopy(sorted, hole + 1, sorted, hole, WINDOW - 1 - hole);
            insert(interval, WINDOW - 1);
        }
    }

    private void insert(long interval, int length) {
        int at = Arrays.binarySearch(sorted, 0, length, interval);
        at = at < 0 ? -at - 1 : at;
        System.arraycopy(sorted, at, sorted, at + 1, length - at);
        sorted[at] = interval;
    }
}
