package org.neuraxon.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.neuraxon.exchange.stream.RowSource;

/**
 * Makes Ctrl-C (and TERM) end things in good order. A stream: the source ends, the summary is printed, everything is saved, the exit code is 0.
 * Other work: it is called off, what is done is saved, the exit code is 130.
 */
final class Interrupt {

    private static final long PATIENCE_SECONDS = 60;

    private Interrupt() {}

    /**
     * Starts to listen.
     *
     * @param finished counted down when everything has been printed and saved
     */
    static Thread endsWith(RowSource source, CountDownLatch finished) {
        return onSignal(source::close, finished, ExitCode.OK);
    }

    /**
     * Starts to listen.
     *
     * @param worker interrupted, and given time to save what it has
     * @param finished counted down when it has
     */
    static Thread stops(Thread worker, CountDownLatch finished) {
        return onSignal(worker::interrupt, finished, ExitCode.INTERRUPTED);
    }

    /**
     * Starts to listen, for work that has no end of its own: being called off is how it ends well.
     *
     * @param worker interrupted, and given time to close what it has
     * @param finished counted down when it has
     */
    static Thread ends(Thread worker, CountDownLatch finished) {
        return onSignal(worker::interrupt, finished, ExitCode.OK);
    }

    /**
     * Starts to listen, for work that writes files through channels, which an interrupt would close.
     *
     * @param calledOff set; the work looks at it now and then
     * @param finished counted down when everything is written
     */
    static Thread callsOff(AtomicBoolean calledOff, CountDownLatch finished) {
        return onSignal(() -> calledOff.set(true), finished, ExitCode.INTERRUPTED);
    }

    private static Thread onSignal(Runnable stop, CountDownLatch finished, int exitCode) {
        Thread hook = new Thread(
                () -> {
                    stop.run();
                    int code = exitCode;
                    try {
                        if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                            code = ExitCode.INTERRUPTED;
                        }
                    } catch (InterruptedException e) {
                        code = ExitCode.INTERRUPTED;
                    }
                    System.out.flush();
                    System.err.flush();
                    Runtime.getRuntime().halt(code);
                },
                "neuraxon-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /** Stops listening, unless the machine is already stopping. */
    static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // The hook runs and will end the process itself.
            Thread.onSpinWait();
        }
    }
}
