package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that cannot be read: one sentence, and the rows before it are kept. */
final class BrokenInputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "~~!0!1!input is empty; a header line and at least one row are needed.",
                "\\n\\n!0!1!input is empty; a header line and at least one row are needed.",
                "time,x\\n!0!1!input has a header line but no rows.",
                "time,x!0!1!input has a header line but no rows.",
                "1,2\\n3,4\\n!0!2!input, line 1: a header line that names the columns is needed, but '1' and the rest are data; put a"
                        + " line such as 'time,value' first.",
                "2024-01-01 00:00;1,5\\n2024-01-02 00:00;2,5\\n!0!2!a header line that names the columns is needed",
                "5\\n6\\n!0!2!but '5' is data; put a line such as 'value' first.",
                "x,y\\n1,a\\n2,b\\n3\\n!2!1!input, line 4: 1 field where the header names 2; correct the line.",
                "x,y\\n1,a\\n2,b,c\\n!1!1!input, line 3: 3 fields where the header names 2; correct the line.",
                "x,y\\n1,2,3\\n!0!1!input, line 2: 3 fields where the header names 2; correct the line.",
                "t,x\\n1,5\\n2,oops\\n3,6\\n!1!1!input, line 3, column 'x': 'oops' is not a number; correct it, or leave the cell empty",
                "time,x\\n2024-01-01,5\\nsoon,6\\n!1!1!line 3, column 'time': 'soon' is not a time written as year-month-day",
                "a,b\\n1,2\\n!0!2!input has 2 columns that could be the value; name one with --value: 'a', 'b'.",
                "a,b\\nx,y\\n!0!2!input has no column of numbers besides the time; its columns are 'a', 'b'.",
                "x,y\\n1,\"a\\n2,b\\n!0!1!input, line 2: a quote is opened and not closed before the end; close it or remove it.",
                "x,y\\n1,a\\n2,\"b\"c\\n!1!1!input, line 3: text follows a closing quote",
                "x;y\\n1,5;a\\n1.5;b\\n!1!1!line 3, column 'x': '1.5' is not a number",
            })
    void saysOneSentence(String text, int rows, int exitCode, String sentence) {
        Reading reading = Reading.of(text.replace("\\n", "\n"));
        assertThat(reading.sentence()).contains(sentence).endsWith(".").doesNotContain("\n");
        assertThat(reading.failure()).extracting(StreamException::exitCode).isEqualTo(exitCode);
        assertThat(reading.rows()).hasSize(rows);
    }

    @Test
    void filesThatAreNone(@TempDir Path folder) throws IOException {
        assertThat(opening(folder.resolve("none.csv")).isUsage()).isTrue();
        assertThat(opening(folder.resolve("none.csv"))).hasMessageEndingWith("none.csv does not exist.");
        assertThat(opening(folder)).hasMessageContaining("is a directory; name a file");
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        assertThat(Reading.of(SeriesReader.open(empty, SeriesRequest.INSPECT)).sentence())
                .contains("empty.csv is empty");
        Path closed = Files.writeString(folder.resolve("closed.csv"), "x\n1\n");
        if (closed.toFile().setReadable(false) && !Files.isReadable(closed)) {
            assertThat(opening(closed)).hasMessageContaining("may not be read");
        }
    }

    private static StreamException opening(Path path) {
        return catchThrowableOfType(StreamException.class, () -> SeriesReader.open(path, SeriesRequest.INSPECT));
    }

    @Test
    void columnsThatAreNotThere() {
        SeriesRequest request = SeriesRequest.INSPECT.withValue("z");
        assertThat(Reading.of("a,b\n1,2\n", request).sentence())
                .isEqualTo("input has no column 'z'; its columns are 'a', 'b'.");
        assertThat(Reading.of("z,z\n1,2\n", request).sentence()).contains("2 columns named 'z'");
        assertThat(Reading.of("a,b\n1,2\n", SeriesRequest.INSPECT.withTime("z")).failure())
                .extracting(StreamException::isUsage)
                .isEqualTo(true);
        assertThat(Reading.of("a,b\n1,2\n", SeriesRequest.INSPECT.withValue("a").withInputs(List.of("A")))
                        .sentence())
                .contains("asked for twice");
        assertThat(Reading.of("name,b\nx,2\n", SeriesRequest.INSPECT.withValue("name"))
                        .sentence())
                .isEqualTo(
                        "input, line 2, column 'name': 'x' is not a number; correct it, or leave the cell empty if there is no value.");
    }

    @Test
    void foreignTextIsShortenedAndHarmless() {
        String sentence = Reading.of("x,n\n1,a\n\u001b[31m\u202e" + "y".repeat(500) + ",b\n")
                .sentence();
        assertThat(sentence)
                .doesNotContain("\u001b", "\u202e")
                .contains("yyy…'")
                .hasSizeLessThan(180);
    }

    @Test
    void bytesThatAreNoText() {
        assertThat(Reading.of("PK\u0003\u0004,x\n1,2\n").sentence())
                .isEqualTo("input, line 1: byte 3 is no text; a table of text, plain or gzip, is needed.");
        assertThat(Reading.of("x,y\n1,2\n".getBytes(StandardCharsets.UTF_16), SeriesRequest.INSPECT)
                        .sentence())
                .isEqualTo("input is UTF-16 text; save it as UTF-8.");
    }

    @Test
    void gzipCutShortOrDamaged() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write("x\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100_000; i++) {
                packed.write((i * 7919L % 100_003 + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
        Reading reading = Reading.of(half, SeriesRequest.INSPECT);
        assertThat(reading.sentence()).startsWith("input, after line ").contains("gzip data end early");
        assertThat(reading.rows()).hasSizeGreaterThan(40_000);
        byte[] damaged = bytes.toByteArray();
        damaged[damaged.length / 2] ^= 0x55;
        assertThat(Reading.of(damaged, SeriesRequest.INSPECT).failure()).isNotNull();
    }

    @Test
    @Timeout(60)
    void aLineWithoutEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        assertThat(Reading.of(SeriesReader.open(endless, "input", SeriesRequest.INSPECT))
                        .sentence())
                .isEqualTo("input, line 1: the line is longer than 16 MiB; this is no table of rows.");
        byte[] quote = ("x,n\n1,a\n2,\"" + "b\n".repeat(9 << 20)).getBytes(StandardCharsets.UTF_8);
        Reading reading = Reading.of(quote, SeriesRequest.INSPECT);
        assertThat(reading.sentence()).contains("line 3: a quote is opened and not closed within 16 MiB");
        assertThat(reading.rows()).hasSize(1);
    }

    @Test
    void tooManyColumns() {
        assertThat(Reading.of("x,".repeat(100_001) + "\n").sentence()).contains("100002 columns; at most 100000");
    }

    @Test
    void aFailureStays() {
        SeriesReader reader = Reading.open("x\n1\ny\n2\n".getBytes(StandardCharsets.UTF_8), SeriesRequest.INSPECT);
        assertThat(reader.next()).isNotNull();
        assertThat(catchThrowableOfType(StreamException.class, reader::next)).isNotNull();
        assertThat(catchThrowableOfType(StreamException.class, reader::next)).hasMessageContaining("line 3");
    }
}
