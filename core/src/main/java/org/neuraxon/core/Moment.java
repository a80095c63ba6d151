package org.neuraxon.core;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.neuraxon.core.math.CounterRandom;

/**
 * What every phase may know about the moment that is being lived: its number, its length, chance, and which mechanisms are on.
 *
 * <p>Chance is keyed by purpose, step and index, so that the order of execution does not matter.
 */
public final class Moment {

    private final CounterRandom random;
    private final double dt;
    private final EnumSet<Mechanism> ablated = EnumSet.noneOf(Mechanism.class);
    private long step;

    Moment(long seed, double dt) {
        this.random = new CounterRandom(seed);
        this.dt = dt;
    }

    /** The number of moments lived before this one. */
    public long step() {
        return step;
    }

    /** The length of the moment in ms. */
    public double dt() {
        return dt;
    }

    /** True unless the mechanism has been ablated. */
    public boolean has(Mechanism mechanism) {
        return !ablated.contains(mechanism);
    }

    /** True with the given probability, always the same for the same purpose, step and index. */
    public boolean event(double probability, Chance purpose, long index) {
        return random.event(probability, purpose.ordinal(), step, index);
    }

    /** Sixty-four random bits. */
    public long bits(Chance purpose, long index) {
        return random.bits(purpose.ordinal(), step, index);
    }

    /** A standard normal number. */
    public double normal(Chance purpose, long index) {
        return random.normal(purpose.ordinal(), step, index);
    }

    /** A uniform whole number in [0, bound). */
    public int below(int bound, Chance purpose, long index) {
        return random.below(bound, purpose.ordinal(), step, index);
    }

    /** A uniform number in [from, to). */
    public double uniform(double from, double to, Chance purpose, long index) {
        return from + (to - from) * random.uniform(purpose.ordinal(), step, index);
    }

    void at(long newStep) {
        step = newStep;
    }

    Set<Mechanism> ablated() {
        return EnumSet.copyOf(ablated);
    }

    void ablate(Collection<Mechanism> mechanisms) {
        ablated.clear();
        ablated.addAll(mechanisms);
    }
}
