package org.neuraxon.lab.adaptation;

import org.neuraxon.core.math.CounterRandom;

/** Arms that pay 1 or 0 with chances that change, for 2,000 trials ({@code docs/specs/tasks.md}). */
public enum Bandit {
    /** Two arms that pay with .8 and .2 and change places every 100 trials. */
    REVERSAL_80("reversal, p = .8", 2) {
        @Override
        double[][] chances(CounterRandom chance) {
            return reversal(0.8);
        }
    },
    /** The same with .9 and .1. */
    REVERSAL_90("reversal, p = .9", 2) {
        @Override
        double[][] chances(CounterRandom chance) {
            return reversal(0.9);
        }
    },
    /** Four arms whose chances walk at random, steps of deviation .03, reflected at 0 and 1. */
    RESTLESS("four restless arms", 4) {
        @Override
        double[][] chances(CounterRandom chance) {
            double[][] p = new double[TRIALS][4];
            for (int a = 0; a < 4; a++) {
                double at = chance.uniform(PLACE, 0, a);
                for (int t = 0; t < TRIALS; t++) {
                    p[t][a] = at;
                    at = Math.abs(at + STEP_SIZE * chance.normal(STEP, t, a));
                    at = at > 1 ? 2 - at : at;
                }
            }
            return p;
        }
    },
    /** Four arms whose chances are all drawn anew every 200 trials. */
    ABRUPT("four arms, new every 200 trials", 4) {
        @Override
        double[][] chances(CounterRandom chance) {
            double[][] p = new double[TRIALS][4];
            for (int t = 0; t < TRIALS; t++) {
                for (int a = 0; a < 4; a++) {
                    p[t][a] = chance.uniform(PLACE, t / 200, a);
                }
            }
            return p;
        }
    };

    /** Trials of a run. */
    public static final int TRIALS = 2_000;

    /** Trials from one reversal to the next. */
    public static final int REVERSAL = 100;

    /** The deviation of a restless arm's step. */
    static final double STEP_SIZE = 0.03;

    private static final int CRITERION = 8;
    private static final int PLACE = 5;
    private static final int STEP = 6;
    private static final int PAY = 9;

    private final String title;
    private final int arms;

    Bandit(String title, int arms) {
        this.title = title;
        this.arms = arms;
    }

    /** What to call it. */
    public String title() {
        return title;
    }

    /** How many arms it has. */
    public int arms() {
        return arms;
    }

    /** The chance of each arm in each trial. */
    abstract double[][] chances(CounterRandom chance);

    private static double[][] reversal(double p) {
        double[][] chances = new double[TRIALS][];
        for (int t = 0; t < TRIALS; t++) {
            chances[t] = t / REVERSAL % 2 == 0 ? new double[] {p, 1 - p} : new double[] {1 - p, p};
        }
        return chances;
    }

    /** Who chooses. */
    public interface Agent {

        /** Chooses an arm, given a uniform number for its chance. */
        int choose(double uniform);

        /** Hears what it paid, 0 or 1. */
        void learn(int arm, double reward);
    }

    /**
     * What an agent made of it.
     *
     * @param reward the mean reward
     * @param best the share of trials in which the arm with the highest chance was chosen
     * @param toCriterion trials from each multiple of 100 until the best arm has been chosen eight times in a row, 100 if it never is; mean
     * @param regret how much the chance of the best arm is above that of the chosen one, mean
     */
    public record Score(double reward, double best, double toCriterion, double regret) {}

    /** Lets an agent play. */
    public Score play(Agent agent, long seed) {
        double[][] chances = chances(new CounterRandom(seed));
        // The agent's luck must not depend on what other agents did before.
        CounterRandom luck = new CounterRandom(seed + 7_777);
        double reward = 0;
        double best = 0;
        double regret = 0;
        double criterion = 0;
        int inRow = 0;
        boolean met = false;
        for (int t = 0; t < TRIALS; t++) {
            if (t % REVERSAL == 0) {
                inRow = 0;
                met = false;
            }
            int arm = agent.choose(luck.uniform(CHOICE, t, 0));
            double most = 0;
            for (double p : chances[t]) {
                most = Math.max(most, p);
            }
            double paid = luck.uniform(PAY, t, 0) < chances[t][arm] ? 1 : 0;
            boolean right = chances[t][arm] == most;
            reward += paid;
            regret += most - chances[t][arm];
            best += right ? 1 : 0;
            inRow = right ? inRow + 1 : 0;
            criterion += met ? 0 : 1;
            met |= inRow == CRITERION;
            agent.learn(arm, paid);
        }
        int blocks = TRIALS / REVERSAL;
        return new Score(reward / TRIALS, best / TRIALS, criterion / blocks, regret / TRIALS);
    }

    private static final int CHOICE = 8;
}
