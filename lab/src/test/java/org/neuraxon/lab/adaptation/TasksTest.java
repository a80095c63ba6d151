package org.neuraxon.lab.adaptation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuraxon.learn.adapt.AdaptiveChooser;
import org.neuraxon.learn.adapt.AdaptiveClassifier;
import org.neuraxon.learn.adapt.LearningRate;

class TasksTest {

    /** The first items as a reader of the specification must find them; whoever moves these digits must change the specification. */
    @Test
    void streamsAreAsSpecified() {
        DriftStream.Source source = DriftStream.ABRUPT.open(1);
        double[] x = new double[10];
        int[] labels = new int[8];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = source.next(x);
            assertThat(Arrays.stream(x)).allMatch(v -> v >= -1 && v < 1);
        }
        assertThat(labels).containsExactly(FIRST_LABELS);
        assertThat(x[0]).isCloseTo(EIGHTH_INPUT, within(1e-12));
    }

    private static final int[] FIRST_LABELS = {1, 0, 0, 0, 1, 0, 1, 0};
    private static final double EIGHTH_INPUT = -0.6790110985132674;

    @ParameterizedTest
    @EnumSource(DriftStream.class)
    void aTunedUnitDoesNotBeatTheNoise(DriftStream stream) {
        int items = 6_000;
        StreamRun run =
                StreamRun.race(stream.open(4), stream.inputs(), items, List.of(Tempo.fixed(0.05), Tempo.fixed(0)))[0];
        assertThat(run.error(1_000, items)).isBetween(stream.noise(), 0.25);
        assertThat(stream.open(4).next(new double[stream.inputs()]))
                .isEqualTo(stream.open(4).next(new double[stream.inputs()]));
    }

    @Test
    void changesComeWhenTheyAreDue() {
        DriftStream.Source source = DriftStream.SEA.open(1);
        double[] x = new double[3];
        for (int i = 0; i < 5_000; i++) {
            assertThat(source.sinceChange()).isEqualTo(i);
            source.next(x);
        }
        assertThat(source.sinceChange()).isZero();
    }

    /** What the laboratory races is what a user gets. */
    @Test
    void oursIsTheClassifierOfTheLibrary() {
        DriftStream stream = DriftStream.ABRUPT;
        StreamRun run =
                StreamRun.race(stream.open(2), stream.inputs(), 5_000, List.of(Tempo.surprised(new LearningRate())))[0];
        AdaptiveClassifier classifier = new AdaptiveClassifier(stream.inputs(), 2);
        DriftStream.Source source = stream.open(2);
        double[] x = new double[stream.inputs()];
        for (int i = 0; i < 5_000; i++) {
            int label = source.next(x);
            assertThat(classifier.rate().rate()).isEqualTo(run.rates()[i]);
            assertThat(classifier.learn(label, x) != label).isEqualTo(run.wrong()[i]);
        }
    }

    @Test
    void dropAndRecoveryAreReadOffTheCourse() {
        boolean[] wrong = new boolean[4_000];
        for (int i = 0; i < wrong.length; i++) {
            // A tenth wrong; all of the first 120 items after each change.
            wrong[i] = i % 10 == 0 || i >= 1_000 && i % 1_000 < 120;
        }
        StreamRun run = new StreamRun(wrong, new double[wrong.length]);
        assertThat(run.drop(1_000)).isCloseTo(0.9, within(1e-12));
        assertThat(run.recovery(1_000)).isEqualTo(200);
        Arrays.fill(wrong, true);
        assertThat(run.error()).isEqualTo(1);
    }

    @Test
    void banditsAreAsSpecified() {
        double[][] reversal = Bandit.REVERSAL_80.chances(new org.neuraxon.core.math.CounterRandom(1));
        assertThat(reversal[99]).containsExactly(0.8, 1 - 0.8);
        assertThat(reversal[100]).containsExactly(1 - 0.8, 0.8);
        double[][] restless = Bandit.RESTLESS.chances(new org.neuraxon.core.math.CounterRandom(1));
        double sum = 0;
        for (int t = 1; t < restless.length; t++) {
            assertThat(Arrays.stream(restless[t])).allMatch(p -> p >= 0 && p <= 1);
            sum += Math.abs(restless[t][0] - restless[t - 1][0]);
        }
        assertThat(sum / 1_999).isBetween(0.02, 0.028);
        double[][] abrupt = Bandit.ABRUPT.chances(new org.neuraxon.core.math.CounterRandom(1));
        assertThat(abrupt[199]).isEqualTo(abrupt[0]);
        assertThat(abrupt[200]).isNotEqualTo(abrupt[0]);
    }

    @Test
    void whoKnowsMoreDoesBetter() {
        for (Bandit bandit : Bandit.values()) {
            double random = 0;
            double ours = 0;
            double oracle = 0;
            for (long seed = 1; seed <= 4; seed++) {
                int arms = bandit.arms();
                random += bandit.play(Agents.random(arms), seed).reward();
                ours += bandit.play(Agents.adaptive(arms, seed), seed).reward();
                oracle += bandit.play(
                                switch (bandit) {
                                    case REVERSAL_80 -> Agents.reversalOracle(0.8);
                                    case REVERSAL_90 -> Agents.reversalOracle(0.9);
                                    case RESTLESS -> Agents.restlessOracle(arms);
                                    case ABRUPT -> Agents.abruptOracle(arms, 200, seed);
                                },
                                seed)
                        .reward();
            }
            assertThat(ours).as(bandit.title()).isGreaterThan(random + 0.6);
            assertThat(oracle).as(bandit.title()).isGreaterThan(ours - 0.08);
        }
        assertThat(CueTask.oracle(1, 20)).isGreaterThan(CueTask.guessing(1, 20) + 0.2);
        CueTask.Score cue = CueTask.play(new AdaptiveChooser(2, 1), 1, 20);
        assertThat(cue.accuracy()).isBetween(CueTask.guessing(1, 20) + 0.2, CueTask.oracle(1, 20) + 0.02);
        assertThat(cue.noticed()).isGreaterThan(0.7);
        assertThat(cue.elsewhere()).isLessThan(0.4);
    }
}
