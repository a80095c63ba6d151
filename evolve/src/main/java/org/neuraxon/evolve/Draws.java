package org.neuraxon.evolve;

import org.neuraxon.core.math.CounterRandom;

/**
 * The chance of one birth (or of one instance of a task): random numbers keyed by its number, one after another.
 *
 * <p>Births do not share a stream, so it does not matter which worker attends to which. Belongs to one thread.
 */
public final class Draws {

    private final CounterRandom random;
    private final int purpose;
    private final long number;
    private long next;

    /**
     * Starts the numbers of one birth.
     *
     * @param purpose what they are for
     * @param number the birth
     */
    public Draws(CounterRandom random, int purpose, long number) {
        this.random = random;
        this.purpose = purpose;
        this.number = number;
    }

    /** The number of the birth. */
    public long number() {
        return number;
    }

    /** A uniform integer in [0, bound). */
    public int below(int bound) {
        return random.below(bound, purpose, number, next++);
    }

    /** A uniform number in [0, 1). */
    public double uniform() {
        return random.uniform(purpose, number, next++);
    }

    /** A standard normal number. */
    public double normal() {
        return random.normal(purpose, number, next++);
    }

    /** Whether an event of this probability happens. */
    public boolean event(double probability) {
        return uniform() < probability;
    }

    /** Sixty-four random bits. */
    public long bits() {
        return random.bits(purpose, number, next++);
    }

    /** -1, 0 or +1, each as likely. */
    public int trit() {
        return below(3) - 1;
    }

    /** -1 or +1, each as likely. */
    public int sign() {
        return 2 * below(2) - 1;
    }
}
