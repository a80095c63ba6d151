package org.neuraxon.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.MinerKey;
import org.neuraxon.upow.bpp.Nonce;

/**
 * A miner's claim: "the search of my key and this nonce, in this epoch of this network, ends with this score", signed.
 *
 * <p>180 bytes, big-endian: {@code NXSUB001}, network (32), epoch (8), key (32), nonce (32), score (4), and the Ed25519 signature of these 116 bytes
 * (64). There is no time in it: a miner's clock decides nothing.
 *
 * @param network the hash of the network's first entry
 * @param epoch number of the epoch
 * @param key the miner's public key, 32 bytes
 * @param nonce what was chosen
 * @param score wrong windows, 0 to 4294967295
 * @param signature 64 bytes
 */
public record Submission(byte[] network, long epoch, byte[] key, Nonce nonce, long score, byte[] signature) {

    private static final byte[] MAGIC = "NXSUB001".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNATURE_BYTES = 64;
    private static final int SIGNED_BYTES =
            MAGIC.length + Rules.HASH_BYTES + Long.BYTES + Rules.HASH_BYTES + Nonce.BYTES + Integer.BYTES;
    private static final int NONCE_HEADER = 3;

    /** Bytes of a submission; any other number is malformed. */
    public static final int BYTES = SIGNED_BYTES + SIGNATURE_BYTES;

    /** Copies the bytes. */
    public Submission {
        network = network.clone();
        key = key.clone();
        signature = signature.clone();
    }

    /** Signs a claim. */
    public static Submission sign(MinerKey key, byte[] network, long epoch, Nonce nonce, long score) {
        Submission unsigned = new Submission(network, epoch, key.publicKey(), nonce, score, new byte[SIGNATURE_BYTES]);
        return new Submission(network, epoch, key.publicKey(), nonce, score, key.sign(unsigned.signed()));
    }

    /**
     * Reads a message.
     *
     * @throws LedgerException if its length or its first bytes are wrong
     */
    public static Submission parse(byte[] message) {
        ByteBuffer buffer = Entry.message(message, "submission", BYTES, MAGIC);
        byte[] network = Entry.bytes(buffer, Rules.HASH_BYTES);
        long epoch = buffer.getLong();
        byte[] key = Entry.bytes(buffer, Rules.HASH_BYTES);
        Nonce nonce = new Nonce(Entry.bytes(buffer, Nonce.BYTES));
        long score = Integer.toUnsignedLong(buffer.getInt());
        return new Submission(network, epoch, key, nonce, score, Entry.bytes(buffer, SIGNATURE_BYTES));
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
                .put(nonce.bytes())
                .putInt((int) score)
                .array();
    }

    /** Whether the owner of the key signed exactly this. */
    public boolean isGenuine() {
        return MinerKey.verifies(key, signed(), signature);
    }

    /** The key in hexadecimal digits: the miner's name. */
    public String miner() {
        return Hex.of(key);
    }

    /**
     * What is searched. The number of mutations per step is not part of it: the public algorithm does not hash it, so one tail would otherwise give ten
     * related solutions.
     */
    String solution() {
        byte[] bytes = nonce.bytes();
        return miner() + Hex.of(Arrays.copyOfRange(bytes, NONCE_HEADER, bytes.length));
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
    public byte[] signature() {
        return signature.clone();
    }
}
