package org.neuraxon.evolve.fitness;

import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Fitness;

/**
 * A chaotic stream (Mackey and Glass 1977, <i>Science</i> 197, 287-289, delay 17, one row every six steps), of which no more is shown than whether
 * it fell or rose, and one row in five not at all. The answer says which way it goes next. The score is the sum of answer times change over the sum
 * of sizes of changes: 1 if every move is foreseen, 0 for silence. An instance is a stream of its own.
 */
public final class StreamForecast implements Fitness {

    private static final int DELAY = 17;
    private static final int STEPS_A_ROW = 6;
    private static final int BEFORE = 60;
    private static final int ROWS = 100;
    private static final double MISSING = 0.2;
    private static final int STREAM = 3;

    private final CounterRandom random;

    /** Takes the seed of all streams. */
    public StreamForecast(long seed) {
        random = new CounterRandom(seed);
    }

    @Override
    public String name() {
        return "forecast";
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public double of(Creature creature, long instance) {
        Draws draws = new Draws(random, STREAM, instance);
        double[] rows = rows(draws);
        double foreseen = 0;
        double moved = 0;
        for (int t = 1; t + 1 < rows.length; t++) {
            creature.sense(0, draws.event(MISSING) ? 0 : direction(rows[t] - rows[t - 1]));
            creature.live();
            double change = rows[t + 1] - rows[t];
            int answer = creature.answer(0);
            creature.reward(answer * direction(change));
            foreseen += answer * change;
            moved += Math.abs(change);
        }
        return foreseen / moved;
    }

    private static int direction(double change) {
        return change > 0 ? 1 : change < 0 ? -1 : 0;
    }

    private static double[] rows(Draws draws) {
        double[] past = new double[DELAY];
        for (int i = 0; i < DELAY; i++) {
            past[i] = 0.5 + draws.uniform();
        }
        double[] rows = new double[ROWS];
        double x = past[DELAY - 1];
        for (int step = 0; step < (BEFORE + ROWS) * STEPS_A_ROW; step++) {
            double then = past[step % DELAY];
            double fifth = then * then * then * then * then;
            past[step % DELAY] = x;
            x += 0.2 * then / (1 + fifth * fifth) - 0.1 * x;
            if (step % STEPS_A_ROW == 0 && step >= BEFORE * STEPS_A_ROW) {
                rows[step / STEPS_A_ROW - BEFORE] = x;
            }
        }
        return rows;
    }
}
