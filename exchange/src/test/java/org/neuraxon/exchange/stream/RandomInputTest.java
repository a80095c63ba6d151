package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are: rows, or one sentence; never another exception, never a hang. */
final class RandomInputTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<SeriesRequest> REQUESTS = List.of(
            SeriesRequest.INSPECT,
            SeriesRequest.INSPECT.withStrict(true),
            SeriesRequest.INSPECT.withValue("value"),
            SeriesRequest.INSPECT.withValue("value").withTime("time").withInputs(List.of("a")),
            SeriesRequest.INSPECT.withSkipLines(1));

    private static void assertOrderly(byte[] bytes) {
        for (SeriesRequest request : REQUESTS) {
            Reading reading = assertTimeoutPreemptively(PATIENCE, () -> Reading.of(bytes, request));
            if (reading.failure() != null) {
                assertThat(reading.sentence())
                        .endsWith(".")
                        .hasSizeLessThan(1000)
                        .doesNotContain("\n", "\r", "\u0000");
            }
            assertThat(reading.values()).noneMatch(value -> Double.isInfinite(value));
        }
    }

    @Property(tries = 300)
    void randomBytes(@ForAll @Size(max = 2000) byte[] bytes) {
        assertOrderly(bytes);
    }

    @Property(tries = 300)
    void randomBytesBehindAHeader(@ForAll @Size(max = 500) byte[] bytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write("time,value,a\n2024-01-01,1,2\n".getBytes(StandardCharsets.UTF_8));
        all.write(bytes);
        assertOrderly(all.toByteArray());
    }

    @Provide
    Arbitrary<String> tables() {
        return Arbitraries.of(
                        "time",
                        "value",
                        "a",
                        ",",
                        ",",
                        ";",
                        "\t",
                        "|",
                        " ",
                        "\n",
                        "\n",
                        "\r\n",
                        "\r",
                        "\"",
                        "\"\"",
                        "1",
                        "2.5",
                        "1,5",
                        "-",
                        "NaN",
                        "inf",
                        "1e999",
                        "2024-01-01",
                        "01/02/2024",
                        "1.1.2024",
                        "12:30",
                        "1700000000",
                        "T",
                        "Z",
                        "\ufeff",
                        "é",
                        "\0")
                .list()
                .ofMaxSize(80)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 500)
    void piecesOfTables(@ForAll("tables") String text) {
        assertOrderly(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 300)
    void aMutatedTable(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("time,value,a,note\n");
        for (int i = 0; i < 40; i++) {
            text.append("2024-01-01 00:")
                    .append(10 + i)
                    .append(',')
                    .append(i * 0.5)
                    .append(",3,\"n \"\"")
                    .append(i)
                    .append("\"\"\"\n");
        }
        byte[] plain = text.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        byte[] bytes = random.nextInt(4) == 0 ? packed.toByteArray() : plain;
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "\"\n,;\r1 ".charAt(random.nextInt(7)));
        }
        assertOrderly(bytes);
    }

    @Property(tries = 200)
    void aMachineWithAnyProcFiles(@ForAll @Size(max = 300) byte[] bytes) throws IOException {
        Path proc = Files.createTempDirectory("proc");
        List<String> names = List.of("stat", "loadavg", "meminfo", "diskstats");
        try {
            for (String name : names) {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                all.write("cpu 1 2 3 4 5\nMemTotal: 5 kB\n8 0 sda 1 2 3 4 5 6 7\n".getBytes(StandardCharsets.UTF_8));
                all.write(bytes);
                Files.write(proc.resolve(name), all.toByteArray());
            }
            LinuxGauge gauge = new LinuxGauge(proc, proc, System::nanoTime);
            gauge.sample();
            assertThat(gauge.sample()).hasSize(6);
            LinuxGauge.isPartition(new String(bytes, StandardCharsets.ISO_8859_1), Set.of());
        } finally {
            for (String name : names) {
                Files.deleteIfExists(proc.resolve(name));
            }
            Files.delete(proc);
        }
    }
}
