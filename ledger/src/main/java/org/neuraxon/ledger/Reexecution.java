package org.neuraxon.ledger;

import org.neuraxon.upow.bpp.Kernel;
import org.neuraxon.upow.task.SeriesFile;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.WorkFile;

/** A judge that does the work again. */
public interface Reexecution extends Judge, AutoCloseable {

    /** How many searches or networks have been re-executed. */
    long executed();

    @Override
    void close();

    /**
     * The judge for a task.
     *
     * @param threads that search, 1 or more; a network is scored by one
     * @param kernel of the search
     * @throws LedgerException if the task is not that of the terms
     */
    static Reexecution of(WorkFile file, Terms terms, int threads, Kernel kernel) {
        terms.require(file);
        return file instanceof SeriesFile series
                ? new SeriesJudge(series)
                : new SearchJudge((TaskFile) file, (Rules) terms, threads, kernel);
    }
}
