package org.neuraxon.evolve.fitness;

import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Fitness;

/**
 * Trits follow one another by chance; the outputs must say which came one, two, three and four moments ago. The score is the share of right
 * answers, moved so that guessing is 0.
 */
public final class Sequence implements Fitness {

    private static final int DEPTH = 4;
    private static final int MOMENTS = 60;
    private static final double GUESSED = 1.0 / 3;
    private static final int TRITS = 2;

    private final CounterRandom random;

    /** Takes the seed of all sequences. */
    public Sequence(long seed) {
        random = new CounterRandom(seed);
    }

    @Override
    public String name() {
        return "sequence";
    }

    @Override
    public int inputs() {
        return 1;
    }

    @Override
    public int outputs() {
        return DEPTH;
    }

    @Override
    public double of(Creature creature, long instance) {
        Draws draws = new Draws(random, TRITS, instance);
        int[] shown = new int[MOMENTS];
        int right = 0;
        for (int t = 0; t < MOMENTS; t++) {
            shown[t] = draws.trit();
            creature.sense(0, shown[t]);
            creature.live();
            int rightNow = 0;
            for (int i = 0; i < DEPTH && t >= DEPTH; i++) {
                rightNow += creature.answer(i) == shown[t - 1 - i] ? 1 : 0;
            }
            creature.reward(Integer.signum(2 * rightNow - DEPTH));
            right += rightNow;
        }
        double share = (double) right / (DEPTH * (MOMENTS - DEPTH));
        return (share - GUESSED) / (1 - GUESSED);
    }
}
