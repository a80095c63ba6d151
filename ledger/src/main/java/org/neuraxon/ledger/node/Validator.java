package org.neuraxon.ledger.node;

import java.util.List;
import java.util.Optional;
import org.neuraxon.ledger.Standing;

/** Judges submissions and keeps the ledger. Any number of threads may ask. */
public interface Validator extends AutoCloseable {

    /**
     * Judges a message. When the answer comes, what it says is recorded durably.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    Answer submit(byte[] message) throws InterruptedException;

    /** How far the ledger is. */
    State state();

    /** What the miners have achieved. */
    List<Standing> standings();

    /** What this validator is among the others, in a word: {@code alone}, {@code leader}, {@code follower}, ... */
    String role();

    /** Why it could not record what was due, in a sentence; empty if it could. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    void close();
}
