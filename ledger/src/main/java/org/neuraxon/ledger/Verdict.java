package org.neuraxon.ledger;

import java.util.Optional;

/**
 * What becomes of a submission.
 *
 * @param refusal why it does not count; empty if it does
 * @param entry what the ledger will say of it; empty if nothing
 */
public record Verdict(Optional<Refusal> refusal, Optional<Entry> entry) {

    static Verdict refused(Refusal refusal) {
        return new Verdict(Optional.of(refusal), Optional.empty());
    }
}
