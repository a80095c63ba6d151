package org.neuraxon.learn.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

/** Formulas against values worked out by hand. */
class ClassifierPartsTest {

    @Property
    void tabulatedLogarithmsAreGoodToFourDigits(@ForAll @FloatRange(min = 0.01f, max = 1e6f) float x) {
        assertThat((double) LogTable.log(x)).isCloseTo(StrictMath.log(x), within(1.3e-4));
    }

    @Test
    void numbersAreStandardisedByTheRowsBefore() {
        EncodedRow row = new EncodedRow(List.of(Column.NUMBER, Column.categories(3), Column.categories(2)));
        for (double x : new double[] {2, 4, 4, 4, 5, 5, 7, 9}) {
            row.encode(new double[] {x, 0, 0});
            row.learn();
        }
        // Mean 5, deviation 2.
        row.encode(new double[] {8, 2, 1});
        assertThat(row.levels).containsExactly(1.5f, 2f, (float) Math.sqrt(0.5));
        assertThat(row.open()).isEqualTo(4);
        assertThat(row.line).containsExactly(0, 1, 5, 8);
        assertThat(row.carried).containsExactly(1f, 1.5f, 1f, 1f);
        row.encode(new double[] {1e9, Double.NaN, 5});
        assertThat(row.levels).containsExactly(5f, -1f, (float) Math.sqrt(0.5));
        assertThat(row.line).containsExactly(0, 1, 6, 8);
        row.encode(new double[] {Double.NaN, 4, Double.NaN});
        assertThat(row.levels).containsExactly(0f, 1f, 0f);
        assertThat(row.line).containsExactly(0, 2, 4, 9);
    }

    @Test
    void aPoolMovesTrustTowardsWhoWasRight() {
        OpinionPool pool = new OpinionPool(2, 0.5f, 0.1f);
        pool.grow(2);
        float ln9 = (float) StrictMath.log(0.9);
        float ln1 = (float) StrictMath.log(0.1);
        pool.opinion(0)[0] = ln9;
        pool.opinion(0)[1] = ln1;
        pool.opinion(1)[0] = ln1;
        pool.opinion(1)[1] = ln9;
        float[] pooled = new float[2];
        pool.pool(pooled);
        assertThat(pool.share()[0]).isCloseTo(0.5f, within(1e-4f));
        pool.learn(0);
        // gain = l(answer) - Σ p l = ln .9 - (ln .9 + ln .1)/2 = 1.0986
        assertThat(pool.trust(0)).isCloseTo(0.5f + 0.1f * 1.0986f, within(1e-4f));
        assertThat(pool.trust(1)).isCloseTo(0.5f - 0.1f * 1.0986f, within(1e-4f));
    }

    @Test
    void theFirstStepOfAdamIsTheRate() {
        Adam adam = new Adam(0.01f);
        float[] weight = {1, 1};
        adam.next();
        adam.move(weight, new float[2], new float[2], 0, new float[] {3, -0.5f}, 2, 1);
        assertThat(weight[0]).isCloseTo(0.99f, within(1e-5f));
        assertThat(weight[1]).isCloseTo(1.01f, within(1e-5f));
    }

    @Test
    void episodesAskTheFiveMostAlike() {
        EncodedRow row = new EncodedRow(List.of(Column.NUMBER, Column.categories(5)));
        EpisodicExpert expert = new EpisodicExpert(row);
        expert.grow(3);
        for (int t = 0; t < 1300; t++) {
            row.encode(new double[] {t % 100, t % 5});
            expert.learn(row, t % 5 == 2 ? 1 : 0);
            row.learn();
        }
        row.encode(new double[] {52, 2});
        float[] opinion = new float[3];
        expert.judge(row, opinion);
        assertThat(StrictMath.exp(opinion[1])).isCloseTo(5.01 / 5.03, within(1e-3));
        assertThat(StrictMath.exp(opinion[2])).isCloseTo(0.01 / 5.03, within(1e-4));
    }
}
