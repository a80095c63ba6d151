package org.neuraxon.ledger.node;

import org.neuraxon.upow.Hex;

/**
 * Where a solution stands in the ledger. Who holds it can show that a ledger has lost or rewritten what was acknowledged.
 *
 * @param index of the entry
 * @param hash of the entry and all before it, in hexadecimal digits
 */
public record Receipt(long index, String hash) {

    static Receipt of(long index, byte[] hash) {
        return new Receipt(index, Hex.of(hash));
    }
}
