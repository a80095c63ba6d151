package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What viewers cost the network, in processor time of its thread, so that a busy machine does not matter. On demand; see CONTRIBUTING. */
class LoadCheck {

    private static final int VIEWERS = 50;
    private static final double RATE = 10;
    private static final int ROUNDS = 6;
    private static final long PHASE_MS = 8_000;

    @Test
    void fiftyViewersLeaveTheNetworkNineTenthsOfItsPace() throws Exception {
        try (LiveServer lab = LiveServer.open(LiveSettings.local(LiveSettings.Birth.standard()))) {
            Browserless caller = new Browserless(lab.port());
            caller.control("{\"do\":\"speed\",\"moments_per_second\":0}");
            long thread = networkThread();
            pace(caller, thread);
            double[] alone = new double[ROUNDS];
            double[] watched = new double[ROUNDS];
            double pictures = 0;
            for (int round = 0; round < ROUNDS; round++) {
                alone[round] = pace(caller, thread);
                try (Crowd crowd = new Crowd(lab.port())) {
                    for (int i = 0; i < VIEWERS; i++) {
                        crowd.enter(RATE, i < 10 ? 20 + i : -1);
                    }
                    long before = crowd.pictures();
                    watched[round] = pace(caller, thread);
                    pictures += (crowd.pictures() - before) * 1e3 / PHASE_MS / VIEWERS / ROUNDS;
                }
                Thread.sleep(1_500);
            }
            double ratio = median(watched) / median(alone);
            String said = String.format(
                    Locale.ROOT,
                    "moments a second of processor time: %.0f alone, %.0f with %d viewers who got %.1f pictures a second each;"
                            + " ratio %.3f",
                    median(alone),
                    median(watched),
                    VIEWERS,
                    pictures,
                    ratio);
            System.out.println(said);
            assertThat(ratio).as(said).isGreaterThanOrEqualTo(0.9);
        }
    }

    /** Moments in a second of processor time of the network's thread. */
    private static double pace(Browserless caller, long thread) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long steps = caller.state().get("steps").longValue();
        long cpu = threads.getThreadCpuTime(thread);
        Thread.sleep(PHASE_MS);
        long after = threads.getThreadCpuTime(thread);
        return (caller.state().get("steps").longValue() - steps) * 1e9 / (after - cpu);
    }

    private static long networkThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("network"))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
