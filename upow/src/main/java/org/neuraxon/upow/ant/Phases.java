package org.neuraxon.upow.ant;

import org.neuraxon.upow.UpowException;

/**
 * How long an epoch lasts, in ticks.
 *
 * @param warmUp random drive
 * @param driven alternating drive
 * @param silence no drive
 * @param transfer another drive
 */
public record Phases(int warmUp, int driven, int silence, int transfer) {

    /** Checks that no length is negative. */
    public Phases {
        if (warmUp < 0 || driven < 0 || silence < 0 || transfer < 0) {
            throw new UpowException("a phase lasts 0 ticks or more");
        }
    }

    /** All ticks. */
    public int ticks() {
        return warmUp + driven + silence + transfer;
    }
}
