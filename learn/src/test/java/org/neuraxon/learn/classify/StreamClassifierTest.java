package org.neuraxon.learn.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;

class StreamClassifierTest {

    private static final CounterRandom CHANCE = new CounterRandom(7);
    private static final List<Column> MIXED = List.of(Column.categories(3), Column.NUMBER, Column.categories(2));

    /** A category, a number about 1,000 and a switch. */
    private static double[] row(int t) {
        return new double[] {CHANCE.below(3, 0, t, 0), 1000 + CHANCE.normal(1, t, 0), CHANCE.below(2, 2, t, 0)};
    }

    /** One rule, and from row 3,000 on another. */
    private static int answer(int t, double[] row) {
        return t < 3000 ? row[0] == 1 && row[1] > 1000 ? 1 : 0 : row[0] == 2 || (row[2] == 1 && row[1] < 1000) ? 1 : 0;
    }

    private static StreamClassifier mixed() {
        return new StreamClassifier(ClassifierSettings.of(MIXED));
    }

    private static double accuracy(StreamClassifier classifier, int from, int to) {
        int right = 0;
        for (int t = from; t < to; t++) {
            double[] row = row(t);
            int answer = answer(t, row);
            right += classifier.observe(row, answer).label() == answer ? 1 : 0;
        }
        return (double) right / (to - from);
    }

    @Test
    void aRuleIsLearnedInOnePassAndItsSuccessorSoonAfterTheChange() {
        StreamClassifier classifier = mixed();
        assertThat(accuracy(classifier, 0, 1000)).isGreaterThan(0.85);
        assertThat(accuracy(classifier, 1000, 3000)).isGreaterThan(0.96);
        assertThat(accuracy(classifier, 3000, 3500)).isGreaterThan(0.8);
        assertThat(accuracy(classifier, 3500, 5000)).isGreaterThan(0.93);
    }

    @ParameterizedTest
    @EnumSource(ClassifierPart.class)
    void everyPartActsAndTheRestLearnsWithoutIt(ClassifierPart part) {
        StreamClassifier whole = mixed();
        StreamClassifier less =
                new StreamClassifier(ClassifierSettings.of(MIXED).without(part));
        accuracy(whole, 0, 600);
        accuracy(less, 0, 600);
        assertThat(less.predict(row(9999)).probabilities())
                .isNotEqualTo(whole.predict(row(9999)).probabilities());
        assertThat(accuracy(less, 600, 3000)).isGreaterThan(0.9);
    }

    @Test
    void savedAndRestoredItGoesOnBitForBit() {
        StreamClassifier whole = mixed();
        accuracy(whole, 0, 1700);
        StreamClassifier restored = mixed();
        restored.restore(Snapshot.of("classifier", "test", whole));
        assertThat(Digest.of(restored)).isEqualTo(Digest.of(whole));
        for (int t = 1700; t < 2300; t++) {
            double[] row = row(t);
            assertThat(restored.observe(row, answer(t, row)).probabilities())
                    .isEqualTo(whole.observe(row, answer(t, row)).probabilities());
        }
        assertThat(Digest.of(restored)).isEqualTo(Digest.of(whole));
        assertThatThrownBy(() -> new StreamClassifier(ClassifierSettings.ofNumbers(3))
                        .restore(Snapshot.of("classifier", "test", whole)))
                .isInstanceOf(SnapshotException.class);
    }

    @Test
    void lookingTeachesNothing() {
        StreamClassifier classifier = mixed();
        accuracy(classifier, 0, 300);
        long before = classifier.answers();
        String digest = Digest.of(classifier).toString();
        classifier.predict(row(300));
        classifier.observe(row(301), StreamClassifier.UNKNOWN);
        assertThat(Digest.of(classifier)).hasToString(digest);
        assertThat(classifier.answers()).isEqualTo(before);
    }

    @Test
    void newClassesMayTurnUpLate() {
        StreamClassifier classifier = new StreamClassifier(ClassifierSettings.ofNumbers(1));
        int right = 0;
        for (int t = 0; t < 3000; t++) {
            int answer = t < 1000 ? t % 2 : t % 5;
            Classification seen = classifier.observe(new double[] {10 * answer + CHANCE.uniform(3, t, 0)}, answer);
            assertThat(seen.probabilities()).hasSize(t < 2 ? 1 : Math.max(2, Math.min(5, t - 1000)));
            right += t >= 2000 && seen.label() == answer ? 1 : 0;
        }
        assertThat(classifier.classes()).isEqualTo(5);
        assertThat(right).isGreaterThan(970);
    }

    @Property(tries = 50)
    void whateverTheCellsAreTheProbabilitiesSumToOne(@ForAll double[] wild) {
        StreamClassifier classifier = mixed();
        for (int t = 0; t < 100 + wild.length; t++) {
            double[] row = row(t);
            for (int i = 0; i < 3 && t >= 80 && wild.length > 0; i++) {
                row[i] = wild[(t + i) % wild.length];
            }
            Classification seen = classifier.observe(row, t % 3);
            double sum = 0;
            for (float p : seen.probabilities()) {
                assertThat(p).isBetween(0f, 1f);
                sum += p;
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void missingCellsAreLivedWith() {
        StreamClassifier classifier = mixed();
        int right = 0;
        for (int t = 0; t < 3000; t++) {
            double[] row = row(t);
            int answer = answer(t, row);
            if (t % 10 == 3) {
                row[t % 3] = t % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
            }
            boolean guessed = classifier.observe(row, answer).label() == answer;
            right += t >= 1000 && guessed ? 1 : 0;
        }
        assertThat(right).isGreaterThan(1850);
    }

    @Test
    void theColumnThatDecidesIsNamed() {
        StreamClassifier classifier = new StreamClassifier(ClassifierSettings.ofNumbers(4));
        for (int t = 0; t < 4000; t++) {
            double[] row = {
                CHANCE.normal(4, t, 0), CHANCE.normal(4, t, 1), CHANCE.normal(4, t, 2), CHANCE.normal(4, t, 3)
            };
            classifier.observe(row, row[2] > 0 ? 1 : 0);
        }
        Explanation why = classifier.explain(0, 0, 2, 0);
        assertThat(why.label()).isEqualTo(1);
        assertThat(why.columns()[2])
                .isGreaterThan(2 * Math.max(why.columns()[0], Math.max(why.columns()[1], why.columns()[3])));
        assertThat(why.opinions()).hasSize(5);
        assertThat(why.opinions().get(0).part()).isEqualTo(ClassifierPart.LINEAR);
        assertThat(why.opinions().get(4).part()).isEqualTo(ClassifierPart.CODES);
        assertThat(why.opinions().get(1).probability()).isGreaterThan(0.9);
    }

    @Test
    void seedsDifferAndEqualSeedsDoNot() {
        StreamClassifier one = new StreamClassifier(ClassifierSettings.of(MIXED).withSeed(5));
        StreamClassifier same =
                new StreamClassifier(ClassifierSettings.of(MIXED).withSeed(5));
        StreamClassifier other =
                new StreamClassifier(ClassifierSettings.of(MIXED).withSeed(6));
        accuracy(one, 0, 200);
        accuracy(same, 0, 200);
        accuracy(other, 0, 200);
        assertThat(Digest.of(same)).isEqualTo(Digest.of(one));
        assertThat(Digest.of(other)).isNotEqualTo(Digest.of(one));
    }

    @Test
    void theSameRowsGiveTheSameBitsOnEveryMachine() {
        StreamClassifier classifier = mixed();
        accuracy(classifier, 0, 1500);
        assertThat(Digest.of(classifier))
                .hasToString("86572ad061b3428b41545154d83a4fc2e4685dbd0d7e73e35e62bb254b47ba2e");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        StreamClassifier classifier = mixed();
        assertThatThrownBy(() -> classifier.predict(1, 2)).hasMessageContaining("2 cells where 3");
        assertThatThrownBy(() -> classifier.observe(row(0), 1000)).hasMessageContaining("1000");
        assertThatThrownBy(() -> classifier.observe(row(0), -2)).hasMessageContaining("-2");
        assertThatThrownBy(() -> Column.categories(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClassifierSettings.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
