package org.neuraxon.live;

import java.util.Arrays;
import java.util.Locale;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.Elementary;

/**
 * What the input neurons are told, a function of the moment alone: so a life can be lived again.
 *
 * @param kind the shape
 * @param period moments from one pulse or pattern to the next, or the longest wave; at least 2
 * @param strength share of noisy inputs in a moment, 0 to 1; share of inputs in a pattern
 */
record Stimulus(Kind kind, int period, double strength) {

    /** Silence. */
    static final Stimulus NONE = new Stimulus(Kind.NONE, 200, 0.5);

    private static final int NOISE = 1;
    private static final int SIGN = 2;
    private static final int MEMBER = 3;
    private static final int PHASE = 4;
    private static final int PULSE = 5;
    private static final int LONGEST_PERIOD = 1_000_000;
    private static final double TURN = 2 * Math.PI;

    Stimulus {
        if (period < 2 || period > LONGEST_PERIOD) {
            throw new IllegalArgumentException(
                    "the period is " + period + " moments and must be 2 to " + LONGEST_PERIOD);
        }
        if (!(strength >= 0 && strength <= 1)) {
            throw new IllegalArgumentException("the strength is " + strength + " and must be 0 to 1");
        }
    }

    /** The shapes. */
    enum Kind {
        /** Nothing. */
        NONE,
        /** Every input at +1 for five moments, once a period. */
        PULSE,
        /** A fixed choice of inputs, each with its sign, for the first half of every period. */
        PATTERN,
        /** Inputs chosen anew in every moment, with random signs. */
        NOISE,
        /** Three waves of which each input hears the sum in phases of its own. */
        SINES;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind named(String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no stimulus '" + key + "'; choose none, pulse, pattern, noise or sines"));
        }
    }

    /** The current into an input neuron in a moment. */
    double at(long step, int input, CounterRandom chance) {
        long phase = step % period;
        return switch (kind) {
            case NONE -> 0;
            case PULSE -> phase < PULSE ? 1 : 0;
            case PATTERN ->
                phase < period / 2 && chance.uniform(MEMBER, 0, input) < strength ? sign(0, input, chance) : 0;
            case NOISE -> chance.uniform(NOISE, step, input) < strength ? sign(step, input, chance) : 0;
            case SINES -> {
                double turn = TURN * phase / period;
                double sum = 0;
                for (int wave = 1; wave <= 3; wave++) {
                    sum += Elementary.sin(wave * turn + TURN * chance.uniform(PHASE, wave, input));
                }
                yield sum / 2;
            }
        };
    }

    private static double sign(long step, int input, CounterRandom chance) {
        return chance.uniform(SIGN, step, input) < 0.5 ? -1 : 1;
    }
}
