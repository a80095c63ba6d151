package org.neuraxon.cli;

import java.io.Serial;

/** What a person asked for cannot be done; the message is the one sentence to print. */
final class Failure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** A failure with exit code 1. */
    Failure(String message) {
        this(message, ExitCode.FAILED);
    }

    /** A failure with its own exit code. */
    Failure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
