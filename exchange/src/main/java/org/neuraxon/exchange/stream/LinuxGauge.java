package org.neuraxon.exchange.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Figures from Linux' {@code /proc} (proc(5)): processor time from {@code stat}, load from {@code loadavg}, memory in use (total less
 * available) from {@code meminfo}, bytes read and written by whole disks from {@code diskstats}. A file that cannot be read or
 * understood leaves its figures missing.
 */
final class LinuxGauge implements Gauge {

    private static final int SECTOR = 512;
    private static final List<String> NO_DISKS = List.of("loop", "ram", "dm-", "zram", "md", "sr", "fd");

    private final Path proc;
    private final Path store;
    private final LongSupplier nanos;
    private double[] processor = {Double.NaN, Double.NaN};
    private double[] sectors = {Double.NaN, Double.NaN};
    private long before;

    /**
     * Creates a gauge.
     *
     * @param proc the folder that is otherwise {@code /proc}
     * @param store a file or folder in the file store whose use is measured
     * @param nanos a clock that only runs forward, in nanoseconds
     */
    LinuxGauge(Path proc, Path store, LongSupplier nanos) {
        this.proc = proc;
        this.store = store;
        this.nanos = nanos;
        before = nanos.getAsLong();
    }

    @Override
    public double[] sample() {
        long now = nanos.getAsLong();
        double seconds = (now - before) / 1e9;
        before = now;
        double[] nowProcessor = processor();
        double cpu = Gauge.percent(nowProcessor[0] - processor[0], nowProcessor[1] - processor[1]);
        processor = nowProcessor;
        double[] nowSectors = sectors();
        double read = rate(nowSectors[0] - sectors[0], seconds);
        double written = rate(nowSectors[1] - sectors[1], seconds);
        sectors = nowSectors;
        return new double[] {cpu, load(), memory(), used(store), read, written};
    }

    /** KiB a second. */
    private static double rate(double sectors, double seconds) {
        return seconds > 0 && sectors >= 0 ? sectors * SECTOR / 1024 / seconds : Double.NaN;
    }

    /** Busy and total ticks of all processors since the start; time waiting for disks is idle. */
    private double[] processor() {
        for (String[] words : words("stat")) {
            if (words[0].equals("cpu") && words.length >= 6) {
                double total = 0;
                for (int i = 1; i < Math.min(words.length, 9); i++) {
                    total += number(words[i]);
                }
                return new double[] {total - number(words[4]) - number(words[5]), total};
            }
        }
        return new double[] {Double.NaN, Double.NaN};
    }

    private double load() {
        List<String[]> lines = words("loadavg");
        return lines.isEmpty() ? Double.NaN : number(lines.get(0)[0]);
    }

    private double memory() {
        double total = Double.NaN;
        double available = Double.NaN;
        for (String[] words : words("meminfo")) {
            if (words.length >= 2 && words[0].equals("MemTotal:")) {
                total = number(words[1]);
            } else if (words.length >= 2 && words[0].equals("MemAvailable:")) {
                available = number(words[1]);
            }
        }
        return Gauge.percent(total - available, total);
    }

    /** Sectors read and written by whole disks since the start. */
    private double[] sectors() {
        List<String[]> lines = words("diskstats");
        lines.removeIf(words -> words.length < 10 || NO_DISKS.stream().anyMatch(words[2]::startsWith));
        Set<String> names = new HashSet<>();
        lines.forEach(words -> names.add(words[2]));
        double[] sum = lines.isEmpty() ? new double[] {Double.NaN, Double.NaN} : new double[2];
        for (String[] words : lines) {
            if (!isPartition(words[2], names)) {
                sum[0] += number(words[5]);
                sum[1] += number(words[9]);
            }
        }
        return sum;
    }

    /** Whether a name is that of another device and a number, with a p between if the other ends with a digit. */
    static boolean isPartition(String name, Set<String> names) {
        int digits = name.length();
        while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        if (digits == name.length() || digits == 0) {
            return false;
        }
        boolean numbered = name.charAt(digits - 1) == 'p'
                && digits > 1
                && Character.isDigit(name.charAt(digits - 2))
                && names.contains(name.substring(0, digits - 1));
        return numbered || names.contains(name.substring(0, digits));
    }

    /** Percent of a file store that is in use, of what its users may have. */
    static double used(Path path) {
        try {
            FileStore store = Files.getFileStore(path);
            double used = (double) store.getTotalSpace() - store.getUnallocatedSpace();
            return Gauge.percent(used, used + store.getUsableSpace());
        } catch (IOException | SecurityException e) {
            return Double.NaN;
        }
    }

    private List<String[]> words(String file) {
        List<String[]> lines = new ArrayList<>();
        try {
            String text = Files.readString(proc.resolve(file), StandardCharsets.ISO_8859_1);
            for (String line : text.split("\n", -1)) {
                String trimmed = line.trim();
                if (!trimmed.isEmpty()) {
                    lines.add(trimmed.split("\\s+", -1));
                }
            }
        } catch (IOException | SecurityException e) {
            lines.clear();
        }
        return lines;
    }

    private static double number(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        NumberCell cell = new NumberCell(false);
        cell.read(bytes, 0, bytes.length);
        return cell.value();
    }
}
