package org.neuraxon.upow.hash;

import java.util.Arrays;

/**
 * KangarooTwelve (RFC 9861, KT128) with empty customisation: TurboSHAKE128 over chunks of 8,192 bytes whose chaining values are hashed
 * once more.
 */
public final class KangarooTwelve {

    private static final int RATE = 168;
    private static final int CHUNK = 8192;
    private static final int CHAINING_BYTES = 32;
    private static final byte SINGLE_NODE = 0x07;
    private static final byte FINAL_NODE = 0x06;
    private static final byte LEAF = 0x0b;

    private KangarooTwelve() {}

    /**
     * The digest of a message.
     *
     * @param length bytes of the digest, 0 or more
     */
    public static byte[] digest(byte[] message, int length) {
        return digest(message, 0, message.length, length);
    }

    /**
     * The digest of a part of an array.
     *
     * @param from first byte
     * @param to byte after the last
     * @param length bytes of the digest, 0 or more
     */
    public static byte[] digest(byte[] bytes, int from, int to, int length) {
        // The empty customisation string adds its own length, one zero byte.
        byte[] message = Arrays.copyOf(Arrays.copyOfRange(bytes, from, to), to - from + 1);
        if (message.length <= CHUNK) {
            return turboShake(message, 0, message.length, SINGLE_NODE, length);
        }
        int leaves = (message.length - 1) / CHUNK;
        byte[] count = lengthEncoding(leaves);
        byte[] node = new byte[CHUNK + 8 + leaves * CHAINING_BYTES + count.length + 2];
        System.arraycopy(message, 0, node, 0, CHUNK);
        node[CHUNK] = 3;
        int at = CHUNK + 8;
        for (int leaf = 1; leaf <= leaves; leaf++) {
            int start = leaf * CHUNK;
            int end = Math.min(message.length, start + CHUNK);
            System.arraycopy(turboShake(message, start, end, LEAF, CHAINING_BYTES), 0, node, at, CHAINING_BYTES);
            at += CHAINING_BYTES;
        }
        System.arraycopy(count, 0, node, at, count.length);
        node[node.length - 2] = (byte) 0xff;
        node[node.length - 1] = (byte) 0xff;
        return turboShake(node, 0, node.length, FINAL_NODE, length);
    }

    /** The shortest big-endian form of a number, followed by how many bytes that is. */
    private static byte[] lengthEncoding(int value) {
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(value) + 7) / 8;
        byte[] encoded = new byte[bytes + 1];
        for (int i = 0; i < bytes; i++) {
            encoded[i] = (byte) (value >>> (8 * (bytes - 1 - i)));
        }
        encoded[bytes] = (byte) bytes;
        return encoded;
    }

    private static byte[] turboShake(byte[] message, int from, int to, byte domain, int length) {
        long[] state = new long[Keccak.LANES];
        int at = 0;
        for (int i = from; i < to; i++) {
            absorb(state, at++, message[i]);
            if (at == RATE) {
                Keccak.permute(state);
                at = 0;
            }
        }
        absorb(state, at, domain);
        absorb(state, RATE - 1, (byte) 0x80);
        byte[] digest = new byte[length];
        for (int i = 0; i < length; i++) {
            if (i % RATE == 0) {
                Keccak.permute(state);
            }
            int position = i % RATE;
            digest[i] = (byte) (state[position >>> 3] >>> (8 * (position & 7)));
        }
        return digest;
    }

    private static void absorb(long[] state, int at, byte value) {
        state[at >>> 3] ^= (value & 0xffL) << (8 * (at & 7));
    }
}
