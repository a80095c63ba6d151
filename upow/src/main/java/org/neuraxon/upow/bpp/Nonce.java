package org.neuraxon.upow.bpp;

import org.neuraxon.upow.Hex;
import org.neuraxon.upow.UpowException;

/**
 * What a miner chooses: 32 bytes. The first three are a header (algorithm, mutations per step, 0), the other 29 are free.
 *
 * @param bytes all 32
 */
public record Nonce(byte[] bytes) {

    /** Bytes of a nonce. */
    public static final int BYTES = 32;

    /** Most mutations in a step. */
    public static final int MOST_LINES = 10;

    private static final byte ALGORITHM = 1;

    /**
     * Copies the bytes.
     *
     * @throws UpowException if there are not 32
     */
    public Nonce {
        bytes = bytes.clone();
        if (bytes.length != BYTES) {
            throw new UpowException("a nonce has " + BYTES + " bytes, not " + bytes.length);
        }
    }

    /**
     * A canonical nonce.
     *
     * @param lines mutations per step, 1 to 10
     * @param tail a number for the free bytes
     */
    public static Nonce canonical(int lines, long tail) {
        byte[] bytes = new byte[BYTES];
        bytes[0] = ALGORITHM;
        bytes[1] = (byte) lines;
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[3 + i] = (byte) (tail >>> (8 * i));
        }
        Nonce nonce = new Nonce(bytes);
        if (!nonce.isCanonical()) {
            throw new UpowException("a step has 1 to " + MOST_LINES + " mutations, not " + lines);
        }
        return nonce;
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Mutations per step (L): the second byte, brought into 1 to 10. */
    public int lines() {
        return Math.max(1, Math.min(MOST_LINES, bytes[1] & 0xff));
    }

    /** Whether a node would look at it at all. */
    public boolean isCanonical() {
        return bytes[0] == ALGORITHM && bytes[1] >= 1 && bytes[1] <= MOST_LINES && bytes[2] == 0;
    }

    /** What is hashed: the header is not part of it. */
    byte[] hashed() {
        byte[] hashed = bytes.clone();
        hashed[0] = 0;
        hashed[1] = 0;
        hashed[2] = 0;
        return hashed;
    }

    @Override
    public String toString() {
        return Hex.of(bytes);
    }
}
