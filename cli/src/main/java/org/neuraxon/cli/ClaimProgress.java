package org.neuraxon.cli;

import java.io.PrintWriter;
import org.neuraxon.lab.Run;

/** How far the experiments are: a bar that is drawn over itself on a terminal, one line for every tenth of the runs elsewhere. */
final class ClaimProgress {

    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private boolean drawn;

    private ClaimProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** A bar if somebody watches a terminal. */
    static ClaimProgress on(PrintWriter err) {
        return new ClaimProgress(err, System.console() != null && System.getenv("TERM") != null);
    }

    void finished(Run run, int done, int total) {
        String text = done + "/" + total + " runs, " + run.claim() + " seed " + run.seed() + ", about "
                + left(done, total) + " left";
        if (terminal) {
            int filled = WIDTH * done / total;
            // The line may have been longer before.
            err.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + text + "        ");
            err.flush();
            drawn = true;
        } else if (done * 10L / total > (done - 1) * 10L / total) {
            err.println(text);
        }
    }

    private String left(int done, int total) {
        long seconds = (long) ((System.nanoTime() - begin) / 1e9 / done * (total - done));
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    /** Leaves the line of the bar. */
    void end() {
        if (drawn) {
            err.println();
            drawn = false;
        }
    }
}
