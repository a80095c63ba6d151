package org.neuraxon.ledger.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.neuraxon.ledger.Entry;
import org.neuraxon.ledger.Fact;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.Ledger;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.Verdict;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.task.WorkFile;

/**
 * A ledger that lies on disk: an entry takes effect after it is written, never before. The task lies beside it, so that the folder is all an auditor needs.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Book implements AutoCloseable {

    /** Length from which a segment is followed by another. */
    public static final long SEGMENT_BYTES = 16L << 20;

    /** The task's file in the ledger's folder. */
    public static final String TASK = "network.task";

    /** When an entry is durable. */
    public enum Durability {
        /** When it is recorded: whoever hears of it may rely on it. */
        AT_ONCE,
        /** When {@link Book#force} is called; until then somebody else must have it. */
        ON_REQUEST
    }

    private final LedgerFolder folder;
    private final Ledger ledger;
    private final Durability durability;

    private Book(LedgerFolder folder, Ledger ledger, Durability durability) {
        this.folder = folder;
        this.ledger = ledger;
        this.durability = durability;
    }

    /** Whether a folder holds a ledger, sound or not. */
    public static boolean isIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(SegmentFormat.SUFFIX));
        } catch (IOException e) {
            throw new LedgerException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens a ledger, begun if there is none.
     *
     * @param task the rules' task
     * @throws LedgerException if it is damaged, belongs to other rules, or is in use
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Book open(Path path, Terms rules, WorkFile task, Durability durability) throws InterruptedException {
        return open(path, rules, task, durability, SEGMENT_BYTES, new Disk());
    }

    static Book open(Path path, Terms rules, WorkFile task, Durability durability, long segmentBytes, Disk disk)
            throws InterruptedException {
        rules.require(task);
        Ledger ledger = new Ledger(rules);
        LedgerFolder folder = new LedgerFolder(path, segmentBytes, disk, stored -> replay(ledger, stored));
        Book book = new Book(folder, ledger, durability);
        try {
            keep(task, path.resolve(TASK));
            if (book.isEmpty(path)) {
                folder.append(ledger.last());
                folder.force();
            }
        } catch (RuntimeException | InterruptedException e) {
            folder.close();
            throw e;
        }
        return book;
    }

    private boolean isEmpty(Path path) throws InterruptedException {
        return ledger.last().index() == 0
                && new LedgerReader(path).read(stored -> {}).next() == 0;
    }

    /** Written anew if it is not the task: a crash may have left it empty, or it is that of a ledger which was never begun. */
    private static void keep(WorkFile task, Path file) {
        try {
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), task.bytes())) {
                task.write(file);
            }
        } catch (IOException | UpowException e) {
            throw new LedgerException("cannot keep the task in " + file + " (" + e.getMessage() + ")", e);
        }
    }

    private static void replay(Ledger ledger, Stored stored) throws InterruptedException {
        try {
            if (stored.entry().index() > 0) {
                // Re-executed before it was written; here only the rules that cost nothing are checked again.
                ledger.replay(stored.entry(), Ledger.believing(stored.entry()));
            } else if (!Arrays.equals(stored.hash(), ledger.network())) {
                throw new LedgerException("it belongs to a network with other rules");
            }
        } catch (LedgerException e) {
            throw new LedgerException(stored.place() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The rules of the ledger in a folder.
     *
     * @return nothing if there is no ledger
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Optional<Terms> rules(Path path) throws InterruptedException {
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        Terms[] found = new Terms[1];
        new LedgerReader(path).read(stored -> {
            if (stored.entry().fact() instanceof Fact.Genesis genesis) {
                found[0] = genesis.rules();
            }
        });
        return Optional.ofNullable(found[0]);
    }

    /** The state that has been reached. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Judges a message and records the verdict, if there is anything to record.
     *
     * @param position of the command; those of earlier commands are smaller
     * @throws LedgerException if it cannot be recorded; nothing has changed then
     * @throws InterruptedException if the judge is interrupted
     */
    public Verdict submit(long position, long nowMillis, byte[] message, Judge judge) throws InterruptedException {
        Verdict verdict = ledger.decide(position, nowMillis, message, judge);
        verdict.entry().ifPresent(this::record);
        return verdict;
    }

    /**
     * Lets happen what is due: an epoch begins or takes its next step.
     *
     * @param lot 32 bytes that the proposer drew by chance
     * @throws LedgerException if it cannot be recorded; nothing has changed then
     * @throws InterruptedException if the judge is interrupted
     */
    public Optional<Entry> advance(long position, long nowMillis, byte[] lot, Judge judge) throws InterruptedException {
        Optional<Entry> entry = ledger.decideDue(position, nowMillis, lot, judge);
        entry.ifPresent(this::record);
        return entry;
    }

    /**
     * Takes over an entry that another validator wrote.
     *
     * @throws LedgerException if it breaks a rule or cannot be recorded
     * @throws InterruptedException if the judge is interrupted
     */
    public void adopt(Entry entry, Judge judge) throws InterruptedException {
        ledger.replay(entry, judge, this::write);
    }

    private void record(Entry entry) {
        write(entry);
        ledger.accept(entry);
    }

    private void write(Entry entry) {
        folder.append(entry);
        if (durability == Durability.AT_ONCE) {
            folder.force();
        }
    }

    /** Makes everything recorded durable. */
    public void force() {
        folder.force();
    }

    @Override
    public void close() {
        folder.close();
    }
}
