package org.neuraxon.ledger.node;

import java.util.function.Consumer;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;

/** Asks a network's validators for a miner until one answers, for a minute at most. Nothing is counted twice, so every question may be repeated. */
final class PatientClient {

    private static final long PATIENCE_MILLIS = 60_000;

    private final NodeClient client;
    private final long pauseMillis;
    private final long attempts;
    private final Consumer<LedgerException> unheard;
    private final SubmissionClock clock;

    /** Asks through a client, and lets nobody know how long verdicts took. */
    PatientClient(NodeClient client, long pauseMillis, Consumer<LedgerException> unheard) {
        this(client, pauseMillis, unheard, new SubmissionClock() {});
    }

    /**
     * Asks through a client.
     *
     * @param pauseMillis from one attempt to the next
     * @param unheard told, once a question, that no validator answers
     * @param clock told how long a message that was handed in took to its verdict
     */
    PatientClient(NodeClient client, long pauseMillis, Consumer<LedgerException> unheard, SubmissionClock clock) {
        this.client = client;
        this.pauseMillis = pauseMillis;
        this.attempts = PATIENCE_MILLIS / pauseMillis;
        this.unheard = unheard;
        this.clock = clock;
    }

    /** A question to the validators. */
    interface Question<T> {
        T ask(NodeClient client) throws InterruptedException;
    }

    /**
     * The answer to a question.
     *
     * @throws LedgerException if there is none for a minute
     */
    <T> T ask(Question<T> question) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.ask(client);
            } catch (LedgerException e) {
                if (attempt == attempts) {
                    throw e;
                }
                if (attempt == 1) {
                    unheard.accept(e);
                }
                Thread.sleep(pauseMillis);
            }
        }
    }

    /** Hands a message in; a validator that is busy, or cannot, is left for the next one. */
    Answer submit(byte[] message) throws InterruptedException {
        long sent = System.nanoTime();
        Answer answer = ask(validators -> validators.submit(message));
        for (int attempt = 0; attempt < attempts && isToBeAskedAgain(answer); attempt++) {
            client.turn();
            Thread.sleep(pauseMillis);
            answer = ask(validators -> validators.submit(message));
        }
        clock.waited(System.nanoTime() - sent);
        return answer;
    }

    private static boolean isToBeAskedAgain(Answer answer) {
        return answer.refusal()
                .filter(refusal -> refusal == Refusal.BUSY || refusal == Refusal.UNAVAILABLE)
                .isPresent();
    }
}
