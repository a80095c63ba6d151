package org.neuraxon.evolve.fitness;

import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Fitness;

/**
 * Eight cues of eight signs, each with an answer of four signs; the cues come with some of their signs missing. An instance shows each once.
 * Its score is the mean product of answer and right answer: 1 if all are right, 0 for silence and for guessing.
 */
public final class Association implements Fitness {

    private static final int PAIRS = 8;
    private static final int CUE = 8;
    private static final int ANSWER = 4;
    private static final int MOMENTS = 4;
    private static final double MISSING = 0.1;
    private static final int PATTERNS = 0;
    private static final int GAPS = 1;

    private final CounterRandom random;
    private final int[][] cues = new int[PAIRS][CUE];
    private final int[][] answers = new int[PAIRS][ANSWER];

    /** Draws the pairs. */
    public Association(long seed) {
        random = new CounterRandom(seed);
        Draws draws = new Draws(random, PATTERNS, 0);
        for (int pair = 0; pair < PAIRS; pair++) {
            for (int i = 0; i < CUE; i++) {
                cues[pair][i] = draws.sign();
            }
            for (int i = 0; i < ANSWER; i++) {
                answers[pair][i] = draws.sign();
            }
        }
    }

    @Override
    public String name() {
        return "association";
    }

    @Override
    public int inputs() {
        return CUE;
    }

    @Override
    public int outputs() {
        return ANSWER;
    }

    @Override
    public double of(Creature creature, long instance) {
        Draws draws = new Draws(random, GAPS, instance);
        int right = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            for (int i = 0; i < CUE; i++) {
                creature.sense(i, draws.event(MISSING) ? 0 : cues[pair][i]);
            }
            for (int moment = 0; moment < MOMENTS; moment++) {
                creature.live();
            }
            int product = 0;
            for (int i = 0; i < ANSWER; i++) {
                product += creature.answer(i) * answers[pair][i];
            }
            creature.reward(Integer.signum(product));
            right += product;
        }
        return (double) right / (PAIRS * ANSWER);
    }
}
