package org.neuraxon.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.core.blueprint.Stirred;

/** A snapshot comes back as it was written, or not at all. */
class SnapshotFileTest {

    private static final byte[] SOUND = SnapshotFile.bytes(
            Stirred.live(Blueprint2.grow(Stirred.parameters(), 1), 20).snapshot());

    @Test
    void everyTypeComesBackBitForBit(@TempDir Path folder) {
        Snapshot snapshot = new Snapshot("test", "1.2");
        snapshot.put("long", Long.MIN_VALUE);
        snapshot.put("double", Double.longBitsToDouble(0x7ff8000000000123L));
        snapshot.put("text", "Grüße, 日本");
        snapshot.put("switch", true);
        snapshot.put("doubles", new double[] {-0.0, 1e-310, 5}, 2);
        snapshot.put("floats", new float[] {Float.MIN_VALUE, -1}, 2);
        snapshot.put("longs", new long[] {1, -1}, 2);
        snapshot.put("ints", new int[] {7}, 1);
        snapshot.put("bytes", new byte[] {-128, 127, 0}, 3);
        Path file = folder.resolve("a.nxn");
        SnapshotFile.write(snapshot, file);
        Snapshot read = SnapshotFile.read(file);
        assertThat(read.kind()).isEqualTo("test");
        assertThat(read.codeVersion()).isEqualTo("1.2");
        assertThat(SnapshotFile.bytes(read)).isEqualTo(SnapshotFile.bytes(snapshot));
        assertThat(Double.doubleToRawLongBits(read.getDouble("double"))).isEqualTo(0x7ff8000000000123L);
        assertThat(read.getDoubles("doubles")).containsExactly(-0.0, 1e-310);
        assertThat(read.getText("text")).isEqualTo("Grüße, 日本");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Property(tries = 300)
    void aFlippedBitIsNoticed(
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int position, @ForAll @IntRange(max = 7) int bit) {
        byte[] damaged = SOUND.clone();
        damaged[position % damaged.length] ^= (byte) (1 << bit);
        assertThatThrownBy(() -> SnapshotFile.parse(damaged, "x.nxn"))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("x.nxn");
    }

    @Property(tries = 100)
    void aShortenedFileIsNoticed(@ForAll @IntRange(max = Integer.MAX_VALUE - 1) int length) {
        byte[] cut = Arrays.copyOf(SOUND, length % SOUND.length);
        assertThatThrownBy(() -> SnapshotFile.parse(cut, "x.nxn")).isInstanceOf(SnapshotException.class);
    }

    @Property(tries = 300)
    void randomBytesAreRefused(@ForAll byte[] bytes) {
        byte[] disguised =
                ("NEURAXON" + new String(bytes, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] content : List.of(bytes, disguised)) {
            assertThatThrownBy(() -> SnapshotFile.parse(content, "x.nxn")).isInstanceOf(SnapshotException.class);
        }
    }

    @Test
    void aFailedWriteLeavesTheLastGoodFile(@TempDir Path folder) throws Exception {
        // So long a name that no other can be made of it.
        Path file = folder.resolve("a".repeat(250));
        Snapshot good = new Snapshot("test", "1");
        good.put("x", 1L);
        Files.write(file, SnapshotFile.bytes(good));
        Snapshot other = new Snapshot("test", "1");
        other.put("x", 2L);
        assertThatThrownBy(() -> SnapshotFile.write(other, file)).hasMessageContaining("unchanged");
        assertThat(SnapshotFile.read(file).getLong("x")).isEqualTo(1);
    }

    @Test
    void errorsSayWhatIsMissing(@TempDir Path folder) {
        assertThatThrownBy(() -> SnapshotFile.read(folder.resolve("none.nxn")))
                .hasMessageContaining("there is no file");
        Snapshot snapshot = new Snapshot("test", "0.9");
        snapshot.put("x", 1L);
        assertThatThrownBy(() -> snapshot.getLong("y"))
                .hasMessageContaining("'y'")
                .hasMessageContaining("0.9");
        assertThatThrownBy(() -> snapshot.getDouble("x")).hasMessageContaining("Long");
        assertThatThrownBy(() -> snapshot.put("x", 2L)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSnapshotOfAnotherNetworkIsRefused() {
        Snapshot snapshot = SnapshotFile.parse(SOUND, "x");
        Blueprint2 other = Blueprint2.grow(Stirred.parameters(), 2);
        assertThatThrownBy(() -> other.restore(snapshot))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("seed");
    }
}
