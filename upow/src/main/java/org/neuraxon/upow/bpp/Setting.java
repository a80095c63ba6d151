package org.neuraxon.upow.bpp;

import org.neuraxon.upow.UpowException;

/**
 * How networks are scored and searched.
 *
 * @param window samples fed to a window before its prediction is read (W), 0 or more
 * @param maxTicks ticks at which a window that has not finished never will (X), 0 or more
 * @param mutations steps of the search (S), 0 to 20,000,000
 */
public record Setting(int window, int maxTicks, int mutations) {

    /** What the public network uses: four weeks of hours, 100,000 ticks, 100 steps. */
    public static final Setting PUBLIC = new Setting(672, 100_000, 100);

    private static final int MOST_MUTATIONS = 20_000_000;

    /**
     * Checks the ranges.
     *
     * @throws UpowException if a value lies outside
     */
    public Setting {
        require(window, Integer.MAX_VALUE, "the window");
        require(maxTicks, Integer.MAX_VALUE, "the tick limit");
        require(mutations, MOST_MUTATIONS, "the number of mutation steps");
    }

    private static void require(int value, int most, String what) {
        if (value < 0 || value > most) {
            throw new UpowException(what + " must be 0 to " + most + ", not " + value);
        }
    }
}
