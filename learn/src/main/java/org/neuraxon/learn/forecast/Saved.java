package org.neuraxon.learn.forecast;

import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSource;

/** Reads values that index arrays. */
final class Saved {

    private Saved() {}

    static int within(StateSource source, String name, int least, int most) {
        int value = source.getInt(name);
        if (value < least || value > most) {
            throw new SnapshotException("the value of '" + name + "' is " + value + " but must lie in " + least + " to "
                    + most + "; the snapshot is not usable");
        }
        return value;
    }
}
