package org.neuraxon.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.hash.KangarooTwelve;

/**
 * A miner's promise: "I have a network; this is the hash of it", signed, and with postage on it.
 *
 * <p>184 bytes, big-endian: {@code NXCOM001}, network (32), epoch (8), key (32), hash (32), postage (8), and the Ed25519 signature of these 120 bytes
 * (64). The postage is any number for which KangarooTwelve of the mining seed and the 120 bytes begins with enough zero bits.
 *
 * @param network the hash of the network's first entry
 * @param epoch number of the epoch
 * @param key the miner's public key, 32 bytes
 * @param hash {@link SeriesWork#commitment}, 32 bytes
 * @param postage what was worked for
 * @param signature 64 bytes
 */
public record Commitment(byte[] network, long epoch, byte[] key, byte[] hash, long postage, byte[] signature) {

    static final byte[] MAGIC = "NXCOM001".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNATURE_BYTES = 64;
    private static final int SIGNED_BYTES = MAGIC.length + 3 * Rules.HASH_BYTES + 2 * Long.BYTES;

    /** Bytes of a commitment. */
    public static final int BYTES = SIGNED_BYTES + SIGNATURE_BYTES;

    /** Copies the bytes. */
    public Commitment {
        network = network.clone();
        key = key.clone();
        hash = hash.clone();
        signature = signature.clone();
    }

    /** Pays the postage and signs. */
    public static Commitment sign(
            MinerKey key, byte[] network, long epoch, byte[] miningSeed, byte[] hash, int postageBits) {
        long postage = 0;
        while (true) {
            Commitment unsigned =
                    new Commitment(network, epoch, key.publicKey(), hash, postage, new byte[SIGNATURE_BYTES]);
            if (unsigned.isPaid(miningSeed, postageBits)) {
                return new Commitment(network, epoch, key.publicKey(), hash, postage, key.sign(unsigned.signed()));
            }
            postage++;
        }
    }

    /**
     * Reads a message.
     *
     * @throws LedgerException if its length or its first bytes are wrong
     */
    public static Commitment parse(byte[] message) {
        ByteBuffer buffer = Entry.message(message, "commitment", BYTES, MAGIC);
        return new Commitment(
                Entry.bytes(buffer, Rules.HASH_BYTES),
                buffer.getLong(),
                Entry.bytes(buffer, Rules.HASH_BYTES),
                Entry.bytes(buffer, Rules.HASH_BYTES),
                buffer.getLong(),
                Entry.bytes(buffer, SIGNATURE_BYTES));
    }

    /** The message. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).put(signed()).put(signature).array();
    }

    private byte[] signed() {
        return ByteBuffer.allocate(SIGNED_BYTES)
                .put(MAGIC)
                .put(network)
                .putLong(epoch)
                .put(key)
                .put(hash)
                .putLong(postage)
                .array();
    }

    /** Whether the owner of the key signed exactly this. */
    public boolean isGenuine() {
        return MinerKey.verifies(key, signed(), signature);
    }

    /** Whether enough was paid. */
    public boolean isPaid(byte[] miningSeed, int bits) {
        byte[] signed = signed();
        byte[] both = Arrays.copyOf(miningSeed, miningSeed.length + signed.length);
        System.arraycopy(signed, 0, both, miningSeed.length, signed.length);
        return Long.numberOfLeadingZeros(SeriesWork.word(KangarooTwelve.digest(both, Rules.HASH_BYTES))) >= bits;
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
    public byte[] hash() {
        return hash.clone();
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }
}
