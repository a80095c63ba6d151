package org.neuraxon.exchange;

import java.io.Serial;

/** Something from outside cannot be read, understood or written. The message is one sentence for a person: what, where, what to do. */
public final class ExchangeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with its sentence. */
    public ExchangeException(String message) {
        super(message);
    }

    /** Creates the exception with its sentence and its cause. */
    public ExchangeException(String message, Throwable cause) {
        super(message, cause);
    }
}
