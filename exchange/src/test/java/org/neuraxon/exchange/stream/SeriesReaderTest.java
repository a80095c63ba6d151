package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neuraxon.core.math.TextKey;

final class SeriesReaderTest {

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time,load\n2024-01-01,1.5\n2024-01-02,2\n",
                "time;load\n2024-01-01;1,5\n2024-01-02;2\n",
                "time\tload\r\n2024-01-01\t1,5\r\n2024-01-02\t2",
                "time|load\n2024-01-01|1.5\n2024-01-02|2\n",
                "  time   load\n2024-01-01   1.5\n2024-01-02\t2  \n",
                "\ufefftime,load\n2024-01-01,1.5\n2024-01-02,2\n",
                "\"time\",\"load\"\n\"2024-01-01\",\"1.5\"\n \"2024-01-02\" , \"2\" \n\n\n",
                "time,load\r2024-01-01,1.5\r2024-01-02,2\r",
                "sep=;\ntime;load\n2024-01-01;1.5\n2024-01-02;2\n",
                "\ntime , load\n2024-01-01, 1.5\n2024-01-02,2.000\n",
                "note,time,load\n\"a, \"\"b\"\"\nc\",2024-01-01,1.5\nx,2024-01-02,2\n",
                ",time,load\n0,2024-01-01,1.5\n1,2024-01-02,2\n",
            })
    void layouts(String text) {
        Reading reading = Reading.of(text);
        assertThat(reading.sentence()).isEmpty();
        assertThat(reading.values()).containsExactly(1.5, 2.0);
        assertThat(reading.rows()).extracting(Row::timeText).containsExactly("2024-01-01", "2024-01-02");
        assertThat(Reading.format(text).timeName()).isEqualTo("time");
        assertThat(reading.tally().summary()).isEmpty();
    }

    @Test
    void rowsAndLinesAreNumbered() {
        Reading reading = Reading.of("note,x\n\"two\nlines\",1\na,2\n");
        assertThat(reading.rows()).extracting(Row::row).containsExactly(0L, 1L);
        assertThat(reading.rows()).extracting(Row::line).containsExactly(2L, 4L);
        assertThat(Reading.of("note,x\r\n\"two\r\nlines\",1\r\na,2\r\n").rows())
                .extracting(Row::line)
                .containsExactly(2L, 4L);
    }

    @Test
    void inputsComeInTheOrderAskedFor() {
        SeriesRequest request = SeriesRequest.INSPECT.withValue("c").withInputs(List.of("B", "a"));
        SeriesReader reader = Reading.open("a,b,c\n1,2,3\n4,,6\n".getBytes(StandardCharsets.UTF_8), request);
        assertThat(reader.columns()).containsExactly("c", "b", "a");
        Reading reading = Reading.of(reader);
        assertThat(reading.rows().get(0).inputs()).containsExactly(2, 1);
        assertThat(reading.rows().get(1).inputs()).containsExactly(Double.NaN, 4);
        assertThat(reading.rows().get(1).is(Oddity.MISSING_INPUT)).isTrue();
        assertThat(reading.values()).containsExactly(3.0, 6.0);
    }

    @Test
    void mixedInputsMayBeTextsAndTheTime() {
        String text = "when,host,code,x\n2024-01-01 06:00,a,12,1\n,,12b,2\n2024-01-01 08:00,7,12,3\n";
        SeriesRequest numbers = SeriesRequest.INSPECT
                .withValue("x")
                .withInputs(List.of("host", "when", "code"))
                .withTexts(List.of("code"));
        assertThat(Reading.of(text, numbers).sentence()).contains("'a' is not a number");
        SeriesReader reader = Reading.open(text.getBytes(StandardCharsets.UTF_8), numbers.withMixed(true));
        assertThat(reader.inputKinds()).containsExactly(InputKind.TEXT, InputKind.TIME, InputKind.TEXT);
        assertThat(reader.hasCalendar()).isTrue();
        Reading reading = Reading.of(reader);
        assertThat(reading.sentence()).isEmpty();
        assertThat(reading.values()).containsExactly(1.0, 2.0, 3.0);
        assertThat(reading.rows().get(0).inputs()).containsExactly(TextKey.of("a"), 1_704_088_800, TextKey.of("12"));
        assertThat(reading.rows().get(1).inputs()).containsExactly(Double.NaN, Double.NaN, TextKey.of("12b"));
        assertThat(reading.rows().get(1).is(Oddity.MISSING_INPUT)).isTrue();
        assertThat(reading.rows().get(2).inputs()).containsExactly(TextKey.of("7"), 1_704_096_000, TextKey.of("12"));
    }

    @Test
    void aTextDoesNotSayWhichMarkNumbersHave() {
        Reading reading = Reading.of(
                "x;version\n3;1.2\n3,5;1.10\n",
                SeriesRequest.INSPECT
                        .withValue("x")
                        .withInputs(List.of("version"))
                        .withMixed(true)
                        .withTexts(List.of("version")));
        assertThat(reading.failure()).isNull();
        assertThat(reading.values()).containsExactly(3.0, 3.5);
    }

    @Test
    void numbersStayNumbersAmongMixedInputs() {
        String text = "t,a,x\n1,5,7\n2,,8\n";
        SeriesRequest request = SeriesRequest.INSPECT
                .withValue("x")
                .withInputs(List.of("a", "t"))
                .withMixed(true);
        SeriesReader reader = Reading.open(text.getBytes(StandardCharsets.UTF_8), request);
        assertThat(reader.inputKinds()).containsExactly(InputKind.NUMBER, InputKind.NUMBER);
        assertThat(reader.hasCalendar()).isFalse();
        Reading reading = Reading.of(reader);
        assertThat(reading.rows().get(0).inputs()).containsExactly(5, 1);
        assertThat(reading.rows().get(1).inputs()).containsExactly(Double.NaN, 2);
    }

    @Test
    void theOnlyOtherNumberIsTheValueWhenInputsAreNamed() {
        assertThat(Reading.of("input,target\n1,2\n", SeriesRequest.INSPECT.withInputs(List.of("input")))
                        .values())
                .containsExactly(2.0);
    }

    @Test
    void aFirstCellMayBeMissing() {
        assertThat(Reading.format("time,name,x\n,a,\n2024-01-01,b,5\n").valueName())
                .isEqualTo("x");
        assertThat(Reading.format("time,name,x\n,a,\n2024-01-01,b,5\n").timeName())
                .isEqualTo("time");
        assertThat(Reading.of("time,name,x\n2024-01-01,a,\n2024-01-02,b,NA\n").values())
                .hasSize(2);
    }

    @Test
    void linesBeforeTheHeaderMayBeSkipped() {
        SeriesRequest request = SeriesRequest.INSPECT.withSkipLines(2);
        assertThat(Reading.of("# made by a logger\nline two, with a comma\nx\n1\n", request)
                        .values())
                .containsExactly(1.0);
        assertThat(Reading.of("a\nb\n", request).sentence()).contains("no header line");
    }

    @Test
    void gzipIsUnpackedMembersAndAll() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip("x\n1\n"));
        both.write(gzip("2\n"));
        assertThat(Reading.of(both.toByteArray(), SeriesRequest.INSPECT).values())
                .containsExactly(1.0, 2.0);
    }

    @Test
    void aThousandColumns() {
        String header = IntStream.range(0, 1000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, 1000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String text = header + "\n" + (row + "\n").repeat(50);
        List<String> inputs = IntStream.range(0, 999).mapToObj(i -> "c" + i).toList();
        Reading reading =
                Reading.of(text, SeriesRequest.INSPECT.withValue("c999").withInputs(inputs));
        assertThat(reading.rows()).hasSize(50).allMatch(r -> r.value() == 999 && r.inputs()[998] == 998);
        assertThat(Reading.of(text).sentence())
                .contains("1000 columns", "--value", "and 988 more")
                .hasSizeLessThan(300);
    }

    @Test
    @Timeout(20)
    void anEmptyColumnDoesNotHoldUpAPipe() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream();
                SeriesReader reader = SeriesReader.open(
                        new PipedInputStream(out), "standard input", SeriesRequest.INSPECT.withValue("x"))) {
            out.write("time,x,note\n2024-01-01,1,\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(reader.next()).isNotNull().extracting(Row::value).isEqualTo(1.0);
        }
    }

    @Test
    @Timeout(20)
    void aSlowPipeIsUnderstoodWithItsFirstRow() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream();
                SeriesReader reader =
                        SeriesReader.open(new PipedInputStream(out), "standard input", SeriesRequest.INSPECT)) {
            out.write("time,x\n2024-01-01,1\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(reader.next()).isNotNull().extracting(Row::value).isEqualTo(1.0);
        }
    }

    @Test
    @Timeout(20)
    void closingEndsAReadThatWaits() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream()) {
            SeriesReader reader = SeriesReader.open(new PipedInputStream(out), "standard input", SeriesRequest.INSPECT);
            out.write("x\n1\n2".getBytes(StandardCharsets.UTF_8));
            out.flush();
            assertThat(reader.next()).isNotNull();
            CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> reader.next() == null);
            reader.close();
            assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    @Timeout(20)
    void interruptingEndsAReadThatWaits() throws Exception {
        try (PipedOutputStream out = new PipedOutputStream()) {
            SeriesReader reader = SeriesReader.open(new PipedInputStream(out), "standard input", SeriesRequest.INSPECT);
            CompletableFuture<Boolean> ended = new CompletableFuture<>();
            Thread thread = new Thread(() -> ended.complete(
                    reader.next() == null && Thread.currentThread().isInterrupted()));
            thread.start();
            thread.interrupt();
            assertThat(ended.get(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
