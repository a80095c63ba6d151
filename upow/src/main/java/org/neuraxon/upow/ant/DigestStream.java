package org.neuraxon.upow.ant;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Numbers of 32 bits from SHA3-256 of a seed and a counter, both big-endian. */
final class DigestStream {

    private static final byte SEPARATOR = 0x1f;

    private final MessageDigest sha3 = digest("SHA3-256");
    private final byte[] seed;
    private ByteBuffer block = ByteBuffer.allocate(0);
    private long counter;

    DigestStream(byte[] seed) {
        this.seed = seed.clone();
    }

    static DigestStream ofText(String seed) {
        return new DigestStream(seed.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA3-256 over the parts, each followed by a byte 0x1F. */
    static byte[] hash(String... parts) {
        MessageDigest sha3 = digest("SHA3-256");
        for (String part : parts) {
            sha3.update(part.getBytes(StandardCharsets.UTF_8));
            sha3.update(SEPARATOR);
        }
        return sha3.digest();
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has to have them from 9 on.
            throw new IllegalStateException(algorithm + " is missing from this Java", e);
        }
    }

    /** The next number modulo a bound above 0. */
    int below(int bound) {
        if (!block.hasRemaining()) {
            sha3.update(seed);
            sha3.update(ByteBuffer.allocate(Long.BYTES).putLong(0, counter++));
            block = ByteBuffer.wrap(sha3.digest());
        }
        return Integer.remainderUnsigned(block.getInt(), bound);
    }
}
