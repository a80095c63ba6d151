package org.neuraxon.upow;

import java.io.Serial;

/** A task, a nonce or a parameter cannot be used. The message is one sentence for a person: what, where, what to do. */
public final class UpowException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with its sentence. */
    public UpowException(String message) {
        super(message);
    }

    /** Creates the exception with its sentence and its cause. */
    public UpowException(String message, Throwable cause) {
        super(message, cause);
    }
}
