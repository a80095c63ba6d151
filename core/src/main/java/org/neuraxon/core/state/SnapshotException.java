package org.neuraxon.core.state;

import java.io.Serial;

/** A snapshot cannot be read or used. The message is one sentence for a person: what, where, what to do. */
public final class SnapshotException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with its sentence. */
    public SnapshotException(String message) {
        super(message);
    }

    /** Creates the exception with its sentence and its cause. */
    public SnapshotException(String message, Throwable cause) {
        super(message, cause);
    }

    static SnapshotException length(String name, int expected, int actual) {
        return new SnapshotException("'" + name + "' has " + actual + " entries where " + expected
                + " are needed; the snapshot does not belong to this network");
    }
}
