package org.neuraxon.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who holds the controls: one viewer at a time, the first to come while nobody does. */
final class Hold {

    private @Nullable String holder;

    /** Takes the controls if they are free; whether the viewer has them now. */
    synchronized boolean take(String viewer) {
        if (holder == null) {
            holder = viewer;
        }
        return viewer.equals(holder);
    }

    /** Lets go, if this viewer holds on. */
    synchronized boolean release(@Nullable String viewer) {
        if (holder != null && holder.equals(viewer)) {
            holder = null;
            return true;
        }
        return false;
    }

    /** Whether this viewer, or a caller that is none, may act now. */
    synchronized boolean allows(@Nullable String viewer) {
        return holder == null || holder.equals(viewer);
    }

    synchronized Optional<String> holder() {
        return Optional.ofNullable(holder);
    }
}
