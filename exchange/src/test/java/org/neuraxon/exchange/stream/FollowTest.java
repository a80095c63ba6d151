package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FollowTest {

    @TempDir
    private Path folder;

    private final BlockingQueue<Double> values = new LinkedBlockingQueue<>();
    private Path file = Path.of("");
    private @Nullable SeriesReader reader;
    private @Nullable Thread thread;

    @BeforeEach
    void follow() throws IOException {
        file = folder.resolve("grows.csv");
        Files.writeString(file, "");
        SeriesReader opened =
                SeriesReader.open(file, SeriesRequest.INSPECT.withFollow(true).withPoll(Duration.ofMillis(5)));
        reader = opened;
        thread = new Thread(() -> {
            for (Row row = opened.next(); row != null; row = opened.next()) {
                values.add(row.value());
            }
            values.add(Double.NEGATIVE_INFINITY);
        });
        thread.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        Objects.requireNonNull(reader).close();
        Objects.requireNonNull(thread).join(10_000);
        assertThat(Objects.requireNonNull(thread).isAlive()).isFalse();
        assertThat(values.poll()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private void expect(double value) throws InterruptedException {
        assertThat(values.poll(20, TimeUnit.SECONDS)).isEqualTo(value);
    }

    @Test
    void readsWhatIsAppendedLineByLine() throws Exception {
        append("time,x\n2024-01-01,1\n");
        expect(1);
        append("2024-01-02,1");
        append("2");
        assertThat(values.poll(50, TimeUnit.MILLISECONDS)).isNull();
        append("\n2024-01-03,3\n");
        expect(12);
        expect(3);
    }

    @Test
    void goesOnInAFileThatReplacesTheOld() throws Exception {
        append("time,x\n2024-01-01,1\n2024-01-02,9");
        expect(1);
        Path next = Files.writeString(folder.resolve("next.csv"), "time,x\n2024-01-03,3\n");
        Files.move(file, folder.resolve("grows.csv.1"));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        expect(3);
        append("2024-01-04,4\n");
        expect(4);
        Tally tally = Objects.requireNonNull(reader).tally();
        assertThat(tally.count(Oddity.CUT_LINE)).isEqualTo(1);
        assertThat(tally.firstLine(Oddity.CUT_LINE)).isEqualTo(3);
    }

    @Test
    void goesOnInAFileCutToNothingWithOrWithoutHeader() throws Exception {
        append("x,note\n1,a long first line\n");
        expect(1);
        Files.writeString(file, "2,b\n");
        expect(2);
        append("3,another long line\n");
        expect(3);
        Files.writeString(file, "x,note\n4,c\n");
        expect(4);
    }

    @Test
    void whatStandsBeforeAHeaderMayStandThereAgain() throws Exception {
        append("sep=;\n\nx;note\n1;a long first line\n");
        expect(1);
        Files.writeString(file, "sep=;\n\nx;note\n4;c\n");
        expect(4);
    }

    @Test
    void gzipIsNotFollowed() throws Exception {
        append("x\n1\n");
        expect(1);
        Path packed = folder.resolve("x.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("x\n1\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> SeriesReader.open(packed, SeriesRequest.INSPECT.withFollow(true)))
                .isInstanceOf(StreamException.class)
                .hasMessageContaining("x.csv.gz is gzip, which cannot be followed");
    }

    @Test
    void waitsForAHeader() throws Exception {
        append("x");
        append("\n");
        append("5\n");
        expect(5);
    }
}
