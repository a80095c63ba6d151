package org.neuraxon.upow.pool;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.neuraxon.upow.UpowException;

/**
 * Draws from a pool, named first and answered together, so that one pass over the pool serves them all.
 *
 * <p>A draw splits its 32 seed bytes into eight numbers x. Each segment of 64 bytes is eight times the 64 pool bits that start at bit x, after
 * which x becomes {@code 1664525 x + 1013904223} modulo 2<sup>32</sup>.
 */
public final class DrawBatch {

    private static final int SEED_BYTES = 32;
    private static final int STREAMS = 8;
    private static final int FACTOR = 1664525;
    private static final int SUMMAND = 1013904223;

    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private int[] addresses = new int[1024];
    private int used;

    /** An empty batch. */
    public DrawBatch() {}

    /**
     * Adds a draw.
     *
     * @param seed 32 bytes
     * @param length bytes wanted, 0 or more
     * @return the draw's place among the answers
     */
    public int add(byte[] seed, int length) {
        if (seed.length != SEED_BYTES) {
            throw new UpowException("a draw needs " + SEED_BYTES + " seed bytes, not " + seed.length);
        }
        int words = STREAMS * segments(length);
        if (used + words > addresses.length) {
            addresses = Arrays.copyOf(addresses, Math.max(used + words, 2 * addresses.length));
        }
        int[] x = new int[STREAMS];
        ByteBuffer.wrap(seed).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(x);
        starts.add(used);
        lengths.add(length);
        for (int i = 0; i < words; i++) {
            int stream = i % STREAMS;
            addresses[used++] = x[stream];
            x[stream] = x[stream] * FACTOR + SUMMAND;
        }
        return starts.size() - 1;
    }

    /** How many pool words of 64 bits the draws need. */
    public int words() {
        return used;
    }

    /** The answers, in the order in which the draws were added. */
    public List<byte[]> from(Pool pool) {
        long[] bits = pool.bits(Arrays.copyOf(addresses, used));
        List<byte[]> answers = new ArrayList<>();
        for (int draw = 0; draw < starts.size(); draw++) {
            int length = lengths.get(draw);
            int words = STREAMS * segments(length);
            ByteBuffer bytes = ByteBuffer.allocate(words * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asLongBuffer().put(bits, starts.get(draw), words);
            answers.add(Arrays.copyOf(bytes.array(), length));
        }
        return answers;
    }

    private static int segments(int length) {
        int segment = STREAMS * Long.BYTES;
        return (int) (((long) length + segment - 1) / segment);
    }
}
