package org.neuraxon.core;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;

/** Runs the tiles of a stage on one pool that all networks share, sized to the processors. */
final class Tiles {

    private static final ForkJoinPool POOL =
            new ForkJoinPool(Math.max(1, Runtime.getRuntime().availableProcessors()));

    private Tiles() {}

    /**
     * Runs a stage over ranges of neurons at the same time and returns when all are done.
     *
     * @param bounds ascending; tile i is [bounds[i], bounds[i + 1])
     */
    static void run(Stage stage, Moment now, int[] bounds) {
        POOL.invoke(new Range(stage, now, bounds, 0, bounds.length - 1));
    }

    private static final class Range extends RecursiveAction {

        private static final long serialVersionUID = 1L;

        private final transient Stage stage;
        private final transient Moment now;
        private final int[] bounds;
        private final int first;
        private final int last;

        Range(Stage stage, Moment now, int[] bounds, int first, int last) {
            this.stage = stage;
            this.now = now;
            this.bounds = bounds;
            this.first = first;
            this.last = last;
        }

        @Override
        protected void compute() {
            if (last - first == 1) {
                stage.run(now, bounds[first], bounds[last]);
            } else {
                int middle = (first + last) >>> 1;
                invokeAll(new Range(stage, now, bounds, first, middle), new Range(stage, now, bounds, middle, last));
            }
        }
    }
}
