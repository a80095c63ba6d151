package org.neuraxon.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long miners waited for verdicts. Safe for use by several threads at once. */
final class Waits {

    private final List<Long> nanos = new ArrayList<>();

    /** Adds one. */
    synchronized void add(long one) {
        nanos.add(one);
    }

    /**
     * Throughput and latency in a line; empty if nothing was answered.
     *
     * @param seconds in which they were answered
     */
    synchronized String text(double seconds) {
        if (nanos.isEmpty()) {
            return "";
        }
        Collections.sort(nanos);
        return String.format(
                Locale.ROOT,
                "%d messages answered (%.1f a minute): half within %.0f ms, 95 %% within %.0f ms, all within %.1f s",
                nanos.size(),
                60 * nanos.size() / seconds,
                rank(0.5) * 1e-6,
                rank(0.95) * 1e-6,
                rank(1) * 1e-9);
    }

    /** The smallest that a share of all does not exceed. */
    private long rank(double share) {
        return nanos.get(Math.max(0, (int) Math.ceil(share * nanos.size()) - 1));
    }
}
