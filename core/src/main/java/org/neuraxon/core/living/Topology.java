package org.neuraxon.core.living;

import java.util.Arrays;
import java.util.Locale;

/** How the backbone of a living network is laid out. Input neurons stand outside it. */
public enum Topology {
    /** A ring in which each neuron hears its predecessor, with random shortcuts (Watts &amp; Strogatz, 1998). */
    SMALL_WORLD,
    /** Random partners only. */
    RANDOM,
    /** Each layer hears random neurons of the layer before it; the first hears the inputs only. */
    LAYERED,
    /** Everyone hears everyone, with weights whose sum has the mean and the variance of the others. */
    DENSE,
    /** The connections are given by the caller. */
    EXPLICIT;

    /** The name in parameters. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The topology of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Topology named(String key) {
        return Arrays.stream(values())
                .filter(topology -> topology.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no topology '" + key + "'; choose small_world, random, layered, dense or explicit"));
    }
}
