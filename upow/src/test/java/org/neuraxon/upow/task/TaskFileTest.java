package org.neuraxon.upow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.upow.UpowException;
import org.neuraxon.upow.Vectors;
import org.neuraxon.upow.hash.KangarooTwelve;

class TaskFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"small-a", "small-b", "small-c"})
    void aFileSurvivesReadingAndWriting(String name) {
        byte[] bytes = Vectors.carried("small/" + name + ".task");
        TaskFile file = TaskFile.parse(bytes);
        assertThat(file.bytes()).isEqualTo(bytes);
        assertThat(TaskFile.of(file.task()).topologyHash()).isEqualTo(file.topologyHash());
        assertThat(TaskFile.of(file.task()).dataHash()).isEqualTo(file.dataHash());
    }

    /** Section 10 of the vectors' page: SplitMix64 gives the rows of small-c. */
    @Test
    void theTritsAreThoseOfTheGenerator() {
        Task task = TaskFile.parse(Vectors.carried("small/small-b.task")).task();
        assertThat(task.rows()).isEqualTo(160);
        assertThat(task.width()).isEqualTo(8);
        for (int row = 0; row < task.rows(); row++) {
            for (int i = 0; i < 4; i++) {
                assertThat(task.input(row, i)).isEqualTo((row + i) % 3);
            }
            assertThat(task.output(row)).isEqualTo(row % 6 < 3 ? 1 : 0);
        }
    }

    @Test
    void everyInvalidFileIsRefusedInOneSentence() {
        assertThat(Vectors.table("small/invalid/invalid.csv"))
                .hasSize(11)
                .allSatisfy(row -> assertThatThrownBy(
                                () -> TaskFile.parse(Vectors.carried("small/invalid/" + row.get("file"))))
                        .as(row.get("must_be_rejected_because"))
                        .isInstanceOf(UpowException.class)
                        .message()
                        .doesNotContain("\n")
                        .hasSizeBetween(20, 250));
    }

    /** What unused places hold is ignored on reading, but hashed: a file that is written again must not have another name. */
    @Test
    void unusedPlacesOfAByteAreKept() {
        byte[] bytes = Vectors.carried("small/small-b.task");
        int data = bytes.length - 160 * 3;
        // The second byte of a row holds trits 5 to 7; 27 and 81 times something is nobody's.
        bytes[data + 1] += 27;
        byte[] hash = KangarooTwelve.digest(bytes, data, bytes.length, 32);
        System.arraycopy(hash, 0, bytes, 64, 32);
        TaskFile file = TaskFile.parse(bytes);
        assertThat(file.task().inputs())
                .isEqualTo(TaskFile.parse(Vectors.carried("small/small-b.task"))
                        .task()
                        .inputs());
        assertThat(file.dataHash()).isEqualTo(hash);
        assertThat(TaskFile.parse(file.bytes()).dataHash()).isEqualTo(hash);
        assertThat(file.bytes()).isEqualTo(bytes);
    }

    @Property(tries = 300)
    void aCutFileIsRefused(@ForAll @IntRange(min = 0, max = 999) int length) {
        byte[] bytes = Vectors.carried("small/small-b.task");
        assertThatThrownBy(() -> TaskFile.parse(Arrays.copyOf(bytes, length))).isInstanceOf(UpowException.class);
    }

    @Property(tries = 500)
    void aChangedBitIsNoticed(@ForAll @IntRange(min = 0, max = 7999) int bit) {
        byte[] bytes = Vectors.carried("small/small-b.task");
        bytes[bit >>> 3] ^= (byte) (1 << (bit & 7));
        assertThatThrownBy(() -> TaskFile.parse(bytes)).isInstanceOf(UpowException.class);
    }

    @Test
    void aLongerFileIsRefused() {
        byte[] bytes = Vectors.carried("small/small-b.task");
        assertThatThrownBy(() -> TaskFile.parse(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(UpowException.class)
                .hasMessageContaining("160 rows");
    }

    @Test
    void theFirstRowsAreASubView() {
        Task task = TaskFile.parse(Vectors.carried("small/small-c.task")).task();
        Task first = task.firstRows(100);
        assertThat(first.rows()).isEqualTo(100);
        assertThat(first.inputs()).isEqualTo(Arrays.copyOf(task.inputs(), 2400));
        assertThatThrownBy(() -> task.firstRows(301)).isInstanceOf(UpowException.class);
        assertThatThrownBy(() -> task.firstRows(0)).isInstanceOf(UpowException.class);
    }

    @Test
    void aFileIsWrittenAndReadBack(@TempDir Path folder) throws Exception {
        TaskFile file = TaskFile.parse(Vectors.carried("small/small-a.task"));
        file.write(folder.resolve("a.task"));
        assertThat(WorkFile.read(folder.resolve("a.task")).bytes()).isEqualTo(file.bytes());
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
        assertThatThrownBy(() -> WorkFile.read(folder.resolve("b.task")))
                .isInstanceOf(UpowException.class)
                .hasMessageContaining("there is no file");
    }

    @Test
    void wiringsThatMakeNoSenseAreRefused() {
        int[] neighbours = new int[24];
        assertThat(new Topology(8, new int[] {0, 1}, 2, 3, neighbours).tableNeurons())
                .containsExactly(2, 3, 4, 5, 6, 7);
        assertThatThrownBy(() -> new Topology(8, new int[] {0, 1, 2, 3, 4, 5}, 6, 7, neighbours))
                .hasMessageContaining("too small");
        assertThatThrownBy(() -> new Topology(7, new int[] {0}, 2, 3, new int[21]))
                .hasMessageContaining("power of two");
        assertThatThrownBy(() -> new Topology(8, new int[] {8}, 2, 3, neighbours))
                .hasMessageContaining("only 8");
        assertThatThrownBy(() -> new Topology(8, new int[] {1}, 1, 3, neighbours))
                .hasMessageContaining("already");
    }
}
