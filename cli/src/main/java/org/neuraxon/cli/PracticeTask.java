package org.neuraxon.cli;

import org.neuraxon.upow.bpp.Setting;
import org.neuraxon.upow.task.DirectionTask;
import org.neuraxon.upow.task.SeriesFile;
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

    /** A chaotic stream (Mackey and Glass 1977, delay 17, one row every six steps), four rows ahead. */
    static SeriesFile series() {
        double[] past = new double[17];
        for (int i = 0; i < past.length; i++) {
            past[i] = 0.5 + 7 * i % 17 / 17.0;
        }
        double[] rows = new double[2000];
        double x = past[16];
        for (int step = 0; step < 6 * (rows.length + 60); step++) {
            double then = past[step % 17];
            double fifth = then * then * then * then * then;
            past[step % 17] = x;
            x = x + 0.2 * then / (1 + fifth * fifth) - 0.1 * x;
            if (step % 6 == 0 && step >= 360) {
                rows[step / 6 - 60] = x;
            }
        }
        return new SeriesFile(rows, 4, 4, 250, 80, 0.02);
    }

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
