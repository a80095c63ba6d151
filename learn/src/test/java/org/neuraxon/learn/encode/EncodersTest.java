package org.neuraxon.learn.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.math.TextKey;
import org.neuraxon.core.state.Digest;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.SnapshotFile;

/** What each encoder promises, for any stream. */
class EncodersTest {

    private static final double DAY = 86_400;
    /** 2024-01-01T00:00, a Monday. */
    private static final double MONDAY = 1_704_067_200;

    private static final Encoding[] ALL = Encoding.values();

    /** A row of cells that holds whatever can come. */
    private static double[] cells(int seed, int t) {
        CounterRandom random = new CounterRandom(seed);
        double[] cells = new double[ALL.length];
        for (int i = 0; i < ALL.length; i++) {
            double chance = random.uniform(0, t, i);
            cells[i] = chance < 0.1
                    ? Double.NaN
                    : chance < 0.12
                            ? Double.POSITIVE_INFINITY
                            : switch (ALL[i]) {
                                case CATEGORY -> Math.floor(30 * random.uniform(1, t, i));
                                case CALENDAR -> MONDAY + 3600.0 * t * (chance < 0.14 ? -1 : 1);
                                default -> Math.pow(10, 20 * random.normal(2, t, i));
                            };
        }
        return cells;
    }

    @Property(tries = 50)
    void whatComesLaterChangesNothingAndASavedEncoderGoesOnBitForBit(
            @ForAll @IntRange(max = 1000) int seed, @ForAll @IntRange(min = 1, max = 60) int rows) {
        RowEncoder whole = RowEncoder.of(ALL);
        RowEncoder first = RowEncoder.of(ALL);
        for (int t = 0; t < rows; t++) {
            assertThat(first.encode(cells(seed, t))).isEqualTo(whole.encode(cells(seed, t)));
        }
        RowEncoder second = RowEncoder.restored(
                SnapshotFile.parse(SnapshotFile.bytes(Snapshot.of("encoder", "test", first)), "test"));
        assertThat(Digest.of(second)).isEqualTo(Digest.of(first));
        assertThat(second.encodings()).containsExactly(ALL);
        for (int t = rows; t < 2 * rows; t++) {
            double[] expected = whole.encode(cells(seed, t));
            first.encode(cells(seed + 1, t));
            assertThat(second.encode(cells(seed, t))).isEqualTo(expected);
            for (int line = 0; line < expected.length; line++) {
                assertThat(Double.isInfinite(expected[line])).isFalse();
                if (line >= whole.width() - whole.marks() && !Double.isNaN(expected[line])) {
                    assertThat(expected[line]).isBetween(-1.0, 1.0);
                }
            }
        }
    }

    @Property
    void aLogarithmIsOddRisesAndComesBack(
            @ForAll @Size(min = 32, max = 40) List<@DoubleRange(min = -1e6, max = 1e6) Double> start,
            @ForAll @DoubleRange(min = 0, max = 1e12) double x,
            @ForAll @DoubleRange(min = 0, max = 1e12) double y) {
        LogEncoder encoder = new LogEncoder();
        start.forEach(encoder::encode);
        // Zeros do not count, so there may be room left; then the unit is still free to change.
        for (int i = 0; i < 40; i++) {
            encoder.encode(1 + i);
        }
        double unit = encoder.unit();
        double ofX = encoder.encode(x);
        double ofY = encoder.encode(y);
        assertThat(encoder.unit()).isEqualTo(unit);
        assertThat(encoder.encode(-x)).isEqualTo(-ofX);
        assertThat(Double.compare(ofX, ofY)).isEqualTo(x == y || ofX == ofY ? 0 : Double.compare(x, y));
        assertThat(encoder.decode(ofX)).isCloseTo(x, within(1e-12 * (x + unit)));
        assertThat(encoder.decode(-ofX)).isEqualTo(-encoder.decode(ofX));
    }

    @Test
    void aLogarithmMakesFactorsSteps() {
        LogEncoder encoder = new LogEncoder();
        for (int i = 0; i < 64; i++) {
            encoder.encode(100 + i);
        }
        double tenfold = encoder.encode(1e5) - encoder.encode(1e4);
        assertThat(tenfold).isCloseTo(Math.log(10), within(1e-3));
        assertThat(encoder.encode(1e6) - encoder.encode(1e5)).isCloseTo(tenfold, within(1e-3));
        assertThat(encoder.encode(0)).isZero();
        assertThat(encoder.encode(Double.NaN)).isNaN();
        assertThat(encoder.decode(Double.NaN)).isNaN();
        assertThat(encoder.decode(encoder.encode(1e300))).isFinite();
        assertThat(encoder.decode(1e6)).isFinite();
    }

    @Property
    void differencesAddUpToWhatHasChanged(@ForAll @Size(min = 2, max = 50) List<@IntRange(max = 1000) Integer> values) {
        DifferenceEncoder encoder = new DifferenceEncoder(false);
        assertThat(encoder.encode(values.get(0))).isNaN();
        double sum = 0;
        for (int value : values.subList(1, values.size())) {
            sum += encoder.encode(value);
        }
        assertThat(sum).isEqualTo(values.get(values.size() - 1) - values.get(0));
    }

    @Property
    void aCounterNeverFalls(@ForAll @Size(min = 2, max = 50) List<@IntRange(max = 1000) Integer> values) {
        DifferenceEncoder encoder = new DifferenceEncoder(true);
        encoder.encode(values.get(0));
        for (int t = 1; t < values.size(); t++) {
            int before = values.get(t - 1);
            int now = values.get(t);
            assertThat(encoder.encode(now)).isEqualTo(now < before ? now : now - before);
        }
    }

    @Test
    void aChangeOverAGapIsSharedByItsRows() {
        DifferenceEncoder encoder = new DifferenceEncoder(false);
        double[] read = Arrays.stream(new double[] {5, Double.NaN, Double.NaN, 11, 12, Double.NEGATIVE_INFINITY, 10})
                .map(encoder::encode)
                .toArray();
        assertThat(read).containsExactly(Double.NaN, Double.NaN, Double.NaN, 2, 1, Double.NaN, -1);
    }

    @Property
    void aCategoryOpensOneLineAndAlwaysTheSame(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 25) Integer> values) {
        CategoryEncoder encoder = new CategoryEncoder();
        int[] line = new int[26];
        Arrays.fill(line, -1);
        int next = 0;
        for (int value : values) {
            double[] lines = new double[CategoryEncoder.LINES + 2];
            encoder.encode(value, lines, 1);
            if (line[value] < 0) {
                line[value] = Math.min(next++, CategoryEncoder.LINES - 1);
            }
            for (int i = 0; i < lines.length; i++) {
                assertThat(lines[i]).isEqualTo(i == 1 + line[value] ? 1 : 0);
            }
            encoder.encode(Double.NaN, lines, 1);
            assertThat(lines).containsOnly(0);
        }
        assertThat(encoder.known()).isEqualTo(Math.min(next, CategoryEncoder.LINES - 1));
    }

    @Property
    void theCalendarComesBackAfterAWeek(
            @ForAll @DoubleRange(min = 0, max = 1e9) double later, @ForAll @IntRange(max = 60) int weeks) {
        CalendarEncoder encoder = new CalendarEncoder();
        double[] lines = new double[encoder.width()];
        encoder.encode(MONDAY, lines, 0);
        encoder.encode(MONDAY + 800 * DAY, lines, 0);
        encoder.encode(MONDAY + later, lines, 0);
        double[] again = new double[encoder.width()];
        encoder.encode(MONDAY + later + weeks * 7 * DAY, again, 0);
        int ofDayAndWeek = 4;
        for (int i = 0; i < lines.length; i++) {
            if (i < ofDayAndWeek) {
                assertThat(again[i]).isCloseTo(lines[i], within(1e-6));
            }
            if (i % 2 == 0) {
                assertThat(lines[i] * lines[i] + lines[i + 1] * lines[i + 1]).isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void aCycleIsSilentUntilItWasLivedThrough() {
        CalendarEncoder encoder = new CalendarEncoder();
        double[] lines = new double[encoder.width()];
        int week = 2;
        int year = 4;
        for (double hour = 0; hour < 400 * 24; hour += 6) {
            encoder.encode(MONDAY + 3600 * hour, lines, 0);
            assertThat(lines[1] != 0).isEqualTo(hour >= 24);
            assertThat(lines[week] != 0 || lines[week + 1] != 0).isEqualTo(hour >= 7 * 24);
            assertThat(lines[year] != 0 || lines[year + 1] != 0).isEqualTo(hour >= 365.2425 * 24);
        }
        double[] before = lines.clone();
        encoder.encode(Double.NaN, lines, 0);
        assertThat(lines).containsOnly(Double.NaN);
        // A clock set back: what was lived through stays so, and the time is believed.
        encoder.encode(MONDAY - 3 * DAY, lines, 0);
        assertThat(lines[1]).isEqualTo(1);
        assertThat(lines[0]).isZero();
        assertThat(lines).isNotEqualTo(before);
        assertThat(Cycle.WEEK.phase(MONDAY + 3.5 * DAY)).isEqualTo(0.5);
        assertThat(Cycle.DAY.phase(-DAY / 4)).isEqualTo(0.75);
    }

    @Test
    void numbersComeFirstAndMarksLast() {
        RowEncoder encoder = RowEncoder.of(Encoding.CATEGORY, Encoding.NUMBER, Encoding.CALENDAR, Encoding.LOG);
        assertThat(encoder.marks()).isEqualTo(CategoryEncoder.LINES + new CalendarEncoder().width());
        assertThat(encoder.width()).isEqualTo(2 + encoder.marks());
        assertThat(encoder.column(0)).isEqualTo(1);
        assertThat(encoder.column(1)).isEqualTo(3);
        assertThat(encoder.column(2)).isZero();
        assertThat(encoder.column(2 + CategoryEncoder.LINES)).isEqualTo(2);
        double[] lines = encoder.encode(TextKey.of("shop"), 7, MONDAY, Double.NaN);
        assertThat(lines[0]).isEqualTo(7);
        assertThat(lines[1]).isNaN();
        assertThat(lines[2]).isEqualTo(1);
        assertThatThrownBy(() -> encoder.encode(1, 2)).hasMessageContaining("2 cells where 4");
        Snapshot snapshot = Snapshot.of("encoder", "test", encoder);
        Snapshot other = new Snapshot("encoder", "test");
        other.put("encodings", "number,smell");
        assertThatThrownBy(() -> RowEncoder.restored(other))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("smell");
        assertThat(RowEncoder.restored(snapshot).width()).isEqualTo(encoder.width());
    }

    @Test
    void aTextHasANumberOfItsOwn() {
        assertThat(TextKey.of("")).isNotEqualTo(TextKey.of(" "));
        assertThat(java.util.stream.IntStream.range(0, 200_000)
                        .mapToDouble(i -> TextKey.of("host-" + i))
                        .peek(key -> assertThat(key).isBetween(0.0, 0x1p53).isEqualTo(Math.rint(key)))
                        .distinct()
                        .count())
                .isEqualTo(200_000);
        // The same in every run: snapshots hold it.
        assertThat(TextKey.of("host-1")).isEqualTo(TextKey.of(new byte[] {'x', 'h', 'o', 's', 't', '-', '1'}, 1, 7));
    }
}
