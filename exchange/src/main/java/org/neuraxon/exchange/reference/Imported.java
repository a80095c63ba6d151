package org.neuraxon.exchange.reference;

import org.neuraxon.core.state.Snapshot;

/** What came out of a reference file: a network or a tissue, and what happened to every field on the way. */
public sealed interface Imported permits ImportedNetwork, ImportedTissue {

    /** What happened to every field. */
    ImportReport report();

    /** What the file says beyond the state. */
    Carried carried();

    /** The state with what is carried beside it, ready to be written to a file. */
    Snapshot snapshot();
}
