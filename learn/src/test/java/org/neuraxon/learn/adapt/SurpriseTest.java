package org.neuraxon.learn.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;

class SurpriseTest {

    private static final CounterRandom CHANCE = new CounterRandom(3);

    private static int error(double share, int item) {
        return CHANCE.event(share, 0, item, 0) ? 1 : 0;
    }

    @Test
    void theFirstErrorIsReckonedByHand() {
        Surprise surprise = new Surprise();
        surprise.hear(1);
        // Usual .5; one errs with .5 + .136 * .5 = .568 in a changed world.
        double odds = 3e-5 * (0.568 / 0.5) / (1 - 3e-5);
        assertThat(surprise.unexpected()).isCloseTo(odds / (1 + odds), within(1e-15));
        assertThat(surprise.expected()).isEqualTo(1);
    }

    @Test
    void whatIsUsualIsExpectedAndAlarmsNobody() {
        Surprise surprise = new Surprise();
        for (int i = 0; i < 20_000; i++) {
            surprise.hear(error(0.2, i));
        }
        assertThat(surprise.expected()).isCloseTo(0.4, within(0.08));
        assertThat(surprise.changes()).isLessThanOrEqualTo(1);
    }

    @Test
    void aChangeIsNoticedSoonAndOnce() {
        Surprise surprise = new Surprise();
        int noticed = -1;
        for (int i = 0; i < 1_400; i++) {
            surprise.hear(error(i < 1_000 ? 0.1 : 0.6, i));
            noticed = noticed < 0 && surprise.changed() ? i : noticed;
        }
        assertThat(noticed).isBetween(1_003, 1_030);
        assertThat(surprise.changes()).isEqualTo(1);
        assertThat(surprise.sinceChange()).isEqualTo(1_399 - noticed);
        assertThat(surprise.expected()).isGreaterThan(0.8);
    }

    @Test
    void anErrorOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> new Surprise().hear(1.5)).hasMessageContaining("0 to 1, not 1.5");
        assertThatThrownBy(() -> new Surprise().hear(Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void theRateFallsUntilSurprisedAndItsToneIsLearned() {
        LearningRate rate = new LearningRate();
        assertThat(rate.rate()).isEqualTo(30 / 40.0);
        for (int i = 0; i < 5_000; i++) {
            rate.hear(error(0.1, i), -0.1);
        }
        assertThat(rate.tone()).isCloseTo(1e-4, within(1e-9));
        assertThat(rate.rate()).isCloseTo(30 / 5_040.0, within(1e-9));
        for (int i = 0; i < 40; i++) {
            rate.hear(1, 0.1);
        }
        assertThat(rate.rate()).isGreaterThan(0.3);
        assertThat(rate.tone()).isCloseTo(1e-4 * Math.exp(40 * 0.005), within(1e-9));
        assertThatThrownBy(() -> rate.hear(0, 2)).hasMessageContaining("-1 to 1, not 2");
    }
}
