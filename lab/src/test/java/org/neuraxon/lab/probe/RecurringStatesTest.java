package org.neuraxon.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;

/** Made-up lives of which the states are known. */
class RecurringStatesTest {

    private static final CounterRandom CHANCE = new CounterRandom(5);
    private static final int NEURONS = 100;

    /** A fixed pattern with a little noise, or noise alone for pattern -1. */
    private static double[] window(int pattern, int moment) {
        double[] window = new double[NEURONS];
        for (int n = 0; n < NEURONS; n++) {
            double noise = CHANCE.normal(0, moment, n);
            window[n] = pattern < 0 ? noise : CHANCE.normal(1, pattern, n) + 0.3 * noise;
        }
        return window;
    }

    /** Windows that follow a script: a letter for each, {@code .} for noise. */
    private static double[][] life(String script) {
        double[][] windows = new double[script.length()][];
        for (int w = 0; w < windows.length; w++) {
            windows[w] = window(script.charAt(w) == '.' ? -1 : script.charAt(w) - 'A', w);
        }
        return windows;
    }

    @Test
    void statesThatComeBackAreFoundAndCounted() {
        RecurringStates states =
                new RecurringStates(life(".AAAAAAA..BBBBBBBBAAAAAAA....CCCCCC..BBBBBBBBBAA.BBBBBBBBAAAAAAA....."));
        // Of the first visit to a state the first window has nothing to resemble yet.
        assertThat(states.visits()).hasSize(3);
        assertThat(states.visits().get(0)).hasSize(3);
        assertThat(states.visits().get(1)).hasSize(3).allMatch(length -> length >= 7 && length <= 9);
        assertThat(states.visits().get(2)).hasSize(1);
        assertThat(states.visited(3)).isEqualTo(2);
        assertThat(states.visited(1)).isEqualTo(3);
        assertThat(states.held()).isBetween(0.6, 0.75);
    }

    @Test
    void aWindowIsKnownByItsState() {
        RecurringStates states = new RecurringStates(life("AAAAAAAA....BBBBBBBB"));
        assertThat(states.label(window(0, 900))).isZero();
        assertThat(states.label(window(1, 901))).isEqualTo(1);
        assertThat(states.label(window(-1, 902))).isEqualTo(RecurringStates.BETWEEN);
    }

    @Test
    void noiseAndShortGlimpsesAreNoStates() {
        assertThat(new RecurringStates(life("..............................")).visits())
                .isEmpty();
        assertThat(new RecurringStates(life("AAA..BBB..AAA..CCC..AAA..BBB..")).visits())
                .isEmpty();
    }

    @Test
    void oneOddWindowDoesNotEndAVisit() {
        List<List<Integer>> visits = new RecurringStates(life("BBBBBBBBAAAAAA.AAAAAAABBBBBBBB")).visits();
        assertThat(visits).hasSize(2);
        assertThat(visits.get(1)).hasSize(1);
    }
}
