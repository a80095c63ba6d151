package org.neuraxon.ledger.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.neuraxon.ledger.Entry;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.Ledger;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.Standing;
import org.neuraxon.ledger.Submission;
import org.neuraxon.ledger.Verdict;
import org.neuraxon.ledger.file.Book;

/**
 * One validator's copy of the ledger, with its own re-execution of everything in it. Safe for any number of threads; what is slow (signatures, searches)
 * happens before the ledger is held.
 */
public final class Replica implements AutoCloseable {

    /** Submissions that are being judged at once; more are turned away. Fewer than the door's threads, so that questions are always answered. */
    private static final int PENDING = 12;

    /** Of these, one key's, so that a flood from it leaves room for others. */
    private static final int PENDING_OF_A_KEY = 3;

    private static final double BURST = 20;
    private static final double PER_SECOND = 2;

    private final Book book;
    private final Judge judge;
    /** Whether what is sent has to be re-executed; commitments and reveals are not, and those that pass are few: they are paid for. */
    private final boolean searches;

    private final Semaphore pending = new Semaphore(PENDING);
    /** How many of the pending submissions are of a key. */
    private final Map<String, Integer> within = new HashMap<>();

    private final RateLimit rate;
    private volatile State state;
    private volatile List<Standing> standings;

    /**
     * A replica.
     *
     * @param book which it closes
     * @param judge who re-executes
     */
    public Replica(Book book, Judge judge) {
        this(book, judge, System::nanoTime);
    }

    Replica(Book book, Judge judge, LongSupplier nanoTime) {
        this.book = book;
        this.judge = new CachingJudge(judge);
        this.searches = book.ledger().rules() instanceof Rules;
        this.rate = new RateLimit(BURST, PER_SECOND, nanoTime);
        this.state = stateOf(book.ledger());
        this.standings = book.ledger().standings();
    }

    /** What becomes of an admitted message. */
    @FunctionalInterface
    public interface Recording {

        /**
         * Has it recorded, here or by all validators.
         *
         * @throws InterruptedException if the calling thread is interrupted
         */
        Answer record(byte[] message) throws InterruptedException;
    }

    /**
     * Takes a message at the door: refuses what cannot count, and re-executes the rest before it troubles anybody else.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Answer admit(byte[] message, Recording recording) throws InterruptedException {
        if (!pending.tryAcquire()) {
            return Answer.refused(Refusal.BUSY);
        }
        try {
            Optional<Refusal> refusal;
            byte[] seed;
            synchronized (book) {
                refusal = book.ledger().preview(message);
                seed = book.ledger().miningSeed();
            }
            if (refusal.isPresent()) {
                return Answer.refused(refusal.get());
            }
            if (!book.ledger().isGenuine(message)) {
                return Answer.refused(Refusal.FORGED);
            }
            return searches ? admit(Submission.parse(message), seed, message, recording) : recording.record(message);
        } finally {
            pending.release();
        }
    }

    private Answer admit(Submission submission, byte[] seed, byte[] message, Recording recording)
            throws InterruptedException {
        String miner = submission.miner();
        if (!enters(miner)) {
            return Answer.refused(Refusal.BUSY);
        }
        try {
            if (!rate.admits(miner)) {
                return Answer.refused(Refusal.BUSY);
            }
            judge.judge(seed, List.of(submission));
            return recording.record(message);
        } finally {
            leaves(miner);
        }
    }

    private boolean enters(String miner) {
        synchronized (within) {
            int others = within.getOrDefault(miner, 0);
            if (others == PENDING_OF_A_KEY) {
                return false;
            }
            within.put(miner, others + 1);
            return true;
        }
    }

    private void leaves(String miner) {
        synchronized (within) {
            within.computeIfPresent(miner, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    /**
     * Judges and records.
     *
     * @param position of the command
     * @throws InterruptedException if the judge is interrupted
     */
    public Answer submit(long position, long nowMillis, byte[] message) throws InterruptedException {
        synchronized (book) {
            Verdict verdict = book.submit(position, nowMillis, message, judge);
            publish();
            return new Answer(verdict.refusal(), verdict.entry().map(this::receipt));
        }
    }

    /** The same at the next position, for a validator that is alone. */
    Answer submit(long nowMillis, byte[] message) throws InterruptedException {
        synchronized (book) {
            return submit(book.ledger().last().position() + 1, nowMillis, message);
        }
    }

    private Receipt receipt(Entry entry) {
        return Receipt.of(entry.index(), book.ledger().head());
    }

    /**
     * Lets happen what is due: an epoch begins or takes its next step; whether anything was.
     *
     * @param lot 32 bytes that the proposer drew by chance
     * @throws InterruptedException if the judge is interrupted
     */
    public boolean advance(long position, long nowMillis, byte[] lot) throws InterruptedException {
        synchronized (book) {
            boolean happened = book.advance(position, nowMillis, lot, judge).isPresent();
            publish();
            return happened;
        }
    }

    boolean advance(long nowMillis, byte[] lot) throws InterruptedException {
        synchronized (book) {
            return advance(book.ledger().last().position() + 1, nowMillis, lot);
        }
    }

    /** Whether anything is due. */
    public boolean isDue(long nowMillis) {
        synchronized (book) {
            return book.ledger().isDue(nowMillis);
        }
    }

    /** Position of the last command that left an entry. */
    public long position() {
        synchronized (book) {
            return book.ledger().last().position();
        }
    }

    /**
     * Takes over an entry of another validator, after re-executing it.
     *
     * @throws InterruptedException if the judge is interrupted
     */
    public void adopt(Entry entry) throws InterruptedException {
        synchronized (book) {
            book.adopt(entry, judge);
            publish();
        }
    }

    /** Makes everything recorded durable. */
    public void force() {
        synchronized (book) {
            book.force();
        }
    }

    private void publish() {
        state = stateOf(book.ledger());
        standings = book.ledger().standings();
    }

    private static State stateOf(Ledger ledger) {
        return new State(
                ledger.network(),
                ledger.rules(),
                ledger.epoch(),
                ledger.miningSeed(),
                ledger.epochBest(),
                ledger.last().index() + 1,
                ledger.head(),
                ledger.phase(),
                ledger.champion());
    }

    /** How far the ledger is. */
    public State state() {
        return state;
    }

    /** What the miners have achieved. */
    public List<Standing> standings() {
        return standings;
    }

    @Override
    public void close() {
        synchronized (book) {
            book.close();
        }
    }
}
