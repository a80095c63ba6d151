package org.neuraxon.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.neuraxon.exchange.stream.RowSource;

/** Makes Ctrl-C (and TERM) end a stream in good order: the source ends, the summary is printed, everything is saved, the exit code is 0. */
final class Interrupt {

    private static final long PATIENCE_SECONDS = 60;

    private Interrupt() {}

    /**
     * Starts to listen.
     *
     * @param finished counted down when everything has been printed and saved
     */
    static Thread endsWith(RowSource source, CountDownLatch finished) {
        Thread hook = new Thread(
                () -> {
                    source.close();
                    int code = ExitCode.OK;
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
