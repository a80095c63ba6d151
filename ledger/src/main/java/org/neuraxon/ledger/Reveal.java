package org.neuraxon.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.upow.Hex;

/**
 * What a miner had committed itself to. It is not signed: only who made the commitment knows the secret, and whoever else hands it in does its owner a
 * favour.
 *
 * <p>152 bytes, big-endian: {@code NXREV001}, network (32), epoch (8), key (32), genome (40), secret (32).
 *
 * @param network the hash of the network's first entry
 * @param epoch number of the epoch
 * @param key the miner's public key, 32 bytes
 * @param genome 40 bytes
 * @param secret 32 bytes of the miner's own choice; together with everybody else's they make the challenge
 */
public record Reveal(byte[] network, long epoch, byte[] key, byte[] genome, byte[] secret) {

    static final byte[] MAGIC = "NXREV001".getBytes(StandardCharsets.US_ASCII);

    /** Bytes of a reveal. */
    public static final int BYTES = MAGIC.length + 3 * Rules.HASH_BYTES + Long.BYTES + SeriesGenome.BYTES;

    /** Copies the bytes. */
    public Reveal {
        network = network.clone();
        key = key.clone();
        genome = genome.clone();
        secret = secret.clone();
    }

    /**
     * Reads a message.
     *
     * @throws LedgerException if its length or its first bytes are wrong
     */
    public static Reveal parse(byte[] message) {
        ByteBuffer buffer = Entry.message(message, "reveal", BYTES, MAGIC);
        return new Reveal(
                Entry.bytes(buffer, Rules.HASH_BYTES),
                buffer.getLong(),
                Entry.bytes(buffer, Rules.HASH_BYTES),
                Entry.bytes(buffer, SeriesGenome.BYTES),
                Entry.bytes(buffer, Rules.HASH_BYTES));
    }

    /** The message. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .put(MAGIC)
                .put(network)
                .putLong(epoch)
                .put(key)
                .put(genome)
                .put(secret)
                .array();
    }

    /** The key in hexadecimal digits: the miner's name. */
    public String miner() {
        return Hex.of(key);
    }

    @Override
    public byte[] network() {
        return network.clone();
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public byte[] genome() {
        return genome.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }
}
