package org.neuraxon.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.neuraxon.core.Network;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.lab.subject.Subject;

/** What an experiment needs to run once: a seed, a model, and a sheet to write on. */
public final class Trial {

    /** A fast trial is this many times shorter. */
    private static final long FAST_DIVISOR = 20;

    private static final int CHECKED_EVERY = 1_000;

    private final long seed;
    private final Subject subject;
    private final boolean fast;
    private final CounterRandom chance;
    private final List<Measurement> sheet = new ArrayList<>();

    Trial(long seed, Subject subject, boolean fast) {
        this.seed = seed;
        this.subject = subject;
        this.fast = fast;
        // Stimuli must not share random numbers with the network of the same seed.
        this.chance = new CounterRandom(~seed);
    }

    /** The seed: what the network and the stimuli depend on. */
    public long seed() {
        return seed;
    }

    /** The model under test. */
    public Subject subject() {
        return subject;
    }

    /** Chance for stimuli. */
    public CounterRandom chance() {
        return chance;
    }

    /** A number of moments or items: as it is in a full trial, a twentieth of it (at least {@code least}) in a fast one. */
    public int length(int full, int least) {
        return fast ? (int) Math.max(Math.min(least, full), full / FAST_DIVISOR) : full;
    }

    /** Writes down a number; NaN means that it could not be measured. */
    public void record(String condition, String metric, double value) {
        sheet.add(new Measurement(condition, metric, value));
    }

    /** Writes down a number. */
    public void record(Series series, double value) {
        record(series.condition(), series.metric(), value);
    }

    /** Lets a network live, unless the experiment is called off meanwhile. */
    public void live(Network network, long moments) {
        for (long i = 0; i < moments; i++) {
            if (i % CHECKED_EVERY == 0) {
                goOn();
            }
            network.step();
        }
    }

    /**
     * Stops an experiment that has been called off; long loops call it now and then.
     *
     * @throws CancellationException if it has
     */
    public void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the experiment was called off");
        }
    }

    List<Measurement> sheet() {
        return List.copyOf(sheet);
    }
}
