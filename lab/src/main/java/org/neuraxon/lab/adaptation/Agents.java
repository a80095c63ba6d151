package org.neuraxon.lab.adaptation;

import java.util.Arrays;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.learn.adapt.AdaptiveChooser;

/** Those who play bandits. */
public final class Agents {

    private Agents() {}

    /** Ours. */
    public static Bandit.Agent adaptive(int arms, long seed) {
        AdaptiveChooser chooser = new AdaptiveChooser(arms, seed);
        return new Bandit.Agent() {
            @Override
            public int choose(double uniform) {
                return chooser.choose();
            }

            @Override
            public void learn(int arm, double reward) {
                chooser.learn(arm, reward);
            }
        };
    }

    /** Values that follow rewards at a constant rate; choice by softmax. */
    public static Bandit.Agent fixed(int arms, double rate, double decisiveness) {
        return new Valuing(arms, decisiveness) {
            @Override
            double rate(double error) {
                return rate;
            }
        };
    }

    /** Values that follow rewards as fast as errors were large lately (Pearce and Hall 1980): α ← α + γ (|e| − α), rate κ α. */
    public static Bandit.Agent pearceHall(int arms, double kappa, double gamma, double decisiveness) {
        return new Valuing(arms, decisiveness) {
            private double associability = 0.5;

            @Override
            double rate(double error) {
                double rate = kappa * associability;
                associability += gamma * (Math.abs(error) - associability);
                return rate;
            }
        };
    }

    /** Chance. */
    public static Bandit.Agent random(int arms) {
        return new Bandit.Agent() {
            @Override
            public int choose(double uniform) {
                return (int) (uniform * arms);
            }

            @Override
            public void learn(int arm, double reward) {}
        };
    }

    /**
     * Knows everything about a reversal task but which arm is the better one: the exact posterior of a hidden Markov model with the true chances and the true mean
     * time between reversals; takes the likelier arm.
     */
    public static Bandit.Agent reversalOracle(double p) {
        return new Bandit.Agent() {
            private double first = 0.5;

            @Override
            public int choose(double uniform) {
                return first >= 0.5 ? 0 : 1;
            }

            @Override
            public void learn(int arm, double reward) {
                double good = reward == 1 ? p : 1 - p;
                double ifFirst = arm == 0 ? good : 1 - good;
                double posterior = first * ifFirst / (first * ifFirst + (1 - first) * (1 - ifFirst));
                double hazard = 1.0 / Bandit.REVERSAL;
                first = posterior * (1 - hazard) + (1 - posterior) * hazard;
            }
        };
    }

    /**
     * Knows how restless arms walk: an exact Bayes filter for each arm on a grid of 50 chances; takes the arm with the highest mean plus one
     * deviation.
     */
    public static Bandit.Agent restlessOracle(int arms) {
        return new RestlessOracle(arms);
    }

    /** Knows when all arms are drawn anew: counts since then, and Thompson's choice. */
    public static Bandit.Agent abruptOracle(int arms, int period, long seed) {
        return new Bandit.Agent() {
            private final CounterRandom chance = new CounterRandom(seed);
            private final int[] won = new int[arms];
            private final int[] lost = new int[arms];
            private int trial;

            @Override
            public int choose(double uniform) {
                if (trial % period == 0) {
                    Arrays.fill(won, 0);
                    Arrays.fill(lost, 0);
                }
                int best = 0;
                double most = -1;
                for (int a = 0; a < arms; a++) {
                    double drawn = beta(a);
                    if (drawn > most) {
                        most = drawn;
                        best = a;
                    }
                }
                return best;
            }

            /** A draw from Beta(won + 1, lost + 1): the (won + 1)-th smallest of won + lost + 1 uniform numbers. */
            private double beta(int arm) {
                double[] draws = new double[won[arm] + lost[arm] + 1];
                for (int i = 0; i < draws.length; i++) {
                    draws[i] = chance.uniform(arm, trial, i);
                }
                Arrays.sort(draws);
                return draws[won[arm]];
            }

            @Override
            public void learn(int arm, double reward) {
                won[arm] += reward == 1 ? 1 : 0;
                lost[arm] += reward == 1 ? 0 : 1;
                trial++;
            }
        };
    }

    private abstract static class Valuing implements Bandit.Agent {

        private final double[] values;
        private final double decisiveness;

        Valuing(int arms, double decisiveness) {
            values = new double[arms];
            Arrays.fill(values, 0.5);
            this.decisiveness = decisiveness;
        }

        abstract double rate(double error);

        @Override
        public int choose(double uniform) {
            double most = Arrays.stream(values).max().orElse(0);
            double[] weight = new double[values.length];
            double sum = 0;
            for (int a = 0; a < weight.length; a++) {
                weight[a] = Elementary.exp(decisiveness * (values[a] - most));
                sum += weight[a];
            }
            double left = sum * uniform;
            int arm = 0;
            while (arm < weight.length - 1 && left >= weight[arm]) {
                left -= weight[arm++];
            }
            return arm;
        }

        @Override
        public void learn(int arm, double reward) {
            double error = reward - values[arm];
            values[arm] += rate(error) * error;
        }
    }

    private static final class RestlessOracle implements Bandit.Agent {

        private static final int CELLS = 50;
        private static final double BONUS = 1;

        private final double[][] belief;
        private final double[][] step = new double[CELLS][CELLS];

        RestlessOracle(int arms) {
            belief = new double[arms][CELLS];
            for (double[] b : belief) {
                Arrays.fill(b, 1.0 / CELLS);
            }
            for (int from = 0; from < CELLS; from++) {
                double sum = 0;
                for (int to = 0; to < CELLS; to++) {
                    // Reflected at both ends.
                    step[from][to] = bell(to - from) + bell(to + from + 1) + bell(2 * CELLS - 1 - to - from);
                    sum += step[from][to];
                }
                for (int to = 0; to < CELLS; to++) {
                    step[from][to] /= sum;
                }
            }
        }

        private static double bell(int cells) {
            double z = cells / (double) CELLS / Bandit.STEP_SIZE;
            return Elementary.exp(-z * z / 2);
        }

        @Override
        public int choose(double uniform) {
            int best = 0;
            double most = -1;
            for (int a = 0; a < belief.length; a++) {
                double mean = 0;
                double square = 0;
                for (int c = 0; c < CELLS; c++) {
                    double p = (c + 0.5) / CELLS;
                    mean += belief[a][c] * p;
                    square += belief[a][c] * p * p;
                }
                double index = mean + BONUS * Math.sqrt(square - mean * mean);
                if (index > most) {
                    most = index;
                    best = a;
                }
            }
            return best;
        }

        @Override
        public void learn(int arm, double reward) {
            double sum = 0;
            for (int c = 0; c < CELLS; c++) {
                double p = (c + 0.5) / CELLS;
                belief[arm][c] *= reward == 1 ? p : 1 - p;
                sum += belief[arm][c];
            }
            for (int c = 0; c < CELLS; c++) {
                belief[arm][c] /= sum;
            }
            for (double[] b : belief) {
                double[] after = new double[CELLS];
                for (int from = 0; from < CELLS; from++) {
                    for (int to = 0; to < CELLS; to++) {
                        after[to] += b[from] * step[from][to];
                    }
                }
                System.arraycopy(after, 0, b, 0, CELLS);
            }
        }
    }
}
