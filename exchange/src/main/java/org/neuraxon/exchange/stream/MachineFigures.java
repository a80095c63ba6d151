package org.neuraxon.exchange.stream;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * This machine's own figures as a series, sampled live: percentages of processor, memory and disk in use, the load over one minute, and
 * KiB a second read from and written to disks. On Linux from {@code /proc}; elsewhere from the Java platform, with the last two missing.
 * Reads no name of machine or user.
 *
 * <p>The first row comes one interval after the first call of {@link #next}, which starts the differences. Samples keep to a fixed
 * rate; those missed (a machine asleep, a slow reader) are left out, so that a gap is a gap. Times are UTC.
 */
public final class MachineFigures implements RowSource {

    /** Names of the figures; the first is the value unless another is asked for. */
    public static final List<String> COLUMNS =
            List.of("cpu_percent", "load_1m", "memory_percent", "disk_percent", "read_kib_s", "written_kib_s");

    /** Name of the time, which a request may ask for. */
    public static final String TIME = "time";

    private final Gauge gauge;
    private final long interval;
    private final boolean strict;
    private final int[] picked;
    private final List<String> columns;
    private final Tally tally = new Tally();
    private final TimeOrder order = new TimeOrder();
    private final Object bell = new Object();
    private volatile boolean closed;
    private boolean primed;
    private long due;
    private long row;

    MachineFigures(Gauge gauge, SeriesRequest request, Duration interval) {
        if (interval.compareTo(Duration.ofMillis(1)) < 0 || interval.compareTo(Duration.ofDays(1)) > 0) {
            throw StreamException.usage(
                    "The interval between samples must be from 1 ms to a day, not " + interval + ".");
        }
        if (request.time() != null && !request.time().equals(TIME)) {
            throw StreamException.usage("This machine's figures have no time column "
                    + StreamException.quote(request.time()) + "; theirs is '" + TIME + "'.");
        }
        this.gauge = gauge;
        this.interval = interval.toNanos();
        this.strict = request.strict();
        List<String> names = new ArrayList<>();
        String value = request.value() == null ? COLUMNS.get(0) : request.value();
        if (request.several() && value.equals(SeriesRequest.ALL)) {
            names.addAll(COLUMNS);
            names.removeAll(request.inputs());
        } else if (request.several()) {
            names.addAll(Arrays.stream(value.split(",", -1)).map(String::strip).toList());
        } else {
            names.add(value);
        }
        if (names.isEmpty() || names.stream().distinct().count() != names.size()) {
            throw StreamException.usage("Of this machine's figures " + String.join(", ", COLUMNS)
                    + " at least one must be watched, and none twice.");
        }
        names.addAll(request.inputs());
        columns = List.copyOf(names);
        picked = names.stream().mapToInt(MachineFigures::find).toArray();
    }

    /**
     * Opens the figures of the machine this runs on.
     *
     * @param request value and inputs out of {@link #COLUMNS}; strict or not; the rest does not matter here
     * @param interval time from sample to sample, 1 ms to a day
     * @throws StreamException (usage) if there is no such figure
     */
    public static MachineFigures open(SeriesRequest request, Duration interval) {
        Path here = Path.of("").toAbsolutePath();
        Path proc = Path.of("/proc");
        Gauge gauge = Files.isReadable(proc.resolve("stat"))
                ? new LinuxGauge(proc, here, System::nanoTime)
                : new PlatformGauge(here);
        return new MachineFigures(gauge, request, interval);
    }

    private static int find(String name) {
        int index = COLUMNS.indexOf(name);
        if (index < 0) {
            throw StreamException.usage("This machine's figures have no column " + StreamException.quote(name)
                    + "; they are " + String.join(", ", COLUMNS) + ".");
        }
        return index;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean hasCalendar() {
        return true;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public @Nullable Row next() {
        if (!primed) {
            primed = true;
            due = System.nanoTime();
            gauge.sample();
        }
        long late = Math.max(0, System.nanoTime() - due);
        due += (late / interval + 1) * interval;
        return waitUntil(due) ? sample() : null;
    }

    private boolean waitUntil(long nanos) {
        synchronized (bell) {
            try {
                long left = nanos - System.nanoTime();
                while (!closed && left > 0) {
                    bell.wait(left / 1_000_000, (int) (left % 1_000_000));
                    left = nanos - System.nanoTime();
                }
            } catch (InterruptedException e) {
                closed = true;
                Thread.currentThread().interrupt();
            }
        }
        return !closed;
    }

    private Row sample() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        double[] figures = gauge.sample();
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        int flags = order.judge(micros);
        double value = figures[picked[0]];
        if (Double.isNaN(value)) {
            flags |= Oddity.MISSING_VALUE.bit();
        }
        double[] inputs = new double[picked.length - 1];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = figures[picked[i + 1]];
            if (Double.isNaN(inputs[i])) {
                flags |= Oddity.MISSING_INPUT.bit();
            }
        }
        tally.countRow(flags, row + 1);
        if (strict && flags != 0) {
            Oddity first = Oddity.values()[Integer.numberOfTrailingZeros(flags)];
            throw StreamException.broken("This machine's figures, row " + (row + 1) + ": " + first.said()
                    + "; with --strict that is an error.");
        }
        row++;
        return new Row(row - 1, row, now.toString(), micros, value, inputs, flags);
    }

    /** Ends the series, and a {@link #next} that waits. */
    @Override
    public void close() {
        synchronized (bell) {
            closed = true;
            bell.notifyAll();
        }
    }
}
