package org.neuraxon.ledger;

import org.neuraxon.upow.Hex;

/**
 * A network that was revealed, with all that makes it what it is.
 *
 * @param index of the entry that revealed it
 * @param key of its owner, 32 bytes
 * @param origin what it grows from, beside its genome
 * @param genome 40 bytes
 */
public record Entrant(long index, byte[] key, long origin, byte[] genome) {

    /** Copies the bytes. */
    public Entrant {
        key = key.clone();
        genome = genome.clone();
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public byte[] genome() {
        return genome.clone();
    }

    /** The key in hexadecimal digits: the miner's name. */
    public String miner() {
        return Hex.of(key);
    }
}
