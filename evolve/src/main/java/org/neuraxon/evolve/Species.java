package org.neuraxon.evolve;

import org.neuraxon.core.state.StateSource;

/** A kind of genome for given ports: where the first ones come from. */
public interface Species {

    /** The name in files and options. */
    String name();

    /** A genome without ancestors. Random search draws from here and nowhere else. */
    Genome random(Draws draws);

    /**
     * The genome that was written down.
     *
     * @throws org.neuraxon.core.state.SnapshotException if it is not one of this species
     */
    Genome restored(StateSource source);
}
