package org.neuraxon.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearnerFitTest {

    private static final double[] DELAYS = {0, 50, 100};

    @Test
    void aLearnerIsFoundAgain() {
        double rate = 0.2;
        double share = 0.75;
        // Rewarded changes are rate (1 + share), others rate (1 - share) of the other sign or of the same.
        assertThat(LearnerFit.rate(rate * (1 + share), rate * (1 - share))).isCloseTo(rate, within(1e-12));
        assertThat(LearnerFit.error(rate * (1 + share), rate * (1 - share))).isCloseTo(share, within(1e-12));
        assertThat(LearnerFit.error(0.3, -0.1)).isEqualTo(1);
        assertThat(LearnerFit.error(0.3, 0.3)).isZero();
        assertThat(LearnerFit.error(0, 0)).isZero();
    }

    @Test
    void theDiscountIsThatOfTheDelays() {
        assertThat(LearnerFit.discount(DELAYS, 0.4, 0.4 * 0.6, 0.4 * 0.36)).isCloseTo(0.6, within(1e-9));
        assertThat(LearnerFit.discount(DELAYS, 0.4, 0, 0)).isZero();
        assertThat(LearnerFit.discount(DELAYS, 0.1, 0.1, 0.1)).isCloseTo(1, within(1e-9));
        assertThat(LearnerFit.discount(DELAYS, 0, 0, 0)).isNaN();
    }

    @Test
    void decisivenessIsTheSlopeOfTheLogits() {
        double[] evidence = {-1, 0, 1};
        // Logits of (10.5 / 90.5), 0 and (90.5 / 10.5): slope 2.154.
        assertThat(LearnerFit.decisiveness(evidence, new int[] {10, 50, 90}, 100))
                .isCloseTo(2.154, within(1e-3));
        assertThat(LearnerFit.decisiveness(evidence, new int[] {50, 50, 50}, 100))
                .isCloseTo(0, within(1e-12));
    }
}
