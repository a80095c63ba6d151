package org.neuraxon.connect.flink;

import org.neuraxon.core.Version;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.learn.Watcher;
import org.neuraxon.learn.WatcherSettings;

/** What is kept of one key: the watcher, and where its key stands in time. */
final class Brain {

    static final String KIND = "flink-brain";

    private final Watcher watcher;
    /** Event time of the newest row lived, {@link Watched#NO_TIME} before the first. */
    private long time = Watched.NO_TIME;
    /** When the newest row came that was there: its event time, or the machine's clock where rows are taken in order of arrival. */
    private long heard = Long.MIN_VALUE;
    /** When it is to be seen next whether the key is to be forgotten; its timer is set. */
    private long review = Long.MIN_VALUE;
    /** Rows lived, the absent ones counted. */
    private long rows;
    /** Absent rows in turn up to now. */
    private long silence;

    Brain(WatcherSettings settings) {
        this(new Watcher(settings));
    }

    private Brain(Watcher watcher) {
        this.watcher = watcher;
    }

    WatcherSettings settings() {
        return watcher.settings();
    }

    long time() {
        return time;
    }

    long silence() {
        return silence;
    }

    /** A row was there. */
    void heard(long moment) {
        heard = Math.max(heard, moment);
    }

    boolean isForgotten(long after, long moment) {
        return after > 0 && heard + after <= moment;
    }

    boolean isReviewDue(long after, long moment) {
        return after > 0 && moment >= review;
    }

    /** Sets the next review; its moment. */
    long review(long after) {
        review = heard + after;
        return review;
    }

    <K> Watched<K> live(K key, long newTime, double value, double[] inputs, boolean absent) {
        time = newTime;
        silence = absent ? silence + 1 : 0;
        return Watched.of(key, newTime, rows++, value, watcher.observe(value, inputs), absent);
    }

    Snapshot snapshot() {
        Snapshot snapshot = new Snapshot(KIND, Version.CODE);
        snapshot.put("time", time);
        snapshot.put("heard", heard);
        snapshot.put("review", review);
        snapshot.put("rows", rows);
        snapshot.put("silence", silence);
        watcher.save(snapshot.into("watcher"));
        return snapshot;
    }

    static Brain restored(Snapshot snapshot) {
        if (!snapshot.kind().equals(KIND)) {
            throw new SnapshotException("the state of a key holds a " + snapshot.kind() + ", not a " + KIND
                    + "; it was written by something else under the same operator id");
        }
        Brain brain = new Brain(Watcher.restored(snapshot.from("watcher")));
        brain.time = snapshot.getLong("time");
        brain.heard = snapshot.getLong("heard");
        brain.review = snapshot.getLong("review");
        brain.rows = snapshot.getLong("rows");
        brain.silence = snapshot.getLong("silence");
        return brain;
    }
}
