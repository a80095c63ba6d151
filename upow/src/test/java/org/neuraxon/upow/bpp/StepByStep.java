package org.neuraxon.upow.bpp;

import org.neuraxon.upow.task.Topology;

/** A search in which every score is computed in full, so that it can be compared step by step. */
final class StepByStep {

    private final Search search;
    private final Scorer scorer;
    private final Start start;
    private byte[] tables;
    private long current = Scorer.UNFINISHED;
    private long best = Scorer.UNFINISHED;

    StepByStep(Topology topology, Scorer scorer, Start start) {
        this.search = new Search(topology, scorer);
        this.scorer = scorer;
        this.start = start;
        this.tables = start.tables().clone();
    }

    /** Plays a step (-1 is the unmutated network): its score, whether it was kept, the current and the best score. */
    String step(int step) {
        byte[] before = tables.clone();
        if (step >= 0) {
            search.mutate(tables, start, step);
        }
        long score = scorer.score(tables);
        boolean kept = score <= current;
        if (kept) {
            current = score;
        } else {
            tables = before;
        }
        best = Math.min(best, current);
        return score + " " + (kept ? 1 : 0) + " " + current + " " + best;
    }

    byte[] tables() {
        return tables;
    }
}
