package org.neuraxon.learn.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.math.CounterRandom;

/** Work on speed must leave every bit as it was. */
class ClassifierBitsTest {

    /** Hashes of all probabilities, from the code before its loops were laid out for speed (commit 8881aac). */
    @ParameterizedTest
    @CsvSource({
        "8, 0, 2, -1062443312939750194",
        "2, 0, 3, -8199195848534759110",
        "21, 0, 40, -2653811453490320830",
        "5, 6, 7, 192309852625618666",
        "0, 3, 9, -3022127663913072428",
        "3, 1, 2, -2657145275024222468"
    })
    void probabilitiesAreThoseOfTheFirstCode(int numbers, int kinds, int classes, long expected) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < numbers + kinds; i++) {
            columns.add(i < numbers ? Column.NUMBER : Column.categories(2 + 3 * (i - numbers)));
        }
        StreamClassifier classifier = new StreamClassifier(ClassifierSettings.of(columns));
        CounterRandom random = new CounterRandom(7);
        long hash = 1;
        for (int t = 0; t < 2500; t++) {
            int answer = random.below(classes, 0, t, 0);
            double[] cells = new double[columns.size()];
            for (int i = 0; i < cells.length; i++) {
                double middle = random.normal(1, answer, i);
                boolean missing = random.uniform(2, t, i) < 0.03;
                cells[i] = missing
                        ? Double.NaN
                        : i < numbers
                                ? middle + random.normal(3, t, i)
                                : random.uniform(4, t, i) < 0.6 ? answer : random.below(9, 5, t, i);
            }
            for (float p : classifier.observe(cells, answer).probabilities()) {
                hash = 31 * hash + Float.floatToRawIntBits(p);
            }
        }
        assertThat(hash).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 8, 40})
    void aUnitPoolIsAnOpinionPoolBitForBit(int classes) {
        int units = 50;
        CounterRandom random = new CounterRandom(classes);
        OpinionPool plain = new OpinionPool(units, 0.15f, 0.02f);
        UnitPool fast = new UnitPool(units, 0.15f, 0.02f);
        plain.grow(classes);
        fast.grow(classes);
        float[] fromPlain = new float[classes];
        float[] fromFast = new float[classes];
        for (int t = 0; t < 200; t++) {
            for (int i = 0; i < units; i++) {
                for (int c = 0; c < classes; c++) {
                    float opinion = (float) -Math.abs(2 * random.normal(0, t, i * classes + c));
                    plain.opinion(i)[c] = opinion;
                    if (classes < UnitPool.MANY) {
                        fast.opinions()[c][i] = opinion;
                    } else {
                        fast.opinions()[i][c] = opinion;
                    }
                }
            }
            plain.pool(fromPlain);
            fast.pool(fromFast);
            assertThat(fromFast).isEqualTo(fromPlain);
            int label = random.below(classes, 1, t, 0);
            plain.learn(label);
            fast.learn(label);
            for (int i = 0; i < units; i++) {
                assertThat(fast.trust(i)).isEqualTo(plain.trust(i));
            }
        }
    }

    @Test
    void evidenceForgetsByVisitsInTwoLifeTimes() {
        for (int classes : new int[] {2, 5, 11}) {
            Evidence evidence = new Evidence(3, 0.9f, 0.99f);
            evidence.grow(classes);
            double fast = 0;
            double slow = 0;
            double fastTotal = 0;
            double slowTotal = 0;
            for (int visit = 0; visit < 400; visit++) {
                boolean one = visit % 3 == 0;
                evidence.commit(new int[] {1}, one ? 1 : 0);
                fast = 0.9 * fast + (one ? 1 : 0);
                slow = 0.99 * slow + (one ? 1 : 0);
                fastTotal = 0.9 * fastTotal + 1;
                slowTotal = 0.99 * slowTotal + 1;
            }
            boolean few = classes < UnitPool.MANY;
            float[][] fromFast = few ? new float[classes][2] : new float[2][classes];
            float[][] fromSlow = few ? new float[classes][2] : new float[2][classes];
            evidence.read(new int[] {1, 2}, fromFast, fromSlow);
            double even = 1.0 / classes;
            assertThat(Math.exp(few ? fromFast[1][0] : fromFast[0][1]))
                    .isCloseTo((fast + even) / (fastTotal + 1), org.assertj.core.api.Assertions.within(1e-3));
            assertThat(Math.exp(few ? fromSlow[1][0] : fromSlow[0][1]))
                    .isCloseTo((slow + even) / (slowTotal + 1), org.assertj.core.api.Assertions.within(1e-3));
            // Nobody was at place 2.
            for (int c = 0; c < classes; c++) {
                assertThat(Math.exp(few ? fromFast[c][1] : fromFast[1][c]))
                        .isCloseTo(even, org.assertj.core.api.Assertions.within(1e-3));
            }
        }
    }
}
