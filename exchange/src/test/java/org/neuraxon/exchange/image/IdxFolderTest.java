package org.neuraxon.exchange.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.exchange.ExchangeException;

class IdxFolderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void four() throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte"), images(3, 2, 4));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), labels(3));
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), gzip(images(2, 2, 4)));
        Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), gzip(labels(2)));
    }

    private static byte[] images(int count, int height, int width) {
        ByteBuffer file = ByteBuffer.allocate(16 + count * height * width);
        file.putInt(0x803).putInt(count).putInt(height).putInt(width);
        for (int p = 0; file.hasRemaining(); p++) {
            file.put((byte) (250 + p));
        }
        return file.array();
    }

    private static byte[] labels(int count) {
        ByteBuffer file = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            file.put((byte) i);
        }
        return file.array();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private void fails(String... parts) {
        assertThatThrownBy(() -> IdxFolder.read(folder))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void plainAndGzippedFilesAreRead() {
        IdxFolder read = IdxFolder.read(folder);
        assertThat(read.train().count()).isEqualTo(3);
        assertThat(read.test().count()).isEqualTo(2);
        assertThat(read.train().width()).isEqualTo(4);
        assertThat(read.train().height()).isEqualTo(2);
        assertThat(read.train().labels()).containsExactly(0, 1, 2);
        assertThat(read.train().pixels())
                .startsWith(250, 251, 252, 253, 254, 255, 0, 1)
                .hasSize(24);
    }

    @Test
    void otherSpellingsAreUnderstood() throws IOException {
        Files.move(folder.resolve("train-images-idx3-ubyte"), folder.resolve("emnist-train-images.idx3-ubyte"));
        Files.move(folder.resolve("t10k-labels-idx1-ubyte.gz"), folder.resolve("emnist-test-labels.idx1-ubyte.gz"));
        assertThat(IdxFolder.read(folder).train().count()).isEqualTo(3);
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));
        fails("no file like t10k-labels-idx1-ubyte");
        assertThatThrownBy(() -> IdxFolder.read(folder.resolve("nowhere"))).hasMessageContaining("no folder");
    }

    @Test
    void whatIsBrokenIsNamed() throws IOException {
        Path images = folder.resolve("train-images-idx3-ubyte");
        byte[] sound = Files.readAllBytes(images);
        Files.write(images, java.util.Arrays.copyOf(sound, 30));
        fails("train-images", "ends after 14 of 24 bytes");
        Files.write(images, new byte[3]);
        fails("train-images", "ends too early");
        Files.write(images, labels(3));
        fails("begins with 00000801", "00000803");
        Files.write(
                images,
                ByteBuffer.allocate(16)
                        .putInt(0x803)
                        .putInt(-5)
                        .putInt(2)
                        .putInt(2)
                        .array());
        fails("claims -5 items");
        Files.write(images, images(4, 2, 4));
        fails("4 pictures", "3 labels");
        Files.write(images, images(3, 4, 4));
        fails("4 x 4", "4 x 2");
        Files.write(folder.resolve("t10k-images-idx3-ubyte.gz"), new byte[] {1, 2, 3, 4});
        Files.write(images, sound);
        fails("t10k-images", "cannot be read");
    }

    @Property(tries = 100)
    void anyBytesGiveOneSentence(@ForAll @Size(max = 40) byte[] noise) throws IOException {
        Path other = Files.createTempDirectory("idx");
        try {
            Files.write(other.resolve("train-images-idx3"), noise);
            Files.write(other.resolve("train-labels-idx1"), labels(3));
            assertThatThrownBy(() -> IdxFolder.read(other)).isInstanceOf(ExchangeException.class);
        } finally {
            Files.delete(other.resolve("train-images-idx3"));
            Files.delete(other.resolve("train-labels-idx1"));
            Files.delete(other);
        }
    }
}
