package org.neuraxon.lab.adaptation;

import org.neuraxon.learn.adapt.LearningRate;

/** Who decides how fast a unit learns. */
public interface Tempo {

    /**
     * The rate of the next step.
     *
     * @param sinceChange items since the world changed, which only an oracle may look at
     */
    double rate(int sinceChange);

    /** Hears of the step: 1 if the answer was wrong, else 0; the chance that was given to what was wrong; and its agreement with recent steps. */
    default void hear(int wrong, double surprise, double agreement) {}

    /** Always the same. */
    static Tempo fixed(double rate) {
        return sinceChange -> rate;
    }

    /** c/(n + 40) at item n: as a still world is learned fastest. */
    static Tempo scheduled(double c) {
        return new Tempo() {
            private int items;

            @Override
            public double rate(int sinceChange) {
                return c / (items++ + 40);
            }
        };
    }

    /** The same, started anew whenever the world changes: knows what nobody can know. */
    static Tempo oracle(double c) {
        return sinceChange -> c / (sinceChange + 40);
    }

    /**
     * As fast as errors were large lately (Pearce and Hall 1980): η = κ a, a ← a + γ (|e| − a).
     *
     * @param kappa κ
     * @param gamma γ
     */
    static Tempo pearceHall(double kappa, double gamma) {
        return new Tempo() {
            private double associability = 0.5;

            @Override
            public double rate(int sinceChange) {
                return kappa * associability;
            }

            @Override
            public void hear(int wrong, double surprise, double agreement) {
                associability += gamma * (surprise - associability);
            }
        };
    }

    /** The rates given, one after the other. */
    static Tempo replayed(double... rates) {
        return new Tempo() {
            private int items;

            @Override
            public double rate(int sinceChange) {
                return rates[items++ % rates.length];
            }
        };
    }

    /** Ours. */
    static Tempo surprised(LearningRate rate) {
        return new Tempo() {
            @Override
            public double rate(int sinceChange) {
                return rate.rate();
            }

            @Override
            public void hear(int wrong, double surprise, double agreement) {
                rate.hear(wrong, agreement);
            }
        };
    }
}
