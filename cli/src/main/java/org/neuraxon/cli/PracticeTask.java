package org.neuraxon.cli;

import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.task.DirectionTask;
import org.neuraxon.upow.task.TaskFile;

/** A small task for who names none: the next direction of two waves and some noise, whose search takes a fraction of a second. */
final class PracticeTask {

    /** One day of hours before a prediction, and 8 steps of search. */
    static final Setting SETTING = new Setting(24, 500, 8);

    /** Of 176 windows; 12 of 128 nonces tried got there. */
    static final long THRESHOLD = 114;

    private static final int VALUES = 201;
    private static final int BITS = 12;
    private static final int POPULATION = 64;

    private PracticeTask() {}

    static TaskFile make() {
        double[] series = new double[VALUES];
        long noise = 1;
        for (int i = 0; i < VALUES; i++) {
            noise = noise * 6364136223846793005L + 1442695040888963407L;
            series[i] = 40 * Math.abs(i % 24 - 12) + 15 * Math.abs(i % 10 - 5) + (noise >>> 59);
        }
        return TaskFile.of(new DirectionTask(BITS, POPULATION, 1, 1).of(series));
    }
}
