package org.neuraxon.evolve.trit;

import org.neuraxon.core.parameter.Parameter;

/**
 * What a small network has only one of.
 *
 * @param ticks how often all neurons are updated in a moment
 * @param patience rewarded coincidences more than punished ones (or fewer) after which a weight takes a step; 0 for a network that does
 *     not learn while it lives
 */
record TritParameters(
        @Parameter(key = "ticks", about = "updates in a moment", unit = "1/moment", min = 1, max = MOST_TICKS)
        int ticks,

        @Parameter(key = "patience", about = "coincidences before a weight takes a step", min = 0, max = MOST_PATIENCE)
        int patience) {

    static final int MOST_TICKS = 4;
    static final int MOST_PATIENCE = 12;
}
