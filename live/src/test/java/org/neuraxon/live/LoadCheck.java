package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.living.LivingNetwork;

/** What viewers cost the network, in processor time of its thread, so that a busy machine does not matter. On demand; see CONTRIBUTING. */
class LoadCheck {

    private static final int VIEWERS = 50;
    private static final double RATE = 10;
    private static final int ROUNDS = 6;
    private static final long PHASE_MS = 8_000;

    private static final int WATCHED = 5;
    private static final int BLOCK = 3_000;
    private static final int PACE = 9_000;

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
                        crowd.enter(RATE, 30 + 20 * (i % WATCHED));
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

    /**
     * The same question without the other threads, whose cold caches are charged to the network on a busy machine: what a second of fifty
     * viewers adds to the work of the network's thread, in turns with moments alone, in one thread.
     */
    @Test
    void whatFiftyViewersAskForCostsTheNetworkLittle() {
        Life life = Life.born(LiveSettings.Birth.standard());
        LivingNetwork network = life.network();
        Meter meter = new Meter(network);
        List<Probe> probes = IntStream.range(0, WATCHED)
                .mapToObj(i -> new Probe(30 + 20 * i))
                .toList();
        double[] alone = new double[4 * ROUNDS];
        double[] watched = new double[4 * ROUNDS];
        for (int round = 0; round < alone.length; round++) {
            alone[round] = block(life, meter, List.of());
            watched[round] = block(life, meter, probes);
        }
        double ratio = median(alone) / median(watched);
        String said = String.format(
                Locale.ROOT,
                "one thread: %.1f microseconds a moment alone, %.1f with what %d viewers of %d neurons ask for; ratio %.3f",
                median(alone),
                median(watched),
                VIEWERS,
                WATCHED,
                ratio);
        System.out.println(said);
        assertThat(ratio).as(said).isGreaterThanOrEqualTo(0.9);
    }

    /** Microseconds of processor time a moment; with probes also the pictures, probes and news of a second in every 9,000 moments. */
    private static double block(Life life, Meter meter, List<Probe> probes) {
        LivingNetwork network = life.network();
        float[] before = new float[network.neuronCount()];
        double factor = 1;
        int told = 0;
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int t = 0; t < BLOCK; t++) {
            if (probes.isEmpty()) {
                life.live();
                meter.lived(network);
                continue;
            }
            System.arraycopy(network.neurons().state.values, 0, before, 0, before.length);
            probes.forEach(probe -> probe.before(network));
            life.live();
            factor = t % 5 == 0 ? Probe.factor(network) : factor;
            for (Probe probe : probes) {
                probe.after(network, factor, before);
            }
            meter.lived(network);
            if (t % (PACE / 30) == 0) {
                told += View.of(network, meter.read(network), PACE, false, false)
                        .buffer()
                        .remaining();
            }
            if (t % (PACE / 6) == 0) {
                for (Probe probe : probes) {
                    told += Json.text(probe.json(network)).length();
                }
            }
        }
        double spent = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e3 / BLOCK;
        assertThat(told).isGreaterThanOrEqualTo(probes.isEmpty() ? 0 : 1);
        return spent;
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
