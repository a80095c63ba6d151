package org.neuraxon.core.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CounterRandomTest {

    private static final int DRAWS = 200_000;
    private static final CounterRandom RANDOM = new CounterRandom(20_26);

    /** Published in tests/kat_vectors of Random123 (Salmon et al. 2011) for threefry2x64 with 13 rounds. */
    @Test
    void blocksMatchThePublishedAnswers() {
        assertBlock(0, 0, 0, 0, 0xf167b032c3b480bdL, 0xe91f9fee4b7a6fb5L);
        assertBlock(-1, -1, -1, -1, 0xccdec5c917a874b1L, 0x4df53abca26ceb01L);
        assertBlock(
                0x243f6a8885a308d3L,
                0x13198a2e03707344L,
                0xa4093822299f31d0L,
                0x082efa98ec4e6c89L,
                0xc3aac71561042993L,
                0x3fe7ae8801aff316L);
    }

    @Test
    void aKeyAlwaysGivesTheSameNumber() {
        assertThat(new CounterRandom(0).bits(0, 0, 0)).isEqualTo(0xf167b032c3b480bdL);
        assertThat(new CounterRandom(7).seed()).isEqualTo(7);
        assertThat(Double.doubleToLongBits(new CounterRandom(42).normal(1, 2, 3)))
                .isEqualTo(-4654702759524813250L);
        long hash = 1;
        for (int i = 0; i < 100_000; i++) {
            hash = 31 * hash + Double.doubleToLongBits(RANDOM.normal(i & 7, i / 9, i));
        }
        assertThat(hash).isEqualTo(6388962308576272606L);
    }

    @Property
    void numbersStayInRange(
            @ForAll long seed,
            @ForAll int purpose,
            @ForAll long step,
            @ForAll long index,
            @ForAll @IntRange(min = 1) int bound) {
        CounterRandom random = new CounterRandom(seed);
        assertThat(random.uniform(purpose, step, index))
                .isGreaterThanOrEqualTo(0)
                .isLessThan(1);
        assertThat(random.below(bound, purpose, step, index)).isBetween(0, bound - 1);
        assertThat(random.normal(purpose, step, index)).isBetween(-9.35, 9.35);
        assertThat(random.event(0, purpose, step, index)).isFalse();
        assertThat(random.event(Double.NaN, purpose, step, index)).isFalse();
        assertThat(random.event(1, purpose, step, index)).isTrue();
    }

    @Test
    void aBellAddsFourFields() {
        assertThat(CounterRandom.bell(0)).isEqualTo(-131070 / 37837.2);
        assertThat(CounterRandom.bell(-1)).isEqualTo(131070 / 37837.2);
        for (int field = 0; field < 4; field++) {
            assertThat(CounterRandom.bell(0xffffL << 16 * field)).isEqualTo(-65535 / 37837.2);
        }
        assertThat(CounterRandom.bell(0x0001_0002_0003_0004L)).isEqualTo(-131060 / 37837.2);
    }

    @Test
    void aBoundBelowOneIsRefused() {
        assertThatThrownBy(() -> RANDOM.below(0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bound must be at least 1, was 0");
    }

    @Test
    void uniformsFillTheirCellsEvenly() {
        assertEven(i -> RANDOM.uniform(1, 0, i));
        assertEven(i -> RANDOM.uniform(1, i, 0));
        assertEven(i -> RANDOM.uniform(i, 0, 0));
        assertEven(i -> new CounterRandom(i).uniform(0, 0, 0));
        assertEven(i -> RANDOM.below(100, 2, 0, i) / 100.0 + 0.005);
        assertEven(i -> (RANDOM.below(Integer.MAX_VALUE, 3, 0, i) + 0.5) / Integer.MAX_VALUE);
    }

    @Test
    void neighbouringKeysAreIndependent() {
        assertUncorrelated(i -> RANDOM.uniform(1, 0, i), i -> RANDOM.uniform(1, 0, i + 1));
        assertUncorrelated(i -> RANDOM.uniform(1, 0, i), i -> RANDOM.uniform(1, 1, i));
        assertUncorrelated(i -> RANDOM.uniform(1, 0, i), i -> RANDOM.uniform(2, 0, i));
        assertUncorrelated(i -> RANDOM.uniform(1, 0, i), i -> new CounterRandom(RANDOM.seed() + 1).uniform(1, 0, i));
        assertUncorrelated(i -> RANDOM.uniform(1, i, 5), i -> RANDOM.uniform(1, 5, i));
        assertUncorrelated(i -> Math.abs(RANDOM.normal(1, 0, i)) - 0.3, i -> RANDOM.uniform(1, 0, i + 1));
    }

    @Test
    void eachKeyBitFlipsHalfOfTheBits() {
        int trials = 2000;
        for (int bit = 0; bit < 64; bit++) {
            long flip = 1L << bit;
            int changed = 0;
            for (int i = 0; i < trials; i++) {
                long bits = RANDOM.bits(1, i, 77L * i);
                changed += Long.bitCount(bits ^ RANDOM.bits(1, i ^ flip, 77L * i));
                changed += Long.bitCount(bits ^ RANDOM.bits(1, i, 77L * i ^ flip));
                changed += Long.bitCount(bits ^ new CounterRandom(RANDOM.seed() ^ flip).bits(1, i, 77L * i));
            }
            assertThat(changed / (3.0 * 64 * trials)).isCloseTo(0.5, within(0.005));
        }
    }

    @Test
    void normalsHaveTheMomentsAndTailsOfTheNormalDistribution() {
        double[] sums = new double[5];
        int draws = 1_000_000;
        int beyondTwo = 0;
        int beyondFour = 0;
        for (int i = 0; i < draws; i++) {
            double z = RANDOM.normal(4, 1, i);
            double power = 1;
            for (int n = 1; n < sums.length; n++) {
                power *= z;
                sums[n] += power / draws;
            }
            beyondTwo += Math.abs(z) > 2 ? 1 : 0;
            beyondFour += Math.abs(z) > 4 ? 1 : 0;
        }
        assertThat(sums[1]).isCloseTo(0, within(0.005));
        assertThat(sums[2]).isCloseTo(1, within(0.007));
        assertThat(sums[3]).isCloseTo(0, within(0.02));
        assertThat(sums[4]).isCloseTo(3, within(0.05));
        assertThat(beyondTwo / (double) draws).isCloseTo(0.0455003, within(0.001));
        assertThat(beyondFour).isBetween(30, 100);
    }

    @Test
    void eventsHappenAsOftenAsTheirProbability() {
        int events = 0;
        for (int i = 0; i < DRAWS; i++) {
            events += RANDOM.event(0.01, 9, 3, i) ? 1 : 0;
        }
        assertThat(events / (double) DRAWS).isCloseTo(0.01, within(0.0012));
    }

    private static void assertBlock(long counter0, long counter1, long key0, long key1, long first, long second) {
        assertThat(CounterRandom.threefry(counter0, counter1, key0, key1, false))
                .isEqualTo(first);
        assertThat(CounterRandom.threefry(counter0, counter1, key0, key1, true)).isEqualTo(second);
    }

    /** χ² over 100 cells; 99 degrees of freedom have mean 99 and standard deviation 14. */
    private static void assertEven(IntToDoubleFunction draw) {
        int[] counts = new int[100];
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) (draw.applyAsDouble(i) * 100)]++;
        }
        double expected = DRAWS / 100.0;
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        assertThat(chiSquare).isBetween(50.0, 160.0);
    }

    private static void assertUncorrelated(IntToDoubleFunction x, IntToDoubleFunction y) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += 12 * (x.applyAsDouble(i) - 0.5) * (y.applyAsDouble(i) - 0.5);
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(4.5 / Math.sqrt(DRAWS)));
    }
}
