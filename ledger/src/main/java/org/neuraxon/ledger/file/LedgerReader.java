package org.neuraxon.ledger.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.neuraxon.ledger.Entry;
import org.neuraxon.ledger.LedgerException;

/** Reads a ledger's segments in order and checks the chain. Never writes. */
public final class LedgerReader {

    /** Takes what is read. */
    public interface Visitor {

        /**
         * The next entry; its hash is sound.
         *
         * @throws InterruptedException if the calling thread is interrupted
         */
        void visit(Stored stored) throws InterruptedException;
    }

    /**
     * Where the ledger ends.
     *
     * @param segments how many files there are
     * @param segment the last file's name; empty if there is none
     * @param soundBytes its length up to the last whole record
     * @param tornBytes what lies behind that: a record whose writing was cut off
     * @param next index of the next entry
     * @param head hash of the last one; zeros if there is none
     */
    public record End(int segments, String segment, long soundBytes, long tornBytes, long next, byte[] head) {}

    private final Path folder;

    /** Reads a folder. */
    public LedgerReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads everything.
     *
     * @throws LedgerException if a segment is missing or damaged; names segment and record
     * @throws InterruptedException if the calling thread is interrupted
     */
    public End read(Visitor visitor) throws InterruptedException {
        List<Path> files = segments();
        byte[] head = new byte[Entry.HASH_BYTES];
        long next = 0;
        End end = new End(0, "", 0, 0, next, head);
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            String name = String.valueOf(file.getFileName());
            byte[] bytes = bytes(file);
            if (!name.equals(SegmentFormat.name(next))) {
                throw new LedgerException("segment " + SegmentFormat.name(next) + " is missing in " + folder
                        + " (the next one there is " + name + ")");
            }
            try {
                SegmentFormat.require(bytes, next, head);
            } catch (LedgerException e) {
                throw new LedgerException("segment " + name + ", header: " + e.getMessage(), e);
            }
            int at = SegmentFormat.HEADER_BYTES;
            int record = 0;
            while (at < bytes.length) {
                int length = recordLength(bytes, at, name, record, next);
                if (length < 0) {
                    if (i < files.size() - 1) {
                        throw damaged(name, record, next, at, "it is cut short, and a segment follows");
                    }
                    break;
                }
                byte[] entry = Arrays.copyOfRange(bytes, at + Integer.BYTES, at + Integer.BYTES + length);
                int hashAt = at + Integer.BYTES + length;
                byte[] hash = Entry.hash(head, entry);
                if (!Arrays.equals(hash, 0, hash.length, bytes, hashAt, hashAt + hash.length)) {
                    throw damaged(name, record, next, at, "its hash does not match");
                }
                visitor.visit(new Stored(parse(entry, name, record, next, at), hash, name, record, at));
                head = hash;
                next++;
                record++;
                at = hashAt + hash.length;
            }
            end = new End(files.size(), name, at, bytes.length - at, next, head);
        }
        return end;
    }

    /** The length of a record's entry, or -1 if the rest of the file is the torn beginning of one. */
    private static int recordLength(byte[] bytes, int at, String segment, int record, long index) {
        int left = bytes.length - at - Integer.BYTES;
        if (left < 0 || isZero(bytes, at)) {
            return -1;
        }
        int length =
                SegmentFormat.length(ByteBuffer.wrap(bytes, at, Integer.BYTES).getInt());
        if (length < 0) {
            throw damaged(segment, record, index, at, "its length is none");
        }
        return length + Entry.HASH_BYTES > left ? -1 : length;
    }

    /** Some file systems lengthen a file before they fill it: nothing but zeros was never a record. */
    private static boolean isZero(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static Entry parse(byte[] bytes, String segment, int record, long index, long at) {
        try {
            Entry entry = Entry.parse(bytes);
            if (entry.index() != index) {
                throw damaged(segment, record, index, at, "it says it is entry " + entry.index());
            }
            return entry;
        } catch (LedgerException e) {
            throw damaged(segment, record, index, at, String.valueOf(e.getMessage()));
        }
    }

    private static LedgerException damaged(String segment, int record, long index, long at, String what) {
        return new LedgerException(
                "segment " + segment + ", record " + record + " (entry " + index + ", byte " + at + "): " + what);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new LedgerException(
                    "cannot read " + file + " (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private List<Path> segments() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SegmentFormat.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LedgerException(
                    "cannot read the folder " + folder + " (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
