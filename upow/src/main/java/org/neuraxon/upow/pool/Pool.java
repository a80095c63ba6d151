package org.neuraxon.upow.pool;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.hash.Keccak;

/**
 * The random pool of a mining seed: 536,871,000 bytes, the states that follow one another when Keccak-p is applied to the seed and 168
 * zero bytes again and again.
 *
 * <p>Nothing of it is kept. Whoever wants bits of it names them beforehand ({@link DrawBatch}), and one pass, about a second, picks them
 * out as they go by; 512 MiB are never needed.
 */
public final class Pool {

    /** Bytes of a mining seed. */
    public static final int SEED_BYTES = 32;

    /** Bytes of the pool. */
    public static final long BYTES = 536_871_000L;

    private final long[] seed;

    /**
     * The pool of a mining seed of 32 bytes.
     *
     * @throws UpowException if the seed has another length
     */
    public Pool(byte[] miningSeed) {
        if (miningSeed.length != SEED_BYTES) {
            throw new UpowException("a mining seed has " + SEED_BYTES + " bytes, not " + miningSeed.length);
        }
        seed = new long[Keccak.LANES];
        ByteBuffer.wrap(miningSeed)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(seed, 0, SEED_BYTES / Long.BYTES);
    }

    /**
     * Some bytes of the pool.
     *
     * @throws UpowException if the range does not lie in the pool
     */
    public byte[] excerpt(long offset, int length) {
        if (offset < 0 || length < 0 || offset > BYTES - length) {
            throw new UpowException("bytes " + offset + " to " + (offset + length) + " are not in the pool");
        }
        byte[] excerpt = new byte[length];
        long[] state = seed.clone();
        for (long first = 0; first < offset + length; first += Keccak.BYTES) {
            Keccak.permute(state);
            long low = Math.max(first, offset);
            long high = Math.min(first + Keccak.BYTES, offset + length);
            for (long at = low; at < high; at++) {
                int inState = (int) (at - first);
                excerpt[(int) (at - offset)] = (byte) (state[inState >>> 3] >>> (8 * (inState & 7)));
            }
        }
        return excerpt;
    }

    /**
     * The 64 pool bits that start at each of the given bits.
     *
     * @param firstBits unsigned bit addresses
     */
    long[] bits(int[] firstBits) {
        long[] order = new long[firstBits.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (firstBits[i] & 0xffff_ffffL) << Integer.SIZE | i;
        }
        // Unsigned, because addresses reach 2^32: flip the sign for sorting.
        for (int i = 0; i < order.length; i++) {
            order[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(order);
        long[] bits = new long[firstBits.length];
        long[] state = seed.clone();
        long lastOfPrevious = 0;
        int first = 0;
        int next = 0;
        while (next < order.length) {
            Keccak.permute(state);
            while (next < order.length) {
                long address = (order[next] ^ Long.MIN_VALUE) >>> Integer.SIZE;
                int word = (int) (address >>> 6);
                int shift = (int) (address & 63);
                // The word after it must be there too.
                if (word + 1 >= first + Keccak.LANES) {
                    break;
                }
                long low = word < first ? lastOfPrevious : state[word - first];
                long high = state[word + 1 - first];
                bits[(int) order[next]] = shift == 0 ? low : low >>> shift | high << (Long.SIZE - shift);
                next++;
            }
            lastOfPrevious = state[Keccak.LANES - 1];
            first += Keccak.LANES;
        }
        return bits;
    }
}
