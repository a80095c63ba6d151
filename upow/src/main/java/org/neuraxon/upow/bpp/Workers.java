package org.neuraxon.upow.bpp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.neuraxon.upow.task.Task;

/** Runs searches on several threads; each has its own scorer. The outcomes do not depend on how many there are. */
public final class Workers implements AutoCloseable {

    private final int count;
    private final Supplier<Search> searches;
    private final ExecutorService pool;

    /**
     * Starts the threads.
     *
     * @param count how many, 1 or more
     */
    public Workers(int count, Task task, Setting setting, Kernel kernel) {
        // Errors in the setting are the caller's, not a thread's.
        Windows.require(task, setting);
        this.count = count;
        this.searches = () -> new Search(task.topology(), kernel.scorer(task, setting));
        this.pool = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "neuraxon-upow");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Hears of an outcome, on the worker's thread. */
    public interface Listener {

        /**
         * A search has ended.
         *
         * @return whether searches of later starts are still wanted
         */
        boolean ended(int index, Outcome outcome);
    }

    /**
     * Runs the searches of some starts, in their order.
     *
     * @return the outcomes up to and including the first one after which the listener wanted no more
     * @throws InterruptedException if the calling thread is interrupted
     */
    public List<Outcome> run(List<Start> starts, Listener listener) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger end = new AtomicInteger(starts.size());
        Outcome[] outcomes = new Outcome[starts.size()];
        List<Future<?>> threads = new ArrayList<>();
        for (int i = 0; i < Math.min(count, starts.size()); i++) {
            Callable<Void> work = () -> {
                Search search = searches.get();
                for (int index = next.getAndIncrement(); index < end.get(); index = next.getAndIncrement()) {
                    outcomes[index] = search.run(starts.get(index));
                    if (!listener.ended(index, outcomes[index])) {
                        // Earlier ones still run to their end, so that the first success is the same for any number of
                        // threads.
                        int stop = index + 1;
                        end.updateAndGet(old -> Math.min(old, stop));
                    }
                }
                return null;
            };
            threads.add(pool.submit(work));
        }
        try {
            for (Future<?> thread : threads) {
                thread.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
        } finally {
            threads.forEach(thread -> thread.cancel(true));
        }
        return List.of(Arrays.copyOf(outcomes, end.get()));
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
