package org.neuraxon.lab.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.neuraxon.learn.sequential.SequentialSettings;

class CourseTest {

    private static final Digits DIGITS = Digits.embedded();

    private static SequentialSettings settings(long seed) {
        return SequentialSettings.of(8, 8, 10).withNeurons(300).withSeed(seed);
    }

    private static Accuracies run(Rival who, Protocol protocol, int samples, long seed) {
        Course course = new Course(DIGITS, protocol, samples, seed);
        return (who.mixed() ? course.mixed() : course).run(who.start(settings(seed)), done -> {});
    }

    @Test
    void theEmbeddedDigitsAreAllThere() {
        assertThat(DIGITS.train().count()).isEqualTo(1438);
        assertThat(DIGITS.test().count()).isEqualTo(359);
        assertThat(DIGITS.classes()).isEqualTo(10);
        float[] first = new float[64];
        DIGITS.train().copy(0, first);
        assertThat(first).startsWith(0, 0, 5 / 16f, 13 / 16f, 9 / 16f);
        assertThat(DIGITS.train().label(0)).isZero();
        assertThat(DIGITS.test().label(0)).isEqualTo(4);
    }

    @Test
    void classesLearnedOneAfterAnotherAreKept() {
        Accuracies ours = run(Rival.NEURAXON, Protocol.SPLIT, 6000, 1);
        assertThat(ours.mean()).isGreaterThan(0.95);
        assertThat(ours.forgetting()).isBetween(-0.01, 0.05);
        assertThat(ours.after().length).isEqualTo(5);
    }

    @Test
    void theConventionalOnesFareAsTheLiteratureSays() {
        Map<Rival, Double> mean = new EnumMap<>(Rival.class);
        for (Rival who : Rival.values()) {
            mean.put(who, run(who, Protocol.SPLIT, 6000, 1).mean());
        }
        for (Rival forgetful : List.of(Rival.SGD, Rival.NOVELTY, Rival.DROPOUT, Rival.GATE, Rival.EWC)) {
            assertThat(mean.get(forgetful)).as(forgetful.name()).isLessThan(0.45);
        }
        assertThat(mean.get(Rival.MEAN)).isBetween(0.85, 0.95);
        assertThat(mean.get(Rival.LDA)).isGreaterThan(0.94);
        assertThat(mean.get(Rival.REPLAY)).isGreaterThan(mean.get(Rival.SGD) + 0.3);
        assertThat(mean.get(Rival.JOINT)).isGreaterThan(0.8);
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        for (Rival who : List.of(Rival.NEURAXON, Rival.REPLAY, Rival.DROPOUT)) {
            assertThat(run(who, Protocol.PERMUTED, 40, 3).after())
                    .as(who.name())
                    .isDeepEqualTo(run(who, Protocol.PERMUTED, 40, 3).after());
        }
    }

    @Test
    void tasksOfSplitShareNoSampleAndCoverAll() {
        List<Task> tasks = Protocol.SPLIT.tasks(DIGITS, 6000, 1);
        int[] all = tasks.stream()
                .flatMapToInt(t -> Arrays.stream(t.train()))
                .sorted()
                .toArray();
        assertThat(all).containsExactly(IntStream.range(0, 1438).toArray());
        assertThat(Arrays.stream(tasks.get(2).test()))
                .allMatch(i -> DIGITS.test().label(i) / 2 == 2);
        assertThat(Protocol.SPLIT.tasks(DIGITS, 7, 1)).allMatch(t -> t.train().length == 7);
    }

    @Test
    void permutationsKeepEveryPixelAndDependOnTheSeed() {
        float[] picture = new float[64];
        DIGITS.train().copy(5, picture);
        float[] seen = new float[64];
        float[] other = new float[64];
        Protocol.PERMUTED.tasks(DIGITS, 10, 1).get(3).view().look(picture, 5, seen);
        Protocol.PERMUTED.tasks(DIGITS, 10, 2).get(3).view().look(picture, 5, other);
        assertThat(seen).isNotEqualTo(picture).isNotEqualTo(other);
        float[] sorted = seen.clone();
        Arrays.sort(sorted);
        Arrays.sort(picture);
        assertThat(sorted).containsExactly(picture);
    }

    @Test
    void changedTasksLookAsTheyAreCalled() {
        float[] picture = new float[64];
        DIGITS.train().copy(5, picture);
        float[] seen = new float[64];
        List<Task> tasks = Protocol.CHANGED.tasks(DIGITS, 10, 1);
        tasks.get(1).view().look(picture, 5, seen);
        assertThat(seen[63]).isEqualTo(picture[0]);
        tasks.get(2).view().look(picture, 5, seen);
        assertThat(seen[20]).isEqualTo(1 - picture[20]);
        tasks.get(4).view().look(picture, 5, seen);
        assertThat(seen[3]).isEqualTo(picture[3 + 16]);
    }

    @Test
    void forgettingIsTheFallFromTheBest() {
        Accuracies accuracies = new Accuracies(new double[][] {{0.8}, {0.9, 1}, {0.6, 0.7, 0.5}});
        assertThat(accuracies.mean()).isCloseTo(0.6, within(1e-12));
        assertThat(accuracies.forgetting()).isCloseTo((0.3 + 0.3) / 2, within(1e-12));
        assertThat(new Accuracies(new double[][] {{0.6, 0.7}}).forgetting()).isNaN();
    }
}
