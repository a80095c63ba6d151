package org.neuraxon.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.neuraxon.upow.task.SeriesFile;
import org.neuraxon.upow.task.WorkFile;

/**
 * The terms of a network that evolves forecasting networks (algorithm {@code neuraxon}).
 *
 * @param salt 32 bytes that tell networks with equal terms apart
 * @param taskHash of the series, 32 bytes
 * @param threshold score that the first champion must beat, 0 (a linear forecast) or more
 * @param margin by how much a champion must be beaten, 1 or more; smaller gains may be luck
 * @param epochMillis least time from the opening of an epoch to the end of commitments, 1 or more
 * @param revealMillis longest time from there to the end of reveals, 1 or more
 * @param mostCommitted commitments of one key in an epoch, 1 or more
 * @param postageBits zero bits that a commitment's hash must begin with, 0 to {@value #MOST_POSTAGE}; whoever floods, with however many keys, pays that
 */
public record SeriesRules(
        byte[] salt,
        byte[] taskHash,
        int threshold,
        int margin,
        long epochMillis,
        long revealMillis,
        int mostCommitted,
        int postageBits)
        implements Terms {

    /** The usual margin, in 1024ths of an octave of squared error: 8 per cent less. With 16 pieces of a series it is twice what luck deviates by. */
    public static final int MARGIN = 128;

    /** Commitments of one key in an epoch, unless a network says otherwise. */
    public static final int MOST_COMMITTED = 4;

    /** Postage unless a network says otherwise: some 260,000 hashes. */
    public static final int POSTAGE_BITS = 18;

    /** The highest postage. */
    public static final int MOST_POSTAGE = 48;

    static final int BYTES = 2 * Rules.HASH_BYTES + 4 * Integer.BYTES + 2 * Long.BYTES;

    /** Checks the ranges. */
    public SeriesRules {
        salt = hash(salt, "the salt");
        taskHash = hash(taskHash, "the hash of the series");
        between("the threshold", threshold, 0, 1 << 20);
        between("the margin", margin, 1, 1 << 20);
        between("an epoch's milliseconds", epochMillis, 1, Long.MAX_VALUE);
        between("the milliseconds for reveals", revealMillis, 1, Long.MAX_VALUE);
        between("the commitments of a key in an epoch", mostCommitted, 1, 1 << 20);
        between("the bits of postage", postageBits, 0, MOST_POSTAGE);
    }

    /** The terms for a series, with the usual limits. */
    public static SeriesRules of(
            SeriesFile task,
            int threshold,
            int margin,
            long epochMillis,
            long revealMillis,
            int postageBits,
            byte[] salt) {
        return new SeriesRules(
                salt, task.hash(), threshold, margin, epochMillis, revealMillis, MOST_COMMITTED, postageBits);
    }

    private static byte[] hash(byte[] bytes, String what) {
        if (bytes.length != Rules.HASH_BYTES) {
            throw new LedgerException(what + " has " + Rules.HASH_BYTES + " bytes, not " + bytes.length);
        }
        return bytes.clone();
    }

    private static void between(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new LedgerException(what + " must be " + least + " to " + most + ", not " + value);
        }
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public byte[] taskHash() {
        return taskHash.clone();
    }

    @Override
    public void require(WorkFile task) {
        if (!(task instanceof SeriesFile series) || !Arrays.equals(taskHash, series.hash())) {
            throw new LedgerException("the task is not the one of this ledger: its hashes differ");
        }
    }

    @Override
    public void put(ByteBuffer buffer) {
        buffer.put(salt).put(taskHash).putInt(threshold).putInt(margin);
        buffer.putLong(epochMillis).putLong(revealMillis).putInt(mostCommitted).putInt(postageBits);
    }

    static SeriesRules take(ByteBuffer buffer) {
        byte[] salt = Entry.bytes(buffer, Rules.HASH_BYTES);
        byte[] taskHash = Entry.bytes(buffer, Rules.HASH_BYTES);
        int threshold = buffer.getInt();
        int margin = buffer.getInt();
        long epochMillis = buffer.getLong();
        long revealMillis = buffer.getLong();
        return new SeriesRules(
                salt, taskHash, threshold, margin, epochMillis, revealMillis, buffer.getInt(), buffer.getInt());
    }
}
