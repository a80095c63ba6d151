package org.neuraxon.core;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tiles of a stage on the calling thread and on a few helpers that all networks share, one fewer than processors.
 *
 * <p>A caller offers its work to the helpers, does all that nobody else has begun, and waits only for tiles that a helper is
 * just running. So a helper that is busy, asleep or late costs time and never the result, and callers cannot block each other. A helper
 * without work looks out for less than a millisecond, as the next stage usually follows at once, then sleeps; it keeps no
 * reference to the work.
 */
final class Tiles {

    /** How often an idle thread looks again before it sleeps. */
    private static final int LOOKS = 20_000;

    private static final Helper[] HELPERS = new Helper[Runtime.getRuntime().availableProcessors() - 1];

    static {
        for (int i = 0; i < HELPERS.length; i++) {
            HELPERS[i] = new Helper(i + 1);
        }
    }

    private Tiles() {}

    /**
     * Runs a stage over ranges of neurons at the same time and returns when all are done.
     *
     * @param bounds ascending; tile i is [bounds[i], bounds[i + 1])
     * @param threads how many threads may take part, the caller included
     */
    static void run(Stage stage, Moment now, int[] bounds, int threads) {
        Work work = new Work(stage, now, bounds, Math.min(threads, HELPERS.length + 1));
        for (int helper = 0; helper < work.seats - 1; helper++) {
            HELPERS[helper].offer(work);
        }
        work.share(0);
        work.await();
    }

    /** The tiles of one stage. Each seat has its own range of them, so that a thread meets the same neurons again, and then helps the others. */
    private static final class Work {

        /** Distance of two counters, so that they do not share a cache line. */
        private static final int APART = 32;

        private final Stage stage;
        private final Moment now;
        private final int[] bounds;
        private final int tiles;
        private final int seats;
        private final AtomicIntegerArray next;
        private final AtomicInteger unfinished;
        private final Thread caller = Thread.currentThread();
        private volatile boolean callerSleeps;
        private volatile @Nullable Throwable failure;

        Work(Stage stage, Moment now, int[] bounds, int seats) {
            this.stage = stage;
            this.now = now;
            this.bounds = bounds;
            this.tiles = bounds.length - 1;
            this.seats = seats;
            this.next = new AtomicIntegerArray(seats * APART);
            for (int seat = 0; seat < seats; seat++) {
                next.setPlain(seat * APART, firstTile(seat));
            }
            this.unfinished = new AtomicInteger(tiles);
        }

        void share(int seat) {
            for (int i = 0; i < seats; i++) {
                int owner = (seat + i) % seats;
                int end = firstTile(owner + 1);
                for (int tile = next.getAndIncrement(owner * APART);
                        tile < end;
                        tile = next.getAndIncrement(owner * APART)) {
                    runTile(tile);
                }
            }
        }

        void await() {
            for (int looks = 0; unfinished.get() > 0; looks++) {
                if (looks < LOOKS) {
                    Thread.onSpinWait();
                } else {
                    callerSleeps = true;
                    if (unfinished.get() > 0) {
                        LockSupport.park(this);
                    }
                }
            }
            Throwable thrown = failure;
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
            if (thrown instanceof Error error) {
                throw error;
            }
        }

        private void runTile(int tile) {
            try {
                if (bounds[tile] < bounds[tile + 1]) {
                    stage.run(now, bounds[tile], bounds[tile + 1]);
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            } finally {
                if (unfinished.decrementAndGet() == 0 && callerSleeps) {
                    LockSupport.unpark(caller);
                }
            }
        }

        private int firstTile(int seat) {
            return (int) ((long) tiles * seat / seats);
        }
    }

    /** A thread that waits for work, shares in it, forgets it, and waits again. */
    private static final class Helper implements Runnable {

        private final int seat;
        private final AtomicReference<@Nullable Work> offered = new AtomicReference<>();
        private final Thread thread;
        private volatile boolean sleeps;
        private volatile boolean started;

        Helper(int seat) {
            this.seat = seat;
            this.thread = new Thread(this, "neuraxon-helper-" + seat);
            thread.setDaemon(true);
        }

        /** Offers work, to be taken up at once or after what the helper is doing; a newer offer replaces an older one. */
        void offer(Work work) {
            offered.set(work);
            if (!started) {
                start();
            }
            if (sleeps) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            int looks = 0;
            while (true) {
                if (offered.get() != null) {
                    sleeps = false;
                    looks = 0;
                    Work work = offered.getAndSet(null);
                    if (work != null) {
                        work.share(seat);
                    }
                } else if (looks < LOOKS) {
                    looks++;
                    Thread.onSpinWait();
                } else {
                    sleeps = true;
                    if (offered.get() == null) {
                        LockSupport.park(this);
                    }
                }
            }
        }

        private synchronized void start() {
            if (!started) {
                started = true;
                thread.start();
            }
        }
    }
}
