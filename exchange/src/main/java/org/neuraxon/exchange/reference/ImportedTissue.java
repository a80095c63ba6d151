package org.neuraxon.exchange.reference;

import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.tissue.Tissue;

/**
 * An imported tissue.
 *
 * @param tissue it, ready to live
 */
public record ImportedTissue(Tissue tissue, ImportReport report, Carried carried) implements Imported {

    @Override
    public Snapshot snapshot() {
        Snapshot snapshot = tissue.snapshot();
        snapshot.put(Carried.ENTRY, carried.text());
        return snapshot;
    }
}
