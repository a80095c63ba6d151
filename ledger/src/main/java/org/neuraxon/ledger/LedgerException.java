package org.neuraxon.ledger;

import java.io.Serial;

/** A ledger, a rule or a message cannot be used. The message is one sentence for a person: what, where, what to do. */
public final class LedgerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with its sentence. */
    public LedgerException(String message) {
        super(message);
    }

    /** Creates the exception with its sentence and its cause. */
    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
