package org.neuraxon.cli;

import java.io.PrintWriter;

/** Says every few seconds how far a long job is; any thread may report. */
final class Progress {

    private static final long EVERY_NANOS = 10_000_000_000L;

    private final PrintWriter err;
    private final String what;
    private final long all;
    private long done;
    private long last = System.nanoTime();

    /** Reports {@code done of all what}. */
    Progress(PrintWriter err, String what, long all) {
        this.err = err;
        this.what = what;
        this.all = all;
    }

    /** One more is done. */
    void one() {
        some(1);
    }

    /** More are done. */
    synchronized void some(long more) {
        done += more;
        if (System.nanoTime() - last >= EVERY_NANOS) {
            last = System.nanoTime();
            err.println("neuraxon: " + done + " of " + all + " " + what);
            err.flush();
        }
    }
}
