package org.neuraxon.evolve.fitness;

import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Fitness;

/**
 * Three arms, one for each trit; one pays nine times in ten, the others once, and after 15 to 30 pulls (later 16 to 31) it is another one that
 * pays. All that is shown is whether the last pull paid, so who plays must remember what it pulled. The score is the mean pay, moved and scaled so that guessing
 * is 0 and pulling the best arm always is 1.
 */
public final class Bandit implements Fitness {

    private static final int PULLS = 120;
    private static final double GOOD = 0.9;
    private static final double BAD = 0.1;
    private static final double GUESSED = (GOOD + 2 * BAD) / 3;
    private static final int SHORTEST = 15;
    private static final int CHANCE = 4;

    private final CounterRandom random;

    /** Takes the seed of all games. */
    public Bandit(long seed) {
        random = new CounterRandom(seed);
    }

    @Override
    public String name() {
        return "bandit";
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
        Draws draws = new Draws(random, CHANCE, instance);
        int best = draws.trit();
        int left = SHORTEST + draws.below(SHORTEST + 1);
        int paid = 0;
        for (int pull = 0; pull < PULLS; pull++) {
            if (left-- == 0) {
                best = Math.floorMod(best + 1 + draws.sign(), 3) - 1;
                left = SHORTEST + draws.below(SHORTEST + 1);
            }
            creature.live();
            boolean pays = draws.event(creature.answer(0) == best ? GOOD : BAD);
            int reward = pays ? 1 : -1;
            creature.sense(0, reward);
            creature.reward(reward);
            paid += pays ? 1 : 0;
        }
        return ((double) paid / PULLS - GUESSED) / (GOOD - GUESSED);
    }
}
