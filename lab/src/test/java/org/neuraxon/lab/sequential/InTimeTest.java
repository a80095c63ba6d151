package org.neuraxon.lab.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.neuraxon.lab.sequential.InTime.Interruption;
import org.neuraxon.learn.sequential.TemporalSettings;

class InTimeTest {

    private static final TemporalSettings SETTINGS =
            TemporalSettings.of(8, 8, 10).withNeurons(480);

    @Test
    void digitsThatCameAsRowsAreNamedTwentyMomentsLater() {
        Accuracies accuracies = new Course(Digits.embedded(), Protocol.SPLIT, 6000, 1)
                .asking(40)
                .run(new InTime(SETTINGS, 20, Interruption.NONE), done -> {});
        assertThat(accuracies.mean()).isGreaterThan(0.9);
        assertThat(accuracies.forgetting()).isBetween(-0.01, 0.08);
    }

    @Test
    void anotherDigitOrNoiseInTheGapDoesNoHarm() {
        Course course = new Course(Digits.embedded(), Protocol.SPLIT, 60, 1).asking(20);
        double quiet = course.run(new InTime(SETTINGS, 12, Interruption.NONE), done -> {})
                .mean();
        for (Interruption interruption : Interruption.values()) {
            double disturbed = course.run(new InTime(SETTINGS, 12, interruption), done -> {})
                    .mean();
            assertThat(disturbed).as(interruption.name()).isBetween(quiet - 0.06, quiet + 0.06);
        }
        assertThatThrownBy(() -> new InTime(SETTINGS, -1, Interruption.NONE)).hasMessageContaining("not -1");
    }
}
