package org.neuraxon.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Half an hour of viewers coming and going, politely and not, while the network is steered, sent back in time, measured and put to claims.
 * The lab lives in a virtual machine of its own, so that what is counted is its own: heap after a forced collection, threads, file handles.
 * Before each look the network is grown anew: the record of a life is bounded but fills slowly, and would hide or feign a leak. On demand;
 * see CONTRIBUTING. {@code -Dneuraxon.soak.minutes=N} shortens it.
 */
class SoakCheck {

    private static final int MINUTES = Integer.getInteger("neuraxon.soak.minutes", 30);
    private static final double WARM_UP = Math.min(10, MINUTES / 3.0);
    private static final int MOST = 40;

    /** One look at the lab. */
    private record Look(double minute, double heapMegabytes, double threads, double handles) {}

    @Test
    void nothingGrowsWhileViewersComeAndGo() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx400m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SoakCheck.class.getName())
                .redirectError(ProcessBuilder.Redirect.to(new File(System.getProperty("java.io.tmpdir"), "soak.err")))
                .start();
        List<Look> looks = new ArrayList<>();
        try (BufferedReader answers =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                BufferedWriter questions =
                        new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
            int port = Integer.parseInt(answers.readLine());
            try (Crowd crowd = new Crowd(port)) {
                long begun = System.nanoTime();
                for (int round = 1; minutes(begun) < MINUTES; round++) {
                    live(crowd, new Browserless(port), round);
                    questions.write("look\n");
                    questions.flush();
                    String[] told = answers.readLine().split(" ");
                    Look look = new Look(
                            minutes(begun),
                            Double.parseDouble(told[0]),
                            Double.parseDouble(told[1]),
                            Double.parseDouble(told[2]));
                    looks.add(look);
                    System.out.printf(
                            Locale.ROOT,
                            "minute %.1f: heap %.1f MB, threads %.0f, file handles %.0f after %d viewers and %d pictures%n",
                            look.minute(),
                            look.heapMegabytes(),
                            look.threads(),
                            look.handles(),
                            crowd.entered(),
                            crowd.pictures());
                }
            }
        } finally {
            process.destroyForcibly();
        }
        List<Look> counted =
                looks.stream().filter(look -> look.minute() > WARM_UP).toList();
        // Jetty's pool breathes by a dozen threads and their handles; what leaked with every viewer would be hundreds.
        assertThat(growth("heap in MB", counted, Look::heapMegabytes)).isLessThan(3);
        assertThat(growth("threads", counted, Look::threads)).isLessThan(12);
        assertThat(growth("file handles", counted, Look::handles)).isLessThan(12);
    }

    private static double minutes(long since) {
        return (System.nanoTime() - since) / 60e9;
    }

    /** How much higher the line of least squares ends than it begins. */
    private static double growth(String what, List<Look> looks, ToDoubleFunction<Look> of) {
        double n = looks.size();
        double mean = looks.stream().mapToDouble(of).average().orElse(0);
        double with = 0;
        double over = 0;
        for (int i = 0; i < n; i++) {
            double t = i - (n - 1) / 2;
            with += t * (of.applyAsDouble(looks.get(i)) - mean);
            over += t * t;
        }
        double growth = with / over * (n - 1);
        System.out.printf(
                Locale.ROOT, "%s: mean %.2f, growth from minute %.0f on %+.2f%n", what, mean, WARM_UP, growth);
        return growth;
    }

    private static void live(Crowd crowd, Browserless caller, int round) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        for (int turn = 0; System.nanoTime() < end; turn++) {
            for (int i = 0; i < 1 + turn % 4; i++) {
                crowd.enter(10, turn % 300);
            }
            while (crowd.size() > MOST * (1 + turn % 3) / 3) {
                crowd.leave(turn % 2 == 0);
            }
            deed(caller, round * 7 + turn);
            Thread.sleep(1_000);
        }
        // While a viewer holds the controls, a caller that is none is refused; the crowd lets go before the look.
        while (crowd.size() > 0) {
            crowd.leave(true);
        }
        for (int tries = 0; tries < 100; tries++) {
            if (caller.post("/api/v1/control", "{\"do\":\"reset\"}").statusCode() == 200) {
                break;
            }
            Thread.sleep(200);
        }
        caller.post("/api/v1/claims", "{\"cancel\":true}");
        Thread.sleep(2_000);
    }

    /** A caller that does all sorts of things; some are refused while a viewer holds the controls, and that is part of it. */
    private static void deed(Browserless caller, int turn) throws Exception {
        switch (turn % 8) {
            case 0 -> caller.post("/api/v1/control", "{\"do\":\"stimulate\",\"stimulus\":\"noise\",\"period\":20}");
            case 1 -> caller.get("/api/v1/time");
            case 2 -> caller.post("/api/v1/vitals", "{}");
            case 3 -> caller.get("/api/v1/network");
            case 4 -> caller.post("/api/v1/claims", "{\"run\":\"C10\",\"seeds\":3}");
            case 5 -> caller.post("/api/v1/stream", "{\"values\":[1,2,3,2,1,2,3,2,1,2,3,9]}");
            case 6 -> caller.get("/api/v1/work");
            default -> caller.post("/api/v1/control", "nonsense");
        }
    }

    /** The lab: says its port, and for every line that it reads what it holds. */
    public static void main(String[] none) throws Exception {
        try (LiveServer lab = LiveServer.open(LiveSettings.local(LiveSettings.Birth.standard()));
                BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(lab.port());
            while (asked.readLine() != null) {
                for (int i = 0; i < 3; i++) {
                    System.gc();
                    Thread.sleep(200);
                }
                double heap =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
                int threads = ManagementFactory.getThreadMXBean().getThreadCount();
                long handles = ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.UnixOperatingSystemMXBean system
                        ? system.getOpenFileDescriptorCount()
                        : 0;
                System.out.println(heap + " " + threads + " " + handles);
            }
        }
    }
}
