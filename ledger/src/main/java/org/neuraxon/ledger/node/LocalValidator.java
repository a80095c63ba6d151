package org.neuraxon.ledger.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.neuraxon.ledger.Judge;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Refusal;
import org.neuraxon.ledger.Standing;
import org.neuraxon.ledger.Terms;
import org.neuraxon.ledger.file.Book;
import org.neuraxon.upow.task.WorkFile;

/** A validator that is alone: its disk is the only copy. */
public final class LocalValidator implements Validator {

    private static final long LOOK_MILLIS = 100;

    private final Replica replica;
    private final Clock clock;
    private final Lots lots = new Lots();
    private final Heartbeat epochs;
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * Opens the ledger and begins.
     *
     * @param clock says when an epoch may end
     * @throws InterruptedException if the calling thread is interrupted
     */
    public LocalValidator(Path folder, Terms rules, WorkFile task, Judge judge, Clock clock)
            throws InterruptedException {
        this.replica = new Replica(Book.open(folder, rules, task, Book.Durability.AT_ONCE), judge);
        this.clock = clock;
        this.epochs = new Heartbeat(LOOK_MILLIS, this::look);
    }

    private void look() {
        try {
            boolean happened;
            do {
                happened = replica.advance(clock.millis(), lots.draw());
                trouble = happened ? Optional.empty() : trouble;
            } while (happened && replica.isDue(clock.millis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LedgerException cannotWrite) {
            // The next look tries again.
            trouble = Optional.of(String.valueOf(cannotWrite.getMessage()));
        }
    }

    @Override
    public Answer submit(byte[] message) throws InterruptedException {
        return replica.admit(message, admitted -> {
            try {
                Answer answer = replica.submit(clock.millis(), admitted);
                trouble = answer.receipt().isPresent() ? Optional.empty() : trouble;
                return answer;
            } catch (LedgerException cannotWrite) {
                trouble = Optional.of(String.valueOf(cannotWrite.getMessage()));
                return Answer.refused(Refusal.UNAVAILABLE);
            }
        });
    }

    @Override
    public State state() {
        return replica.state();
    }

    @Override
    public List<Standing> standings() {
        return replica.standings();
    }

    @Override
    public String role() {
        return "alone";
    }

    @Override
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        epochs.close();
        replica.close();
    }
}
