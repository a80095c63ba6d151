package org.neuraxon.exchange.reference;

import java.nio.file.Path;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.tissue.Tissue;
import org.neuraxon.exchange.ExchangeException;
import org.neuraxon.exchange.json.Document;
import org.neuraxon.exchange.json.Layout;
import org.neuraxon.exchange.json.Ledger;
import org.neuraxon.exchange.json.Place;

/**
 * Reads networks that the reference saved: version 1, version 2 or several spheres, as plain or gzipped JSON, or the initial network of a
 * golden trajectory. The content says which.
 *
 * <p>A file that the reference loads is loaded by the same rules; fields that the reference would stumble over but that do no harm are
 * dropped and reported. A file may claim more neurons than it lists, as the reference allows, but not so many that a short text would fill
 * the memory. Anything else is one {@link ExchangeException} with a sentence that names the file and the place in it.
 */
public final class ReferenceImport {

    /** The seed of an imported network unless another one is given: files of the reference have none. */
    public static final long DEFAULT_SEED = 1;

    private static final String VERSION_1 = "v1";
    private static final String VERSION_2 = "v2";
    private static final String SPHERES = "multisphere";

    private ReferenceImport() {}

    /** Reads a file. */
    public static Imported read(Path file) {
        return read(file, DEFAULT_SEED);
    }

    /**
     * Reads a file.
     *
     * @param seed what chance depends on from the first moment after the import
     */
    public static Imported read(Path file, long seed) {
        return read(Document.read(file), seed);
    }

    /**
     * Reads bytes.
     *
     * @param origin what to call them in messages
     */
    public static Imported parse(byte[] content, String origin, long seed) {
        return read(Document.parse(content, origin), seed);
    }

    /** Reads a document, or the initial network in it if it is a trajectory. */
    static Imported read(Document document, long seed) {
        Place top = Place.top(document, new Ledger());
        boolean trajectory = top.has("initial") && top.has("trinary");
        return read(trajectory ? top.get("initial").object() : top, seed);
    }

    /** Reads the network at a place in a document; for the readers of files that hold a network among other things. */
    @SuppressWarnings("exports")
    public static Imported read(Place outer, long seed) {
        Ledger ledger = new Ledger();
        Place top = outer.startingHere(ledger);
        String kind = kind(top);
        if (kind.equals(SPHERES)) {
            Tissue tissue = TissueReader.read(top, seed);
            Carried carried =
                    Carried.between(tissue.steps(), top.node(), new TissueWriter(tissue).write(Layout.object()));
            return new ImportedTissue(tissue, new ImportReport(kind, ledger.fields()), carried);
        }
        Blueprint2 network =
                kind.equals(VERSION_1) ? NetworkReader.version1(top, seed) : NetworkReader.version2(top, seed);
        Carried carried =
                Carried.between(network.steps(), top.node(), new NetworkWriter(network).write(Layout.object()));
        return new ImportedNetwork(network, new ImportReport(kind, ledger.fields()), carried);
    }

    private static String kind(Place top) {
        if (top.has("spheres")) {
            return SPHERES;
        }
        if (!top.has("neurons")) {
            throw top.wrong("is no network of the reference: it has neither 'neurons' nor 'spheres'");
        }
        return Version1.isOf(top) ? VERSION_1 : VERSION_2;
    }
}
