package org.neuraxon.ledger.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.neuraxon.ledger.Entry;
import org.neuraxon.ledger.LedgerException;

/**
 * The layout of a segment, a file that holds some entries in a row.
 *
 * <p>Big-endian: {@code NXLEDGER}, version (4), index of the first entry (8), hash of the entry before it (32); then for each entry its length (2), the
 * complement of the length (2), its bytes, its hash (32). The name is the first entry's index in 19 digits.
 */
final class SegmentFormat {

    static final int HEADER_BYTES = 8 + Integer.BYTES + Long.BYTES + Entry.HASH_BYTES;
    static final String SUFFIX = ".ledger";

    private static final byte[] MAGIC = "NXLEDGER".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int LENGTH = 0xffff;

    private SegmentFormat() {}

    static String name(long first) {
        return String.format("%019d%s", first, SUFFIX);
    }

    static byte[] header(long first, byte[] before) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(MAGIC)
                .putInt(VERSION)
                .putLong(first)
                .put(before)
                .array();
    }

    static byte[] frame(byte[] entry, byte[] hash) {
        return ByteBuffer.allocate(Integer.BYTES + entry.length + hash.length)
                .putInt(entry.length << Short.SIZE | ~entry.length & LENGTH)
                .put(entry)
                .put(hash)
                .array();
    }

    /** The length of an entry, or -1 if the field holds none. Its complement is there so that a damaged length is no torn tail. */
    static int length(int field) {
        int length = field >>> Short.SIZE;
        boolean sound = (~length & LENGTH) == (field & LENGTH) && length > 0 && length <= Entry.MOST_BYTES;
        return sound ? length : -1;
    }

    /** Checks a header against what must stand there. */
    static void require(byte[] segment, long first, byte[] before) {
        if (segment.length < HEADER_BYTES || !Arrays.equals(segment, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new LedgerException("it is no segment of a ledger");
        }
        int version = ByteBuffer.wrap(segment, MAGIC.length, Integer.BYTES).getInt();
        if (version != VERSION) {
            throw new LedgerException("it has version " + version + ", this program reads " + VERSION);
        }
        if (!Arrays.equals(segment, 0, HEADER_BYTES, header(first, before), 0, HEADER_BYTES)) {
            throw new LedgerException("it does not follow the segment before it");
        }
    }
}
