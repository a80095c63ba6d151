package org.neuraxon.learn.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Version;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;

class TemporalLearnerTest {

    private static final int SIDE = 8;
    private static final int CLASSES = 4;
    private static final TemporalSettings SETTINGS =
            new TemporalSettings(SIDE, SIDE, CLASSES, 240, TemporalSettings.Body.HOLDING, 0.1, 40, 5);
    private final CounterRandom chance = new CounterRandom(17);

    /** Bars: upright, lying, and the two diagonals, somewhere, with some pixels wrong. */
    private float[][] picture(int label, int number) {
        float[][] rows = new float[SIDE][SIDE];
        int shift = chance.below(3, 0, number, 0) - 1;
        for (int i = 0; i < SIDE; i++) {
            int at = label == 0 || label == 1 ? 3 + shift : label == 2 ? i + shift : SIDE - 1 - i + shift;
            for (int thick = at; thick < at + 2; thick++) {
                if (thick >= 0 && thick < SIDE) {
                    rows[label == 1 ? thick : i][label == 1 ? i : thick] = 1;
                }
            }
        }
        for (int wrong = 0; wrong < 3; wrong++) {
            int place = chance.below(SIDE * SIDE, 1, number, wrong);
            rows[place / SIDE][place % SIDE] = 1 - rows[place / SIDE][place % SIDE];
        }
        return rows;
    }

    private void show(TemporalLearner learner, int label, int number) {
        for (float[] row : picture(label, number)) {
            learner.row(row);
        }
    }

    /** Two classes first, then the other two. */
    private TemporalLearner taught(TemporalSettings settings, int gap) {
        TemporalLearner learner = new TemporalLearner(settings);
        teach(learner, gap, 0, 120);
        return learner;
    }

    private void teach(TemporalLearner learner, int gap, int from, int to) {
        for (int s = from; s < to; s++) {
            int label = s % 2 + (s < 60 ? 0 : 2);
            show(learner, label, s);
            learner.idle(gap);
            learner.learn(label);
        }
    }

    private double accuracy(TemporalLearner learner, int gap) {
        int right = 0;
        for (int s = 0; s < 80; s++) {
            show(learner, s % CLASSES, 1000 + s);
            learner.idle(gap);
            right += learner.answer().label() == s % CLASSES ? 1 : 0;
        }
        return right / 80.0;
    }

    @Test
    void classesLearnedOneAfterAnotherAreNamedAfterAnyGap() {
        TemporalLearner learner = taught(SETTINGS, 20);
        for (int gap : new int[] {0, 20, 300}) {
            assertThat(accuracy(learner, gap)).as("gap %d", gap).isGreaterThan(0.9);
        }
    }

    @Test
    void itsStateIsHeldThroughSilenceAndDistractionAndLetGoAtTheNextPicture() {
        TemporalLearner learner = taught(SETTINGS.withNoise(0), 5);
        show(learner, 3, 500);
        learner.idle(1);
        byte[] held = learner.network().outputs();
        assertThat(held).contains(1).contains(-1);
        learner.idle(50);
        for (float[] row : picture(1, 501)) {
            learner.distract(row);
        }
        assertThat(learner.network().outputs()).isEqualTo(held);
        learner.answer();
        learner.row(new float[SIDE]);
        assertThat(learner.network().outputs())
                .as("the row has reached the retina only")
                .containsOnly(0);
    }

    /** Adaptation goes on in a pause, so that a neuron near its threshold may change its mind. */
    @Test
    void aPauseWithinAPictureChangesNextToNothing() {
        TemporalLearner learner = taught(SETTINGS.withNoise(0), 5);
        show(learner, 2, 700);
        learner.idle(2);
        byte[] straight = learner.network().outputs();
        learner.answer();
        float[][] rows = picture(2, 700);
        for (int r = 0; r < SIDE; r++) {
            learner.row(rows[r]);
            learner.idle(r == 3 ? 25 : 0);
        }
        learner.idle(2);
        byte[] paused = learner.network().outputs();
        int different = 0;
        for (int n = 0; n < paused.length; n++) {
            different += paused[n] != straight[n] ? 1 : 0;
        }
        assertThat(different).isLessThan(5);
    }

    /** With the modulators of taking in always there, nothing is held. */
    @Test
    void holdingIsTheWorkOfModulators() {
        TemporalLearner learner = taught(SETTINGS, 20);
        learner.clamp(Modulator.NORADRENALINE, 1);
        learner.clamp(Modulator.ACETYLCHOLINE, 1);
        assertThat(accuracy(learner, 20)).isLessThan(0.5);
    }

    /** The living model as it comes, without noise even, has let go of the rows twenty moments later. */
    @Test
    void theDefaultNetworkDoesNotHold() {
        TemporalSettings settings =
                SETTINGS.withBody(TemporalSettings.Body.SMALL_WORLD).withNoise(0);
        TemporalLearner learner = taught(settings, 20);
        assertThat(learner.heard()).isEqualTo(240);
        assertThat(accuracy(learner, 20)).isLessThan(0.6);
    }

    @Test
    void withoutDopamineNothingIsLearned() {
        TemporalLearner learner = new TemporalLearner(SETTINGS);
        learner.clamp(Modulator.DOPAMINE, 0.2);
        teach(learner, 5, 0, 60);
        show(learner, 1, 3);
        assertThat(learner.answer().label()).isEqualTo(TemporalLearner.UNKNOWN);
        assertThatThrownBy(() -> learner.clamp(Modulator.DOPAMINE, 2)).hasMessageContaining("0 to 1");
    }

    @Test
    void whatIsSavedGoesOnBitForBit() {
        for (int moment : new int[] {20, 70}) {
            TemporalLearner learner = new TemporalLearner(SETTINGS);
            teach(learner, 3, 0, moment);
            show(learner, 0, 900);
            Snapshot snapshot = Snapshot.of("learner", Version.CODE, learner);
            TemporalLearner other = new TemporalLearner(SETTINGS);
            other.restore(snapshot);
            for (TemporalLearner each : Arrays.asList(learner, other)) {
                each.learn(0);
                teach(each, 3, moment, 100);
            }
            assertThat(Digest.of(other)).isEqualTo(Digest.of(learner));
            assertThat(other.grown()).isTrue();
        }
        assertThatThrownBy(() -> new TemporalLearner(SETTINGS.withSeed(6))
                        .restore(Snapshot.of("learner", Version.CODE, new TemporalLearner(SETTINGS))))
                .isInstanceOf(SnapshotException.class);
    }

    @Test
    void infancyEndsWithItsPicturesOrWithAQuestion() {
        TemporalLearner learner = new TemporalLearner(SETTINGS);
        assertThatThrownBy(learner::answer).hasMessageContaining("show at least one of 8 rows");
        assertThatThrownBy(learner::network).isInstanceOf(IllegalStateException.class);
        show(learner, 2, 0);
        learner.idle(4);
        learner.learn(2);
        assertThat(learner.grown()).isFalse();
        show(learner, 2, 1);
        assertThat(learner.answer().label()).isEqualTo(2);
        assertThat(learner.network().steps())
                .as("letting go, eight rows, the gap, the answer; and again without a gap")
                .isEqualTo(1 + 8 + 4 + 1 + 1 + 8 + 1);
    }

    @Test
    void blankPicturesAreAPictureToo() {
        TemporalLearner learner = new TemporalLearner(SETTINGS);
        for (int s = 0; s < 45; s++) {
            for (int r = 0; r < SIDE; r++) {
                learner.row(new float[SIDE]);
            }
            learner.learn(1);
        }
        assertThat(learner.answer().label()).isEqualTo(1);
    }

    @Test
    void wrongArgumentsAreNamed() {
        TemporalLearner learner = new TemporalLearner(SETTINGS);
        assertThatThrownBy(() -> learner.row(new float[7])).hasMessageContaining("7 values where 8 are needed");
        assertThatThrownBy(() -> learner.distract(new float[] {0, 0, 2, 0, 0, 0, 0, 0}))
                .hasMessageContaining("value 2 of the row is 2.0");
        assertThatThrownBy(() -> learner.idle(-1)).hasMessageContaining("not -1");
        assertThatThrownBy(() -> learner.learn(4)).hasMessageContaining("0 to 3, not 4");
        assertThatThrownBy(() -> SETTINGS.withNeurons(7)).hasMessageContaining("neurons must be 8 to 20000, not 7");
        assertThatThrownBy(() -> SETTINGS.withNoise(Double.NaN)).hasMessageContaining("noise must be 0 to 10");
    }
}
