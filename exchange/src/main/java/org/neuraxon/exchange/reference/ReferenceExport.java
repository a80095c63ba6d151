package org.neuraxon.exchange.reference;

import java.io.IOException;
import java.nio.file.Path;
import org.neuraxon.core.Network;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.model.Models;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.WholeFile;
import org.neuraxon.core.tissue.Tissue;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.json.Layout;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes networks as the reference's version 2 saves them, and tissues as it saves several spheres, so that it can load them. The same
 * state gives the same text.
 *
 * <p>The format has no place for the last weight change of a synapse and for the seed; they are lost.
 */
public final class ReferenceExport {

    private ReferenceExport() {}

    /** The JSON of a network. */
    public static String json(Blueprint2 network) {
        return json(network, Carried.nothing());
    }

    /** The JSON of a tissue. */
    public static String json(Tissue tissue) {
        return json(tissue, Carried.nothing());
    }

    /** The JSON of what was imported; before its next moment, every value as it stood in the file. */
    public static String json(Imported imported) {
        if (imported instanceof ImportedNetwork network) {
            return json(network.network(), network.carried());
        }
        ImportedTissue tissue = (ImportedTissue) imported;
        return json(tissue.tissue(), tissue.carried());
    }

    /**
     * The JSON of the network or tissue in a snapshot, with what an import left there.
     *
     * @param origin what to call the snapshot in messages
     * @throws ExchangeException if the snapshot holds something that the reference does not know
     */
    public static String json(Snapshot snapshot, String origin) {
        Carried carried = snapshot.has(Carried.ENTRY)
                ? Carried.parse(snapshot.getText(Carried.ENTRY), origin)
                : Carried.nothing();
        if (snapshot.kind().equals(Tissue.KIND)) {
            return json(Tissue.restored(snapshot), carried);
        }
        if (!snapshot.has("model")) {
            throw new ExchangeException(origin + " holds a " + snapshot.kind()
                    + ", not a network; only networks and tissues can be exported");
        }
        Network network = Models.restored(snapshot);
        if (network instanceof Blueprint2 blueprint) {
            return json(blueprint, carried);
        }
        throw new ExchangeException(origin + " holds a " + network.model()
                + " network, which the reference does not know; only blueprint-2 networks can be exported");
    }

    /** Writes a text to a file, all of it or nothing. */
    public static void write(String json, Path file) {
        try {
            WholeFile.write(file, json);
        } catch (IOException e) {
            throw new ExchangeException("cannot write " + file + " (" + e.getMessage() + "); choose another place", e);
        }
    }

    private static String json(Blueprint2 network, Carried carried) {
        ObjectNode tree = new NetworkWriter(network).write(Layout.object());
        carried.into(tree, network.steps());
        return Layout.indented(tree);
    }

    private static String json(Tissue tissue, Carried carried) {
        ObjectNode tree = new TissueWriter(tissue).write(Layout.object());
        carried.into(tree, tissue.steps());
        return Layout.indented(tree);
    }
}
