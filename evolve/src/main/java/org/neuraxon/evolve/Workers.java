package org.neuraxon.evolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Threads that share a list of independent pieces of work. What comes out does not depend on how many there are. */
public final class Workers implements AutoCloseable {

    private final int count;
    private final ExecutorService pool;

    /**
     * Starts the threads.
     *
     * @param count 1 to 1000, the caller's among them
     */
    public Workers(int count) {
        if (count < 1 || count > 1_000) {
            throw new IllegalArgumentException("the number of workers must be 1 to 1000, not " + count);
        }
        this.count = count;
        this.pool = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "neuraxon-evolve");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Does pieces 0 to {@code pieces} - 1.
     *
     * @return what came of them, in their order
     * @throws InterruptedException if the calling thread is interrupted
     */
    <T> List<T> run(int pieces, IntFunction<T> piece) throws InterruptedException {
        Object[] results = new Object[pieces];
        AtomicInteger next = new AtomicInteger();
        Callable<Void> share = () -> {
            for (int i = next.getAndIncrement();
                    i < pieces && !Thread.currentThread().isInterrupted();
                    i = next.getAndIncrement()) {
                results[i] = piece.apply(i);
            }
            return null;
        };
        List<Future<Void>> others = new ArrayList<>();
        for (int i = 1; i < Math.min(count, pieces); i++) {
            others.add(pool.submit(share));
        }
        try {
            share.call();
            for (Future<Void> other : others) {
                other.get();
            }
        } catch (ExecutionException e) {
            throw problem(e.getCause());
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw problem(e);
        } finally {
            others.forEach(other -> other.cancel(true));
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("the evolution was called off");
        }
        @SuppressWarnings("unchecked")
        List<T> done = (List<T>) Arrays.asList(results);
        return done;
    }

    private static RuntimeException problem(@Nullable Throwable cause) {
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("a worker failed: " + cause, cause);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
