package org.neuraxon.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.learn.Observation;
import org.neuraxon.learn.Watching;

/**
 * Lets the brains of many columns live a row side by side. A brain hears nothing of the others, so it is the same on any number of threads;
 * with a few columns the row is too short to be shared.
 */
final class ColumnCrew implements AutoCloseable {

    private static final int FEW = 8;

    private final WatchMemory memory;
    private final Observation[] seen;
    private final int shares;
    private final @Nullable ExecutorService threads;

    ColumnCrew(WatchMemory memory, int most) {
        this.memory = memory;
        seen = new Observation[memory.count()];
        shares = memory.count() < FEW ? 1 : Math.min(most, memory.count());
        threads = shares == 1
                ? null
                : Executors.newFixedThreadPool(shares, task -> {
                    Thread thread = new Thread(task, "neuraxon-columns");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What each column says of a row; the row's further values lie before its inputs. Good until the next row. */
    Observation[] observe(Row row) {
        double[] cells = memory.hearing().cells(row, inputs(row));
        if (threads == null) {
            live(row, cells, 0, seen.length);
            return seen;
        }
        List<Callable<Boolean>> work = new ArrayList<>(shares);
        for (int share = 0; share < shares; share++) {
            int from = (int) ((long) seen.length * share / shares);
            int to = (int) ((long) seen.length * (share + 1) / shares);
            work.add(() -> {
                live(row, cells, from, to);
                return true;
            });
        }
        try {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted in the middle of row " + row.row());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a column could not live row " + row.row(), e.getCause());
        }
        return seen;
    }

    private void live(Row row, double[] cells, int from, int to) {
        for (int column = from; column < to; column++) {
            Watching watcher = memory.watcher(column);
            seen[column] = watcher.observe(value(row, column), cells);
        }
    }

    /** The row's value in a column that is watched. */
    static double value(Row row, int column) {
        return column == 0 ? row.value() : row.inputs()[column - 1];
    }

    /** The row's inputs. */
    double[] inputs(Row row) {
        return Arrays.copyOfRange(row.inputs(), seen.length - 1, row.inputs().length);
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
