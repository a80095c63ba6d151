package org.neuraxon.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FactorialTest {

    /** y = 10 + 3 a - 2 b + .5 a b with a, b = ±1: main effects 6 and -4, what is left ±.5 with one degree of freedom, so s = 1. */
    @Test
    void mainEffectsStandOverWhatTheyDoNotExplain() {
        double[] effects =
                Factorial.standardised(2, 10 - 3 + 2 + 0.5, 10 + 3 + 2 - 0.5, 10 - 3 - 2 - 0.5, 10 + 3 - 2 + 0.5);
        assertThat(effects[0]).isCloseTo(6, within(1e-12));
        assertThat(effects[1]).isCloseTo(-4, within(1e-12));
    }

    @Test
    void aFactorThatDoesNotVaryAmongTheMeasuredCellsHasNoEffect() {
        double none = Double.NaN;
        double[] effects = Factorial.standardised(3, none, 1, none, 2, none, 1.5, none, 2.4);
        assertThat(effects[0]).isZero();
        // Means 1.25 and 2.2; 1.5 and 1.95; of the four, ±.025 is left.
        assertThat(effects[1]).isCloseTo(0.95 / 0.05, within(1e-9));
        assertThat(effects[2]).isCloseTo(0.45 / 0.05, within(1e-9));
    }
}
