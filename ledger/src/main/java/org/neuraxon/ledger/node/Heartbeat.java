package org.neuraxon.ledger.node;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again on a thread of its own, until it is closed. */
public final class Heartbeat implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Begins at once.
     *
     * @param pauseMillis between two beats
     * @param beat what is done; it deals with its own problems
     */
    public Heartbeat(long pauseMillis, Runnable beat) {
        thread = new Thread(
                () -> {
                    try {
                        do {
                            beat.run();
                        } while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "neuraxon-heartbeat");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends after the beat that is going on. It is not interrupted: that would close the file it writes. */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
