package org.neuraxon.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.task.TaskFile;
import org.neuraxon.upow.task.WorkFile;

/**
 * What a network agreed on before its first epoch. Two networks with other rules have other names, so nothing signed for one counts in the other.
 *
 * @param salt 32 bytes that tell networks with equal rules apart
 * @param topologyHash of the task's wiring, 32 bytes
 * @param dataHash of the task's rows, 32 bytes
 * @param rows the task's first rows that are used
 * @param setting of the score
 * @param threshold most wrong windows of a solution that counts, 0 or more
 * @param epochMillis least time from the opening of an epoch to that of the next, 1 or more
 * @param mostCounted solutions of one key in an epoch, 1 or more
 * @param mostStrikes wrong claims of one key in an epoch before it is heard no more, 1 or more
 */
public record Rules(
        byte[] salt,
        byte[] topologyHash,
        byte[] dataHash,
        int rows,
        Setting setting,
        long threshold,
        long epochMillis,
        int mostCounted,
        int mostStrikes)
        implements Terms {

    /** Solutions of one key in an epoch, unless a network says otherwise. */
    public static final int MOST_COUNTED = 1000;

    /** Wrong claims of one key in an epoch, unless a network says otherwise. */
    public static final int MOST_STRIKES = 3;

    /** Bytes of a hash, a key, a seed. */
    static final int HASH_BYTES = 32;

    static final int BYTES = 3 * HASH_BYTES + 4 * Integer.BYTES + 2 * Long.BYTES + 2 * Integer.BYTES;

    /** Checks the ranges. */
    public Rules {
        salt = hash(salt, "the salt");
        topologyHash = hash(topologyHash, "the hash of the wiring");
        dataHash = hash(dataHash, "the hash of the rows");
        if (rows <= setting.window()) {
            throw new LedgerException(
                    "a window of " + setting.window() + " rows needs at least one row more, not " + rows);
        }
        atLeast(threshold, 0, "the threshold");
        atLeast(epochMillis, 1, "an epoch's milliseconds");
        atLeast(mostCounted, 1, "the solutions of a key in an epoch");
        atLeast(mostStrikes, 1, "the wrong claims of a key in an epoch");
        if (threshold >= rows - setting.window()) {
            throw new LedgerException("a threshold of " + threshold + " of " + (rows - setting.window())
                    + " windows lets every network count; choose a lower one");
        }
    }

    /** The rules for a task, with the usual limits of a key. */
    public static Rules of(TaskFile task, int rows, Setting setting, long threshold, long epochMillis, byte[] salt) {
        return new Rules(
                salt,
                task.topologyHash(),
                task.dataHash(),
                rows,
                setting,
                threshold,
                epochMillis,
                MOST_COUNTED,
                MOST_STRIKES);
    }

    private static byte[] hash(byte[] bytes, String what) {
        if (bytes.length != HASH_BYTES) {
            throw new LedgerException(what + " has " + HASH_BYTES + " bytes, not " + bytes.length);
        }
        return bytes.clone();
    }

    private static void atLeast(long value, long least, String what) {
        if (value < least) {
            throw new LedgerException(what + " must be " + least + " or more, not " + value);
        }
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public byte[] topologyHash() {
        return topologyHash.clone();
    }

    @Override
    public byte[] dataHash() {
        return dataHash.clone();
    }

    /** Windows of a score: the worst there is. */
    public int windows() {
        return rows - setting.window();
    }

    @Override
    public void require(WorkFile work) {
        if (!(work instanceof TaskFile task)
                || !Arrays.equals(topologyHash, task.topologyHash())
                || !Arrays.equals(dataHash, task.dataHash())) {
            throw new LedgerException("the task is not the one of this ledger: its hashes differ");
        }
    }

    @Override
    public void put(ByteBuffer buffer) {
        buffer.put(salt).put(topologyHash).put(dataHash).putInt(rows);
        buffer.putInt(setting.window()).putInt(setting.maxTicks()).putInt(setting.mutations());
        buffer.putLong(threshold).putLong(epochMillis).putInt(mostCounted).putInt(mostStrikes);
    }

    static Rules take(ByteBuffer buffer) {
        byte[] salt = Entry.bytes(buffer, HASH_BYTES);
        byte[] topologyHash = Entry.bytes(buffer, HASH_BYTES);
        byte[] dataHash = Entry.bytes(buffer, HASH_BYTES);
        int rows = buffer.getInt();
        Setting setting = new Setting(buffer.getInt(), buffer.getInt(), buffer.getInt());
        return new Rules(
                salt,
                topologyHash,
                dataHash,
                rows,
                setting,
                buffer.getLong(),
                buffer.getLong(),
                buffer.getInt(),
                buffer.getInt());
    }
}
