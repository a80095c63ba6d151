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
import org.neuraxon.upow.UpowException;

class SeriesFileTest {

    private static final SeriesFile FILE = new SeriesFile(new double[] {1, -2.5, 1e-300, 7}, 1, 2, 3, 1, 0.05);

    @Test
    void comesBackAsItWas(@TempDir Path folder) {
        Path file = folder.resolve("series.task");
        FILE.write(file);
        SeriesFile read = (SeriesFile) WorkFile.read(file);
        assertThat(read.bytes()).isEqualTo(FILE.bytes());
        assertThat(read.values()).isEqualTo(FILE.values());
        assertThat(read.hash()).isEqualTo(FILE.hash()).hasSize(32);
        assertThat(read.noise()).isEqualTo(0.05);
        assertThat(read.warmUp()).isEqualTo(1);
    }

    /** No bit can change without being noticed. */
    @Property(tries = 500)
    void noBitChangesUnnoticed(@ForAll @IntRange(max = 103) int at, @ForAll @IntRange(max = 7) int bit) {
        byte[] bytes = FILE.bytes();
        bytes[at] ^= (byte) (1 << bit);
        assertThatThrownBy(() -> WorkFile.parse(bytes)).isInstanceOf(UpowException.class);
    }

    @Test
    void otherLengthsAreRefused() {
        byte[] bytes = FILE.bytes();
        assertThat(bytes).hasSize(104);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SeriesFile.parse(cut)).isInstanceOf(UpowException.class);
        }
        assertThatThrownBy(() -> SeriesFile.parse(Arrays.copyOf(bytes, 112))).hasMessageContaining("announces 4 rows");
    }

    @Test
    void missingValuesAreRefused() {
        assertThatThrownBy(() -> new SeriesFile(new double[] {1, Double.NaN}, 1, 1, 2, 1, 0))
                .hasMessageContaining("value 1");
    }

    @Test
    void tasksOfOtherAlgorithmsAreTold(@TempDir Path folder) throws Exception {
        assertThat(WorkFile.isWork(FILE.bytes())).isTrue();
        assertThat(WorkFile.isWork(new byte[] {1, 2, 3})).isFalse();
        Path file = Files.write(folder.resolve("x"), new byte[200]);
        assertThatThrownBy(() -> WorkFile.read(file)).hasMessageContaining("not a task");
    }
}
