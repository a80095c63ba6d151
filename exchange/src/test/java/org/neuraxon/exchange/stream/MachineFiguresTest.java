package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class MachineFiguresTest {

    private static final SeriesRequest ALL =
            SeriesRequest.INSPECT.withInputs(MachineFigures.COLUMNS.subList(1, MachineFigures.COLUMNS.size()));

    private static void write(Path proc, String stat, String disks) throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu  " + stat + "\ncpu0 1 1 1 1 1\nintr 5\n");
        Files.writeString(proc.resolve("loadavg"), "0.75 0.50 0.25 1/100 4242\n");
        Files.writeString(proc.resolve("meminfo"), "MemTotal:  1000 kB\nMemFree: 10 kB\nMemAvailable:  750 kB\n");
        Files.writeString(proc.resolve("diskstats"), disks);
    }

    private static String disk(String name, int read, int written) {
        return "   8       0 " + name + " 1 2 " + read + " 4 5 6 " + written + " 8 0 0 0\n";
    }

    @Test
    void readsProc(@TempDir Path proc) throws IOException {
        AtomicLong clock = new AtomicLong();
        LinuxGauge gauge = new LinuxGauge(proc, proc, clock::get);
        write(proc, "100 0 100 700 100 0 0 0 0 0", disk("sda", 0, 0) + disk("nvme0n1", 10, 10));
        gauge.sample();
        clock.set(2_000_000_000L);
        write(
                proc,
                "150 0 125 720 105 0 0 0 0 0",
                disk("sda", 40, 400)
                        + disk("sda1", 40, 400)
                        + disk("nvme0n1", 14, 10)
                        + disk("nvme0n1p1", 14, 10)
                        + disk("loop0", 99, 99)
                        + disk("dm-0", 99, 99)
                        + disk("zram0", 99, 99));
        double[] figures = gauge.sample();
        assertThat(figures[0]).isEqualTo(75);
        assertThat(figures[1]).isEqualTo(0.75);
        assertThat(figures[2]).isEqualTo(25);
        assertThat(figures[3]).isBetween(0.0, 100.0);
        assertThat(figures[4]).isCloseTo(44 * 512 / 1024.0 / 2, within(1e-12));
        assertThat(figures[5]).isCloseTo(400 * 512 / 1024.0 / 2, within(1e-12));
    }

    @Test
    void missingFilesAreMissingFigures(@TempDir Path proc) {
        assertThat(new LinuxGauge(proc, proc, System::nanoTime).sample()[0]).isNaN();
    }

    @Test
    void tellsPartitionsFromDisks() {
        Set<String> names = Set.of("sda", "sda1", "nvme0n1", "nvme0n1p2", "mmcblk0", "mmcblk0p1", "xvda1", "vda");
        assertThat(names.stream().filter(name -> LinuxGauge.isPartition(name, names)))
                .containsExactlyInAnyOrder("sda1", "nvme0n1p2", "mmcblk0p1");
    }

    @Test
    void thePlatformGivesTheRest() {
        double[] figures = new PlatformGauge(Path.of("").toAbsolutePath()).sample();
        assertThat(figures).hasSize(6);
        assertThat(figures[2]).isBetween(0.0, 100.0);
        assertThat(figures[4]).isNaN();
    }

    @Test
    void givesRowsAtItsInterval() {
        try (MachineFigures figures = MachineFigures.open(ALL, Duration.ofMillis(20))) {
            assertThat(figures.columns()).isEqualTo(MachineFigures.COLUMNS);
            long start = System.nanoTime();
            Row first = figures.next();
            Row second = figures.next();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(40_000_000);
            assertThat(second.row()).isEqualTo(first.row() + 1).isEqualTo(1);
            assertThat(second.timeMicros()).isGreaterThan(first.timeMicros());
            assertThat(second.inputs()).hasSize(5);
            assertThat(second.timeText()).isEqualTo(second.instant().toString());
            assertThat(figures.tally().rows()).isEqualTo(2);
        }
    }

    @Test
    void closingOrInterruptingEndsTheWait() throws Exception {
        MachineFigures figures = MachineFigures.open(SeriesRequest.INSPECT, Duration.ofHours(1));
        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> figures.next() == null);
        figures.close();
        assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
        MachineFigures others = MachineFigures.open(SeriesRequest.INSPECT, Duration.ofHours(1));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = new Thread(() -> interrupted.complete(others.next() == null));
        thread.start();
        thread.interrupt();
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void refusesWhatItDoesNotHave() {
        StreamException e = catchThrowableOfType(
                StreamException.class,
                () -> MachineFigures.open(SeriesRequest.INSPECT.withValue("cpu"), Duration.ofSeconds(1)));
        assertThat(e).hasMessageContaining("no column 'cpu'; they are cpu_percent, load_1m");
        assertThat(e.isUsage()).isTrue();
        assertThat(catchThrowableOfType(
                        StreamException.class, () -> MachineFigures.open(SeriesRequest.INSPECT, Duration.ZERO)))
                .isNotNull();
    }
}
