package org.neuraxon.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.neuraxon.evolve.series.SeriesTask;
import org.neuraxon.upow.hash.KangarooTwelve;
import org.neuraxon.upow.task.SeriesFile;

/** What the algorithm {@code neuraxon} draws from hashes ({@code docs/specs/neuraxon-work.md}, section 5). */
public final class SeriesWork {

    private static final byte[] ORIGIN = tag("neuraxon origin");
    private static final byte[] PRACTICE = tag("neuraxon practice");
    private static final byte[] COMMITMENT = tag("neuraxon commitment");
    private static final byte[] CHALLENGE = tag("neuraxon challenge");

    private SeriesWork() {}

    private static byte[] tag(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The task of a file.
     *
     * @throws LedgerException if a number in it lies outside its range
     */
    public static SeriesTask task(SeriesFile file) {
        try {
            return new SeriesTask(
                    file.values(), file.horizon(), file.windows(), file.windowRows(), file.warmUp(), file.noise());
        } catch (IllegalArgumentException e) {
            throw new LedgerException(String.valueOf(e.getMessage()), e);
        }
    }

    /** What all networks of a key grow from in an epoch, so that nobody's genome is a good network in anybody else's hands. */
    public static long origin(byte[] miningSeed, byte[] key) {
        return word(ORIGIN, miningSeed, key);
    }

    /** A challenge for practice, which everybody can work out; miners may draw as many as they like. */
    public static long practice(byte[] miningSeed, long number) {
        return word(PRACTICE, miningSeed, number(number));
    }

    /** What a miner commits itself to. */
    public static byte[] commitment(byte[] miningSeed, byte[] key, byte[] genome, byte[] secret) {
        return hash(COMMITMENT, miningSeed, key, genome, secret);
    }

    /**
     * The challenge of an epoch.
     *
     * @param closing hash of the entry that ended commitments, which nobody knew while they were made
     * @param secrets of all reveals in the order of their commitments, which nobody knew when that entry was written
     */
    public static byte[] challenge(byte[] closing, List<byte[]> secrets) {
        ByteBuffer all = ByteBuffer.allocate(secrets.size() * Rules.HASH_BYTES);
        secrets.forEach(all::put);
        return hash(CHALLENGE, closing, all.array());
    }

    /** The first 64 bits of a hash. */
    public static long word(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    private static long word(byte[]... parts) {
        return word(hash(parts));
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] hash(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return KangarooTwelve.digest(all.array(), Rules.HASH_BYTES);
    }
}
