package org.neuraxon.ledger.node;

import java.security.SecureRandom;
import org.neuraxon.ledger.Entry;

/** Draws what a validator puts into the entry that ends commitments. Nobody must be able to foresee it, so it is the one chance here without a seed. */
public final class Lots {

    private final SecureRandom chance = new SecureRandom();

    /** Prepares to draw. */
    public Lots() {}

    /** 32 bytes. */
    public byte[] draw() {
        byte[] lot = new byte[Entry.HASH_BYTES];
        chance.nextBytes(lot);
        return lot;
    }
}
