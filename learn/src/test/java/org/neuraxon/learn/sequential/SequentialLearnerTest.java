package org.neuraxon.learn.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;

class SequentialLearnerTest {

    private static final int SIDE = 12;
    private static final int CLASSES = 6;
    private static final SequentialSettings SMALL =
            SequentialSettings.of(SIDE, SIDE, CLASSES).withNeurons(60);

    /** A noisy picture: a bright bar whose place and direction tell the class; each world but 0 inverts every second pixel or so. */
    private static float[] picture(int label, int world, long sample) {
        CounterRandom chance = new CounterRandom(77);
        float[] picture = new float[SIDE * SIDE];
        for (int p = 0; p < picture.length; p++) {
            int line = label < 3 ? p / SIDE : p % SIDE;
            int along = label < 3 ? p % SIDE : p / SIDE;
            boolean bright = line / 4 == label % 3 && line % 4 > 0 && along > 2 && along < 9;
            bright ^= chance.event(0.03, 0, sample, p);
            bright ^= world > 0 && chance.event(0.5, 1, world, p);
            picture[p] = bright ? 0.9f : 0.02f;
        }
        return picture;
    }

    /** Two classes at a time, never again. */
    private static void liveOneAfterAnother(SequentialLearner learner, int world, int samples, long from) {
        for (int s = 0; s < samples; s++) {
            int label = s * (CLASSES / 2) / samples * 2 + s % 2;
            learner.observe(picture(label, world, from + s), label);
        }
    }

    /** All classes in turn. */
    private static void live(SequentialLearner learner, int world, int samples, long from) {
        for (int s = 0; s < samples; s++) {
            learner.observe(picture(s % CLASSES, world, from + s), s % CLASSES);
        }
    }

    private static double accuracy(SequentialLearner learner, int world) {
        int right = 0;
        for (int s = 0; s < 300; s++) {
            right += learner.guess(picture(s % CLASSES, world, 1_000_000 + s)).label() == s % CLASSES ? 1 : 0;
        }
        return right / 300.0;
    }

    @Test
    void classesThatNeverComeTogetherAreToldApart() {
        SequentialLearner learner = new SequentialLearner(SMALL.withMostContexts(1));
        liveOneAfterAnother(learner, 0, 900, 0);
        assertThat(accuracy(learner, 0)).isGreaterThan(0.95);
    }

    @Test
    void aStrangeWorldRecruitsAContextAndAnOldOneIsRecalled() {
        SequentialLearner learner = new SequentialLearner(SMALL);
        SequentialLearner shared = new SequentialLearner(SMALL.withMostContexts(1));
        for (int world = 0; world < 3; world++) {
            live(learner, world, 900, world * 10_000L);
            live(shared, world, 900, world * 10_000L);
        }
        live(learner, 1, 900, 50_000);
        assertThat(learner.contexts()).isEqualTo(3);
        assertThat(learner.guess(picture(4, 1, 5)).context()).isEqualTo(1);
        assertThat(accuracy(learner, 0)).isGreaterThan(0.95);
        assertThat(accuracy(learner, 1)).isGreaterThan(0.9);
        assertThat(accuracy(learner, 2)).isGreaterThan(0.9);
        assertThat(shared.contexts()).isEqualTo(1);
        assertThat(accuracy(shared, 0) + accuracy(shared, 1)).isLessThan(accuracy(learner, 0) + accuracy(learner, 1));
    }

    @Test
    void whatIsNotPermittedIsNotLearned() {
        SequentialLearner learner = new SequentialLearner(SMALL);
        liveOneAfterAnother(learner, 0, 300, 0);
        float[] unseen = picture(5, 0, 99);
        Guess before = learner.guess(unseen);
        for (int s = 0; s < 300; s++) {
            learner.observe(picture(5, 0, 5_000 + s), SequentialLearner.UNKNOWN);
        }
        assertThat(learner.guess(unseen)).isEqualTo(before);
    }

    @Test
    void savedAndRestoredItGoesOnBitForBit() {
        for (int cut : new int[] {0, 150, 200, 650}) {
            SequentialLearner whole = new SequentialLearner(SMALL);
            SequentialLearner first = new SequentialLearner(SMALL);
            for (int s = 0; s < 1300; s++) {
                if (s == cut) {
                    SequentialLearner second = new SequentialLearner(SMALL);
                    second.restore(Snapshot.of("learner", "test", first));
                    first = second;
                }
                int label = s % CLASSES;
                float[] input = picture(label, s / 600, s);
                whole.observe(input, label);
                first.observe(input, label);
            }
            assertThat(Digest.of(first)).isEqualTo(Digest.of(whole));
            assertThat(whole.contexts()).isGreaterThan(1);
        }
    }

    @Test
    void whatIsNotOursIsNotRestored() {
        SequentialLearner learner = new SequentialLearner(SMALL);
        liveOneAfterAnother(learner, 0, 250, 0);
        Snapshot saved = Snapshot.of("learner", "test", learner);
        SequentialLearner other = new SequentialLearner(SMALL.withSeed(2));
        assertThatThrownBy(() -> other.restore(saved))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("other settings");
    }

    @Test
    void theSeedMattersAndNothingElse() {
        SequentialLearner one = new SequentialLearner(SMALL);
        SequentialLearner same = new SequentialLearner(SMALL);
        SequentialLearner other = new SequentialLearner(SMALL.withSeed(2));
        for (SequentialLearner learner : new SequentialLearner[] {one, same, other}) {
            liveOneAfterAnother(learner, 0, 300, 0);
        }
        assertThat(Digest.of(one)).isEqualTo(Digest.of(same)).isNotEqualTo(Digest.of(other));
    }

    @Test
    void infancyEndsEarlyOnRequestAndNothingIsLost() {
        SequentialLearner learner = new SequentialLearner(SMALL);
        assertThat(learner.guess(picture(0, 0, 0))).isEqualTo(new Guess(-1, 0, -1));
        assertThatThrownBy(learner::growUp).isInstanceOf(IllegalStateException.class);
        for (int s = 0; s < 60; s++) {
            learner.observe(picture(s % CLASSES, 0, s), s % CLASSES);
        }
        assertThatThrownBy(() -> learner.code(picture(0, 0, 0))).isInstanceOf(IllegalStateException.class);
        learner.growUp();
        learner.growUp();
        assertThat(accuracy(learner, 0)).isGreaterThan(0.9);
    }

    @Test
    void toleranceAllowsForDisplacement() {
        float[] input = picture(1, 0, 0);
        for (int tolerance : new int[] {0, 1, 2, 3}) {
            SequentialLearner learner = new SequentialLearner(SMALL.withTolerance(tolerance));
            live(learner, 0, 600, 0);
            assertThat(accuracy(learner, 0)).isGreaterThan(0.9);
            assertThat(learner.code(input)).doesNotHaveDuplicates();
        }
    }

    @Test
    void blankInputsHarmNothing() {
        SequentialLearner learner = new SequentialLearner(SMALL);
        for (int s = 0; s < 400; s++) {
            learner.observe(new float[SIDE * SIDE], s % 2);
        }
        assertThat(learner.guess(new float[SIDE * SIDE]).label()).isBetween(0, 1);
        assertThat(learner.guess(new float[SIDE * SIDE]).margin()).isFinite();
    }

    @Test
    void wrongInputsAreNamed() {
        SequentialLearner learner = new SequentialLearner(SMALL);
        assertThatThrownBy(() -> learner.observe(new float[5], 0)).hasMessageContaining("5 values where 12 x 12");
        assertThatThrownBy(() -> learner.observe(picture(0, 0, 0), 6)).hasMessageContaining("0 to 5");
        float[] broken = picture(0, 0, 0);
        broken[7] = Float.NaN;
        assertThatThrownBy(() -> learner.guess(broken)).hasMessageContaining("value 7 of the input is NaN");
        assertThatThrownBy(() -> SMALL.withNeurons(0)).hasMessageContaining("neurons must be 1 to 10000, not 0");
    }
}
