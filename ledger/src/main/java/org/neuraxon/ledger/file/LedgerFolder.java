package org.neuraxon.ledger.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.neuraxon.ledger.Entry;
import org.neuraxon.ledger.LedgerException;

/**
 * Appends entries to a ledger's segments. One process at a time.
 *
 * <p>A record whose writing was cut off is removed when the folder is opened. When writing fails, what was half written is removed at once; if even that
 * fails, or if the disk does not confirm, nothing more is written until the folder is opened again.
 */
final class LedgerFolder implements AutoCloseable {

    private final Path folder;
    private final long segmentBytes;
    private final Disk disk;
    private final FileChannel lockChannel;
    private FileChannel channel;
    private byte[] head;
    private long next;
    private boolean broken;

    /**
     * Opens a folder, made if it is not there.
     *
     * @param segmentBytes length from which a segment is followed by another
     * @param visitor takes the entries that are there
     */
    LedgerFolder(Path folder, long segmentBytes, Disk disk, LedgerReader.Visitor visitor) throws InterruptedException {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.disk = disk;
        try {
            Files.createDirectories(folder);
            lockChannel = lock(folder);
        } catch (IOException e) {
            throw new LedgerException("cannot open the ledger in " + folder + " (" + reason(e) + ")", e);
        }
        try {
            LedgerReader.End end = new LedgerReader(folder).read(visitor);
            head = end.head();
            next = end.next();
            channel = end.segments() == 0 ? begin() : resume(end);
        } catch (IOException e) {
            closeLock();
            throw new LedgerException("cannot open the ledger in " + folder + " (" + reason(e) + ")", e);
        } catch (RuntimeException | InterruptedException e) {
            closeLock();
            throw e;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new LedgerException(
                    "the ledger in " + folder + " is in use by another validator; stop that one first");
        }
        return channel;
    }

    private void closeLock() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            throw new LedgerException("cannot release the ledger in " + folder + " (" + reason(e) + ")", e);
        }
    }

    private FileChannel resume(LedgerReader.End end) throws IOException {
        FileChannel last = FileChannel.open(folder.resolve(end.segment()), StandardOpenOption.WRITE);
        disk.truncate(last, end.soundBytes());
        disk.force(last);
        return last;
    }

    /** Makes a segment under another name first, so that none is ever seen without its header. */
    private FileChannel begin() throws IOException {
        Path file = folder.resolve(SegmentFormat.name(next));
        Path temporary = folder.resolve(SegmentFormat.name(next) + ".tmp");
        try (FileChannel made = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            disk.append(made, SegmentFormat.header(next, head));
            disk.force(made);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        disk.forceFolder(folder);
        FileChannel begun = FileChannel.open(file, StandardOpenOption.WRITE);
        begun.position(SegmentFormat.HEADER_BYTES);
        return begun;
    }

    /**
     * Writes an entry.
     *
     * @throws LedgerException if it cannot; the ledger then ends where it ended before
     */
    void append(Entry entry) {
        if (broken) {
            throw new LedgerException("the ledger in " + folder + " could not be written; start the validator again");
        }
        byte[] bytes = entry.bytes();
        byte[] hash = Entry.hash(head, bytes);
        long before = -1;
        try {
            if (channel.position() >= segmentBytes) {
                FileChannel full = channel;
                disk.force(full);
                channel = begin();
                full.close();
            }
            before = channel.position();
            disk.append(channel, SegmentFormat.frame(bytes, hash));
        } catch (IOException e) {
            takeBack(before);
            throw new LedgerException("cannot write the ledger in " + folder + " (" + reason(e) + ")", e);
        }
        head = hash;
        next++;
    }

    private void takeBack(long before) {
        try {
            if (before >= 0) {
                disk.truncate(channel, before);
            }
        } catch (IOException e) {
            broken = true;
        }
    }

    /**
     * Makes what was appended durable.
     *
     * @throws LedgerException if the disk does not confirm; nothing more is written then, for nobody knows what lies there
     */
    void force() {
        try {
            disk.force(channel);
        } catch (IOException e) {
            broken = true;
            throw new LedgerException("the disk does not confirm the ledger in " + folder + " (" + reason(e) + ")", e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LedgerException("cannot close the ledger in " + folder + " (" + reason(e) + ")", e);
        } finally {
            closeLock();
        }
    }
}
