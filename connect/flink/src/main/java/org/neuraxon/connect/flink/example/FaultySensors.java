package org.neuraxon.connect.flink.example;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;

/**
 * Made-up sensors: each a daily wave with noise, a reading a minute, and in every thousand readings but the first one fault whose place is
 * known. One reading in five hundred is empty, one in ten comes a minute late, one in a thousand comes a second time half an hour later.
 * All of it is a function of the reading's number, so a restarted source sends the same again.
 *
 * @param sensors how many
 * @param seed what chance depends on
 */
record FaultySensors(int sensors, long seed) implements Serializable {

    /** Milliseconds between two readings of a sensor. */
    static final long STEP = 60_000;

    private static final long START = 1_767_225_600_000L;
    private static final int DAY = 1440;
    private static final int EPOCH = 1000;
    private static final int AGAIN = 30;

    private static final int NOISE = 0;
    private static final int EMPTY = 1;
    private static final int SWAPPED = 2;
    private static final int REPEATED = 3;
    private static final int PLACE = 4;
    private static final int KIND = 5;
    private static final int PHASE = 6;

    /** What can be wrong. */
    enum Kind {
        /** One reading far out. */
        SPIKE(1),
        /** The value stays what it was. */
        STUCK(60),
        /** The level is another. */
        SHIFT(60),
        /** Nothing is sent. */
        SILENT(20);

        private final int length;

        Kind(int length) {
            this.length = length;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A fault of a sensor: readings from {@code first} to before {@code end}. */
    record Fault(int sensor, Kind kind, long first, long end) {

        @Override
        public String toString() {
            return kind.toString();
        }
    }

    /** Its name. */
    static String name(int sensor) {
        return String.format(Locale.ROOT, "sensor-%04d", sensor);
    }

    /** The fault in the thousand readings around this one; null in the first thousand. */
    @Nullable
    Fault faultNear(int sensor, long number) {
        long epoch = number / EPOCH;
        if (epoch == 0) {
            return null;
        }
        CounterRandom random = new CounterRandom(seed);
        Kind kind = Kind.values()[random.below(Kind.values().length, KIND, epoch, sensor)];
        long first = epoch * EPOCH + 100 + random.below(EPOCH - 300, PLACE, epoch, sensor);
        return new Fault(sensor, kind, first, first + kind.length);
    }

    /** The fault that the reading of this time belongs to, or follows by at most so many readings; null if it is none. */
    @Nullable
    Fault faultAt(int sensor, long time, int after) {
        long number = (time - START) / STEP;
        Fault fault = faultNear(sensor, number);
        return fault != null && number >= fault.first && number < fault.end + after ? fault : null;
    }

    /** How many faults of a kind are planted in so many readings of every sensor. */
    int planted(Kind kind, long readings) {
        int count = 0;
        for (int sensor = 0; sensor < sensors; sensor++) {
            for (long number = EPOCH; number < readings; number += EPOCH) {
                Fault fault = faultNear(sensor, number);
                count += fault != null && fault.kind == kind && fault.first < readings ? 1 : 0;
            }
        }
        return count;
    }

    /** What is sent as the {@code index}th: mostly one reading, in a silence none, with a repeated one two. */
    List<Reading> sent(long index) {
        List<Reading> readings = new ArrayList<>(2);
        int sensor = (int) (index % sensors);
        long slot = index / sensors;
        CounterRandom random = new CounterRandom(seed);
        long number = random.event(0.1, SWAPPED, slot / 2, sensor) ? slot ^ 1 : slot;
        add(readings, sensor, number, random);
        if (slot >= AGAIN && random.event(0.001, REPEATED, slot, sensor)) {
            add(readings, sensor, slot - AGAIN, random);
        }
        return readings;
    }

    private void add(List<Reading> readings, int sensor, long number, CounterRandom random) {
        Fault fault = faultNear(sensor, number);
        double value = wave(sensor, number, random);
        if (fault != null && number >= fault.first && number < fault.end) {
            switch (fault.kind) {
                case SPIKE -> value += 40;
                case SHIFT -> value += 15;
                case STUCK -> value = wave(sensor, fault.first, random);
                case SILENT -> {
                    return;
                }
            }
        }
        readings.add(new Reading(
                name(sensor),
                START + number * STEP,
                number,
                random.event(0.002, EMPTY, number, sensor) ? Double.NaN : value));
    }

    private double wave(int sensor, long number, CounterRandom random) {
        double phase = random.uniform(PHASE, 0, sensor);
        double day = Elementary.sin(2 * Math.PI * (number % DAY / (double) DAY + phase));
        double hour = Elementary.sin(2 * Math.PI * (number % 60) / 60);
        return 50 + 20 * day + 5 * hour + random.normal(NOISE, number, sensor);
    }
}
