package org.neuraxon.connect.flink.example;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/** Counts what a job inside this process does, and closes its source; one job at a time. */
final class Tally {

    private static final AtomicLong RESULTS = new AtomicLong();
    private static final AtomicLong CHECKPOINTS = new AtomicLong();
    private static volatile boolean closed;
    private static volatile long closedAt;
    private static volatile double calm = Double.NaN;
    private static volatile long calmCheckpoint;

    private Tally() {}

    static void start() {
        RESULTS.set(0);
        CHECKPOINTS.set(0);
        closed = false;
        calm = Double.NaN;
    }

    static long results() {
        return RESULTS.get();
    }

    static int checkpoints() {
        return (int) CHECKPOINTS.get();
    }

    /** No more rows: the source goes on without sending any. */
    static void close() {
        closedAt = System.currentTimeMillis();
        closed = true;
    }

    /** Waits for so many results; when they were there. */
    static long await(long results, double longest) throws InterruptedException, TimeoutException {
        long since = System.nanoTime();
        while (RESULTS.get() < results) {
            patience(since, longest, "only " + RESULTS.get() + " results of " + results);
        }
        return System.nanoTime();
    }

    /** Waits for a checkpoint that is begun a second or more after the end of rows; the seconds it took. */
    static double nextCheckpoint(double longest) throws InterruptedException, TimeoutException {
        long since = System.nanoTime();
        while (Double.isNaN(calm)) {
            patience(since, longest, "no checkpoint");
        }
        return calm;
    }

    /** The number of that checkpoint. */
    static long calmCheckpoint() {
        return calmCheckpoint;
    }

    private static void patience(long since, double longest, String what)
            throws InterruptedException, TimeoutException {
        if (System.nanoTime() - since > longest) {
            throw new TimeoutException(what + " after " + longest / 1e9 + " s");
        }
        Thread.sleep(2);
    }

    /** Passes numbers on while rows are wanted, then negative ones, slowly; sees checkpoints begin and end. */
    static final class Tap extends RichMapFunction<Long, Long> implements CheckpointedFunction, CheckpointListener {

        private transient volatile long begun;
        private transient volatile long number;

        @Override
        public Long map(Long next) throws InterruptedException {
            if (!closed) {
                return next;
            }
            Thread.sleep(1);
            return -1L;
        }

        @Override
        public void snapshotState(FunctionSnapshotContext context) {
            begun = context.getCheckpointTimestamp();
            number = context.getCheckpointId();
        }

        @Override
        public void initializeState(FunctionInitializationContext context) {
            // Nothing is kept.
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            CHECKPOINTS.incrementAndGet();
            if (closed && checkpoint == number && begun > closedAt + 1000 && Double.isNaN(calm)) {
                calmCheckpoint = checkpoint;
                calm = (System.currentTimeMillis() - begun) / 1e3;
            }
        }
    }

    /** Counts results. */
    static final class Counter<T> implements MapFunction<T, Long> {

        @Override
        public Long map(T result) {
            return RESULTS.incrementAndGet();
        }
    }
}
