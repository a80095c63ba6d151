package org.neuraxon.evolve.ring;

import org.neuraxon.evolve.Draws;

/**
 * Where a parameter of the ring is searched: between two values, whole ones only if asked for.
 *
 * @param key the parameter
 */
record SearchRange(String key, double low, double high, boolean whole) {

    /** A mutation moves a parameter by about this share of its range. */
    private static final double STEP = 0.15;

    static SearchRange real(String key, double low, double high) {
        return new SearchRange(key, low, high, false);
    }

    static SearchRange whole(String key, int low, int high) {
        return new SearchRange(key, low, high, true);
    }

    /** Any value of the range. */
    double any(Draws draws) {
        return whole ? low + draws.below((int) (high - low) + 1) : low + (high - low) * draws.uniform();
    }

    /** A value near another one. */
    double near(double value, Draws draws) {
        double moved = value + STEP * (high - low) * draws.normal();
        double kept = Math.max(low, Math.min(high, moved));
        return whole ? Math.rint(kept) : kept;
    }

    boolean contains(double value) {
        return value >= low && value <= high;
    }
}
