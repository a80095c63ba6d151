package org.neuraxon.exchange.reference;

import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.state.Snapshot;

/**
 * An imported network.
 *
 * @param network it, ready to live
 */
public record ImportedNetwork(Blueprint2 network, ImportReport report, Carried carried) implements Imported {

    @Override
    public Snapshot snapshot() {
        Snapshot snapshot = network.snapshot();
        snapshot.put(Carried.ENTRY, carried.text());
        return snapshot;
    }
}
