package org.neuraxon.lab.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;

class SignedRankTest {

    /** Hollander &amp; Wolfe (1973), p. 29: depression scores of nine patients before and after a tranquilliser; V = 40, p = 0.01953. */
    @Test
    void agreesWithTheTextbook() {
        double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        double[] differences = IntStream.range(0, before.length)
                .mapToDouble(i -> before[i] - after[i])
                .toArray();
        SignedRank test = SignedRank.above(differences);
        assertThat(test.statistic()).isEqualTo(40);
        assertThat(test.pairs()).isEqualTo(9);
        assertThat(test.p()).isEqualTo(10 / 512.0);
    }

    @Test
    void twentyAgreeingSeedsReachTheSmallestValue() {
        assertThat(SignedRank.above(
                                IntStream.rangeClosed(1, 20).asDoubleStream().toArray())
                        .p())
                .isEqualTo(0x1p-20);
    }

    @Test
    void zerosAreLeftOut() {
        assertThat(SignedRank.above(0, 3, 0, -1, 2)).isEqualTo(SignedRank.above(3, -1, 2));
        assertThat(SignedRank.above(0, 0, 0).p()).isEqualTo(1);
        assertThat(SignedRank.above().p()).isEqualTo(1);
    }

    /** With ties the exact chance is a count over all 2^n choices of signs. */
    @Property(tries = 200)
    void tiesAreCountedExactly(@ForAll @Size(min = 1, max = 10) int @IntRange(min = -3, max = 3) [] values) {
        double[] differences =
                IntStream.of(values).filter(v -> v != 0).asDoubleStream().toArray();
        double[] sizes = IntStream.range(0, differences.length)
                .mapToDouble(i -> Math.abs(differences[i]))
                .toArray();
        double[] ranks = Ranks.of(sizes);
        SignedRank test = SignedRank.above(differences);
        int atLeast = 0;
        for (int signs = 0; signs < 1 << ranks.length; signs++) {
            double sum = 0;
            for (int i = 0; i < ranks.length; i++) {
                sum += (signs >> i & 1) * ranks[i];
            }
            atLeast += sum >= test.statistic() ? 1 : 0;
        }
        assertThat(test.p()).isEqualTo(atLeast / (double) (1 << ranks.length));
    }

    /** Commons Statistics is exact without ties (with them it falls back to the normal approximation). */
    @Property(tries = 50)
    void agreesWithCommonsStatistics(@ForAll @IntRange(min = 2, max = 60) int n, @ForAll long seed) {
        org.neuraxon.core.math.CounterRandom random = new org.neuraxon.core.math.CounterRandom(seed);
        double[] differences = IntStream.range(0, n)
                .mapToDouble(i -> 0.3 + random.normal(0, 0, i))
                .toArray();
        double expected = WilcoxonSignedRankTest.withDefaults()
                .with(AlternativeHypothesis.GREATER_THAN)
                .with(PValueMethod.EXACT)
                .test(differences)
                .getPValue();
        assertThat(SignedRank.above(differences).p()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void refusesWhatCannotBeRanked() {
        assertThatThrownBy(() -> SignedRank.above(1, Double.NaN)).hasMessageContaining("not a number");
        assertThatThrownBy(() -> SignedRank.above(new double[2001])).hasMessageContaining("2,000".replace(",", ""));
    }
}
