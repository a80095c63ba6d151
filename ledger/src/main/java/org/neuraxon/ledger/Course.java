package org.neuraxon.ledger;

import java.util.Optional;
import java.util.TreeMap;

/** How the epochs of a network go: what may be sent, what is due by itself, what takes which effect. One for each algorithm. */
abstract class Course {

    /** What a key has done in all epochs. */
    static final class Total {
        long counted;
        long points;
        long strikes;
    }

    /** What becomes of a message. */
    record Ruling(Optional<Refusal> refusal, Optional<Fact> fact) {}

    static final long NONE = -1;

    final TreeMap<String, Total> totals = new TreeMap<>();
    long epoch;
    long openedMillis;
    byte[] miningSeed = new byte[Rules.HASH_BYTES];

    /** Why a message will not count, as far as can be told cheaply: all but its signature and its score. */
    abstract Optional<Refusal> preview(byte[] message);

    /** Whether the signature of a message that passed {@link #preview} is genuine. The message alone decides, so any thread may ask. */
    abstract boolean isGenuine(byte[] message);

    /** Judges a genuine message that passed {@link #preview}. */
    abstract Ruling decide(byte[] message, Judge judge) throws InterruptedException;

    /** Whether something happens by itself at a time. */
    abstract boolean isDue(long nowMillis);

    /**
     * What happens by itself at a time.
     *
     * @param head hash of the last entry
     * @param lot what the proposer drew
     */
    abstract Optional<Fact> due(long nowMillis, byte[] head, byte[] lot, Judge judge) throws InterruptedException;

    /**
     * Lets an entry take effect.
     *
     * @param hash of the entry
     */
    abstract void accept(Entry entry, byte[] hash);

    /** The best of the open epoch. */
    abstract long best();

    /** The best of a key in the open epoch; {@link #NONE} if there is none. */
    abstract long best(String miner);

    /** Whether so many milliseconds have passed since a stamp. */
    static boolean passed(long stampMillis, long nowMillis, long millis) {
        // Compared first: the difference of a stamp, which is never negative, and any clock's earlier time may
        // overflow.
        return nowMillis >= stampMillis && nowMillis - stampMillis >= millis;
    }

    /** An epoch begins. */
    void open(Fact.Opening opening, long stampMillis) {
        epoch = opening.epoch();
        openedMillis = stampMillis;
        miningSeed = opening.miningSeed();
    }

    Total total(String miner) {
        return totals.computeIfAbsent(miner, unknown -> new Total());
    }
}
