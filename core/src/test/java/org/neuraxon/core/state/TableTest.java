package org.neuraxon.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every variable of a row goes where the row goes. */
class TableTest {

    private static final class Sample extends Table {
        final DoubleColumn real = doubles("real", 0.5);
        final FloatColumn single = floats("single", 1.5f);
        final IntColumn whole = ints("whole", 7);
        final ByteColumn small = bytes("small", (byte) -1);

        static Sample of(int... numbers) {
            Sample sample = new Sample();
            sample.append(numbers.length);
            for (int row = 0; row < numbers.length; row++) {
                sample.real.values[row] = numbers[row];
                sample.single.values[row] = numbers[row];
                sample.whole.values[row] = numbers[row];
                sample.small.values[row] = (byte) numbers[row];
            }
            return sample;
        }

        /** What stands in every column, after they have been found to agree; new rows as 0. */
        int[] numbers() {
            int[] numbers = new int[count()];
            for (int row = 0; row < numbers.length; row++) {
                boolean fresh = real.values[row] == 0.5;
                assertThat(single.values[row]).isEqualTo(fresh ? 1.5f : (float) real.values[row]);
                assertThat(whole.values[row]).isEqualTo(fresh ? 7 : (int) real.values[row]);
                assertThat(small.values[row]).isEqualTo(fresh ? -1 : (byte) real.values[row]);
                numbers[row] = fresh ? 0 : (int) real.values[row];
            }
            return numbers;
        }
    }

    @Test
    void rowsAreInsertedWithInitialValues() {
        Sample sample = Sample.of(11, 12, 13);
        sample.insert(1);
        assertThat(sample.numbers()).containsExactly(11, 0, 12, 13);
        sample.insert(4);
        assertThat(sample.numbers()).containsExactly(11, 0, 12, 13, 0);
    }

    @Test
    void rowsAreRemovedAndTheOthersKeepTheirOrder() {
        Sample sample = Sample.of(11, 12, 13, 14, 15);
        sample.remove(new int[] {0, 2, 4}, 2);
        assertThat(sample.numbers()).containsExactly(12, 14, 15);
        sample.truncate(1);
        sample.append(2);
        assertThat(sample.numbers()).containsExactly(12, 0, 0);
    }

    @Test
    void tablesGrowAsRowsCome() {
        Sample sample = new Sample();
        for (int row = 0; row < 100; row++) {
            sample.insert(0);
        }
        assertThat(sample.count()).isEqualTo(100);
        assertThat(sample.numbers()).containsOnly(0);
    }

    @Test
    void aRestoredTableIsTheSame() {
        Snapshot snapshot = new Snapshot("test", "1");
        Sample.of(11, 12, 13).save(snapshot.into("table"));
        Sample restored = Sample.of(99);
        restored.restore(snapshot.from("table"));
        assertThat(restored.numbers()).containsExactly(11, 12, 13);
        assertThat(Digest.of(restored)).isEqualTo(Digest.of(Sample.of(11, 12, 13)));
        assertThat(Digest.of(restored)).isNotEqualTo(Digest.of(Sample.of(11, 12, 14)));
    }

    @Test
    void columnsOfAnotherLengthAreRefused() {
        for (String column : List.of("real", "single", "whole", "small")) {
            Snapshot snapshot = new Snapshot("test", "1");
            snapshot.put("count", 2L);
            Sample.of(11, 12)
                    .columns()
                    .forEach(each -> each.save(snapshot, each.name().equals(column) ? 1 : 2));
            assertThatThrownBy(() -> new Sample().restore(snapshot))
                    .isInstanceOf(SnapshotException.class)
                    .hasMessage("'" + column + "' has 1 entries where 2 are needed; the snapshot does not belong to"
                            + " this network");
        }
    }

    @Test
    void aNegativeNumberOfRowsIsRefused() {
        Snapshot snapshot = new Snapshot("test", "1");
        snapshot.put("count", -1L);
        assertThatThrownBy(() -> new Sample().restore(snapshot))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("claims -1 rows");
    }

    @Test
    void blocksAreSavedAndRestoredAsOneTable() {
        Blocks<Sample> blocks = new Blocks<>(List.of(Sample.of(11, 12), Sample.of(13, 14, 15)));
        assertThat(Digest.of(blocks)).isEqualTo(Digest.of(Sample.of(11, 12, 13, 14, 15)));
        Snapshot snapshot = new Snapshot("test", "1");
        Sample.of(21, 22, 23, 24, 25).save(snapshot);
        blocks.restore(snapshot);
        assertThat(blocks.tables().get(0).numbers()).containsExactly(21, 22);
        assertThat(blocks.tables().get(1).numbers()).containsExactly(23, 24, 25);
        Snapshot shorter = new Snapshot("test", "1");
        Sample.of(21).save(shorter);
        assertThatThrownBy(() -> blocks.restore(shorter)).hasMessageContaining("has 1 rows");
    }

    @Test
    void numbersOfRowsElsewhereAreChecked() {
        IntColumn column = Sample.of(0, 4, 4, 9).whole;
        assertThat(column.within(3, 5)).isTrue();
        assertThat(column.within(3, 4)).isFalse();
        assertThat(column.within(4, 5)).isFalse();
        assertThat(Sample.of(0, -1).whole.within(2, 5)).isFalse();
        assertThat(column.ends(4, 9)).isTrue();
        assertThat(column.ends(4, 8)).isFalse();
        assertThat(column.ends(3, 4)).isTrue();
        assertThat(column.ends(0, 0)).isTrue();
        assertThat(Sample.of(0, 4, 3, 9).whole.ends(4, 9)).isFalse();
        assertThat(Sample.of(-1, 9).whole.ends(2, 9)).isFalse();
    }
}
