package org.neuraxon.cli;

/** What the command tells its caller; a contract with scripts. */
final class ExitCode {

    /** Done. */
    static final int OK = 0;

    /** The thing asked for failed; a verification that found a difference too. */
    static final int FAILED = 1;

    /** The command line makes no sense. */
    static final int USAGE = 2;

    /** Interrupted before the work was done. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
