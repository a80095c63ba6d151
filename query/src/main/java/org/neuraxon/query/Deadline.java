package org.neuraxon.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Calls a statement off when its time is over, also while its rows are being fetched. */
final class Deadline implements AutoCloseable {

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean passed;

    Deadline(Connection connection, Statement statement, Duration time) {
        thread = new Thread(() -> watch(connection, statement, time), "query-deadline");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(Connection connection, Statement statement, Duration time) {
        try {
            if (done.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            passed = true;
            // Once may be too early, between two steps of the work.
            while (!done.await(50, TimeUnit.MILLISECONDS) && !connection.isClosed()) {
                statement.cancel();
            }
        } catch (SQLException e) {
            // The statement ended in this very moment, which is what was wanted.
            passed = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean passed() {
        return passed;
    }

    /** A result that came after the deadline may be a part of the whole. */
    void check() throws SQLException {
        if (passed) {
            throw new SQLException("the time is over");
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
