package org.neuraxon.upow.bpp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.hash.KangarooTwelve;
import org.neuraxon.upow.pool.DrawBatch;
import org.neuraxon.upow.pool.Pool;
import org.neuraxon.upow.task.Topology;

/**
 * Draws the starts of many searches in one pass over the pool.
 *
 * <p>The first tables come from {@code K12(key)} and the mutation seeds from {@code K12(key, nonce without header)}.
 */
public final class StartBatch {

    /** Seeds laid out for a step, however many it uses. */
    public static final int SEEDS_PER_STEP = 10;

    private static final int HASH_BYTES = 32;

    private final int tableBytes;
    private final int seedBytes;
    private final List<Nonce> nonces = new ArrayList<>();
    private final DrawBatch draws = new DrawBatch();

    /**
     * An empty batch.
     *
     * @param population neurons of the task
     */
    public StartBatch(int population, Setting setting) {
        tableBytes = Math.multiplyExact(Topology.ENTRIES, population);
        seedBytes = SEEDS_PER_STEP * Long.BYTES * setting.mutations();
    }

    /** Adds the search of a public key (32 bytes) and a nonce. */
    public void add(byte[] publicKey, Nonce nonce) {
        if (publicKey.length != HASH_BYTES) {
            throw new UpowException("a public key has " + HASH_BYTES + " bytes, not " + publicKey.length);
        }
        draws.add(KangarooTwelve.digest(publicKey, HASH_BYTES), tableBytes);
        byte[] both = ByteBuffer.allocate(publicKey.length + Nonce.BYTES)
                .put(publicKey)
                .put(nonce.hashed())
                .array();
        draws.add(KangarooTwelve.digest(both, HASH_BYTES), seedBytes);
        nonces.add(nonce);
    }

    /** How many words of the pool they need; 16 bytes of memory each. */
    public int words() {
        return draws.words();
    }

    /** The starts, in the order in which they were added. */
    public List<Start> from(Pool pool) {
        List<byte[]> answers = draws.from(pool);
        List<Start> starts = new ArrayList<>();
        for (int i = 0; i < nonces.size(); i++) {
            byte[] tables = answers.get(2 * i);
            for (int k = 0; k < tables.length; k++) {
                tables[k] = (byte) ((tables[k] & 0xff) % 3);
            }
            byte[] drawn = answers.get(2 * i + 1);
            long[] seeds = new long[drawn.length / Long.BYTES];
            ByteBuffer.wrap(drawn).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(seeds);
            starts.add(new Start(tables, seeds, nonces.get(i).lines()));
        }
        return starts;
    }
}
