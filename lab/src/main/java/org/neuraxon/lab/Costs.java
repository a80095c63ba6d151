package org.neuraxon.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How long a claim takes for each seed: seconds of processor time at 2.5 GHz, for the full experiment and for the fast one. The fast one was measured once; the full one was, too, or is
 * twenty times the fast one where it takes minutes. Expectations are made of it, no verdict depends on it.
 */
public final class Costs {

    /** A fast run leaves out what takes longer than this, in seconds of processor time for each seed. */
    public static final double LONGEST_FAST = 6.5;

    private static final double UNKNOWN_FULL = 20;
    private static final double UNKNOWN_FAST = 2;
    private static final Map<String, double[]> SECONDS = read();

    private Costs() {}

    /** Seconds for one seed of the full experiment. */
    public static double full(Claim claim) {
        double[] known = SECONDS.get(claim.card().id());
        return known == null ? UNKNOWN_FULL : known[0];
    }

    /** Seconds for one seed of the fast experiment. */
    public static double fast(Claim claim) {
        double[] known = SECONDS.get(claim.card().id());
        return known == null ? UNKNOWN_FAST : known[1];
    }

    /** Seconds that a plan takes, runs known before left out of account. */
    public static double expected(Plan plan, Collection<Run> known) {
        double seconds = 0;
        for (Claim claim : plan.claims()) {
            long missing = plan.seeds()
                    - known.stream()
                            .filter(run -> run.claim().equals(claim.card().id())
                                    && run.seed() >= plan.firstSeed()
                                    && run.seed() < plan.firstSeed() + plan.seeds())
                            .count();
            seconds += Math.max(0, missing) * (plan.fast() ? fast(claim) : full(claim));
        }
        return seconds / plan.threads();
    }

    /** A duration as people say it. */
    public static String words(double seconds) {
        if (seconds < 100) {
            return Math.max(1, Math.round(seconds)) + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    private static Map<String, double[]> read() {
        try (InputStream in = Costs.class.getResourceAsStream("costs.csv")) {
            if (in == null) {
                throw new IllegalStateException("costs.csv is missing from the program");
            }
            Map<String, double[]> seconds = new HashMap<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> seconds.put(
                            cells[0], new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])}));
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
