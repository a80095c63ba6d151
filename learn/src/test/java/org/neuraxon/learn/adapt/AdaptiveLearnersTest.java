package org.neuraxon.learn.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;

class AdaptiveLearnersTest {

    private static final CounterRandom CHANCE = new CounterRandom(5);

    private static double[] point(int item) {
        double[] x = new double[4];
        Arrays.setAll(x, j -> 2 * CHANCE.uniform(0, item, j) - 1);
        return x;
    }

    /** Which of three sectors a point lies in, after a turn of the plane. */
    private static int label(double[] x, boolean turned, int classes) {
        double a = turned ? -x[0] : x[0];
        return classes == 2 ? a + 0.5 * x[1] > 0 ? 1 : 0 : a > 0.2 ? 2 : x[1] > 0 ? 1 : 0;
    }

    private static double accuracy(AdaptiveClassifier classifier, int from, int to, boolean turned, int classes) {
        int right = 0;
        for (int i = from; i < to; i++) {
            double[] x = point(i);
            right += classifier.learn(label(x, turned, classes), x) == label(x, turned, classes) ? 1 : 0;
        }
        return right / (double) (to - from);
    }

    @Test
    void oneStepIsTheGradient() {
        LogisticUnit unit = new LogisticUnit(2);
        assertThat(unit.learn(0.1, 1, 1, -2)).isZero();
        assertThat(unit.weights()).containsExactly(0.05, -0.1, 0.05);
        assertThat(unit.learn(0.1, 1, 1, -2)).isPositive();
        assertThat(unit.learn(0.1, 0, 1, -2)).isNegative();
    }

    @Test
    void aPlaneIsLearnedAndLearnedAnewWhenItTurns() {
        for (int classes : new int[] {2, 3}) {
            AdaptiveClassifier classifier = new AdaptiveClassifier(4, classes);
            accuracy(classifier, 0, 3_000, false, classes);
            assertThat(accuracy(classifier, 3_000, 5_000, false, classes)).isGreaterThan(0.93);
            double slow = classifier.rate().rate();
            assertThat(accuracy(classifier, 5_000, 5_050, true, classes)).isLessThan(0.75);
            assertThat(classifier.rate().surprise().changes()).isEqualTo(1);
            assertThat(classifier.rate().rate()).isGreaterThan(2 * slow);
            assertThat(accuracy(classifier, 5_500, 6_500, true, classes)).isGreaterThan(0.87);
        }
    }

    @Test
    void aSavedClassifierGoesOnBitForBit() {
        AdaptiveClassifier first = new AdaptiveClassifier(4, 3);
        accuracy(first, 0, 400, false, 3);
        AdaptiveClassifier second = new AdaptiveClassifier(4, 3);
        second.restore(Snapshot.of("classifier", "test", first));
        accuracy(first, 400, 500, true, 3);
        accuracy(second, 400, 500, true, 3);
        assertThat(Digest.of(second)).isEqualTo(Digest.of(first));
        assertThatThrownBy(() -> new AdaptiveClassifier(4, 2).restore(Snapshot.of("classifier", "test", first)))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("3 classes");
    }

    @Test
    void nonsenseIsRefused() {
        AdaptiveClassifier classifier = new AdaptiveClassifier(2, 2);
        assertThatThrownBy(() -> classifier.learn(2, 0, 0)).hasMessageContaining("0 to 1, not 2");
        assertThatThrownBy(() -> classifier.guess(1)).hasMessageContaining("1 values where 2");
        assertThatThrownBy(() -> classifier.guess(1, Double.NaN)).hasMessageContaining("value 1 of the row is NaN");
        assertThatThrownBy(() -> new AdaptiveClassifier(0, 2)).hasMessageContaining("inputs");
        assertThatThrownBy(() -> new AdaptiveClassifier(1, 1)).hasMessageContaining("classes");
        AdaptiveChooser chooser = new AdaptiveChooser(2, 1);
        assertThatThrownBy(() -> chooser.learn(2, 1)).hasMessageContaining("0 to 1, not 2");
        assertThatThrownBy(() -> chooser.learn(1, 1.1)).hasMessageContaining("not 1.1");
        assertThatThrownBy(() -> new AdaptiveChooser(1, 1)).hasMessageContaining("actions");
        assertThatThrownBy(() -> new AdaptiveChooser(2, 0, 1)).hasMessageContaining("contexts");
    }

    /** The share of better choices; the arms change places every 100 trials. */
    private static double reversals(AdaptiveChooser chooser, int from, int to) {
        int right = 0;
        for (int t = from; t < to; t++) {
            int good = t / 100 % 2;
            int action = chooser.choose();
            right += action == good ? 1 : 0;
            chooser.learn(action, CHANCE.event(action == good ? 0.9 : 0.1, 7, t, 0) ? 1 : 0);
        }
        return right / (double) (to - from);
    }

    @Test
    void reversalsAreRememberedNotLearnedAnew() {
        AdaptiveChooser chooser = new AdaptiveChooser(2, 1);
        reversals(chooser, 0, 1_000);
        long recruited = chooser.recruited();
        assertThat(recruited).isBetween(2L, 12L);
        assertThat(reversals(chooser, 1_000, 2_000)).isGreaterThan(0.93);
        assertThat(chooser.recruited()).isLessThanOrEqualTo(recruited + 4);
        AdaptiveChooser single = new AdaptiveChooser(2, 1, 1);
        reversals(single, 0, 1_000);
        assertThat(reversals(single, 1_000, 2_000)).isLessThan(0.9);
        assertThat(single.recruited()).isEqualTo(1);
    }

    @Test
    void aReversalRaisesNoradrenalineAndReliabilityLowersAcetylcholine() {
        AdaptiveChooser chooser = new AdaptiveChooser(2, 1);
        for (int t = 0; t < 60; t++) {
            chooser.learn(0, 1);
        }
        assertThat(chooser.expected()).isLessThan(0.1);
        assertThat(chooser.unexpected()).isLessThan(0.05);
        assertThat(chooser.best()).isZero();
        chooser.learn(0, 0);
        chooser.learn(0, 0);
        assertThat(chooser.unexpected()).isGreaterThan(0.5);
        assertThat(chooser.recruited()).isEqualTo(2);
        assertThat(chooser.values()).hasSize(2);
    }

    @Test
    void aSavedChooserGoesOnBitForBit() {
        AdaptiveChooser first = new AdaptiveChooser(2, 9);
        reversals(first, 0, 350);
        AdaptiveChooser second = new AdaptiveChooser(2, 9);
        second.restore(Snapshot.of("chooser", "test", first));
        reversals(first, 350, 700);
        reversals(second, 350, 700);
        assertThat(Digest.of(second)).isEqualTo(Digest.of(first));
        assertThatThrownBy(() -> new AdaptiveChooser(2, 8).restore(Snapshot.of("chooser", "test", first)))
                .hasMessageContaining("seed 9");
    }
}
