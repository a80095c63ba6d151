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
import java.util.OptionalDouble;

/**
 * How long a claim takes for each seed: seconds of processor time at 2.5 GHz, for the full experiment and for the fast one. The fast one was measured once; the full one was, too, or is
 * twenty times the fast one where it takes minutes. No fast time stands where a shorter experiment says nothing about the full one. Expectations are made of it, no verdict depends on it.
 */
public final class Costs {

    /** A fast run leaves out what takes longer than this, in seconds of processor time for each seed. */
    private static final double LONGEST_FAST = 6.5;

    private static final Seconds UNKNOWN = new Seconds(20, OptionalDouble.of(2));
    private static final Map<String, Seconds> SECONDS = read();

    private Costs() {}

    /** Seconds for one seed of the full experiment. */
    public static double full(Claim claim) {
        return of(claim).full;
    }

    /** Seconds for one seed of the fast experiment. */
    public static double fast(Claim claim) {
        Seconds seconds = of(claim);
        return seconds.fast.orElse(seconds.full);
    }

    /** Whether a fast run of all claims leaves this one out: it takes too long, or a shorter experiment does not tell. */
    public static boolean isLeftOutWhenFast(Claim claim) {
        return of(claim).fast.orElse(Double.POSITIVE_INFINITY) > LONGEST_FAST;
    }

    private static Seconds of(Claim claim) {
        return SECONDS.getOrDefault(claim.card().id(), UNKNOWN);
    }

    /** Seconds that a plan takes, runs known before left out of account. */
    public static double expected(Plan plan, Collection<Run> known) {
        double seconds = 0;
        for (Claim claim : plan.claims()) {
            // The same run may be known twice, from a table and from the cache.
            long done = known.stream()
                    .filter(run -> run.claim().equals(claim.card().id())
                            && run.model().equals(plan.modelFor(claim))
                            && run.seed() >= plan.firstSeed()
                            && run.seed() < plan.firstSeed() + plan.seeds())
                    .mapToLong(Run::seed)
                    .distinct()
                    .count();
            seconds += (plan.seeds() - done) * (plan.fast() ? fast(claim) : full(claim));
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

    private static Map<String, Seconds> read() {
        try (InputStream in = Costs.class.getResourceAsStream("costs.csv")) {
            if (in == null) {
                throw new IllegalStateException("costs.csv is missing from the program");
            }
            Map<String, Seconds> seconds = new HashMap<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> seconds.put(
                            cells[0],
                            new Seconds(
                                    Double.parseDouble(cells[1]),
                                    cells[2].isEmpty()
                                            ? OptionalDouble.empty()
                                            : OptionalDouble.of(Double.parseDouble(cells[2])))));
            return seconds;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Seconds(double full, OptionalDouble fast) {}
}
