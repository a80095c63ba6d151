package org.neuraxon.exchange.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neuraxon.exchange.ExchangeException;

/** Tables written and read back: exactly, after a crash, and when there is no room. */
class RecordingTest {

    private static final RecordingSchema SCHEMA = new RecordingSchema(
            "a test, with \"quotes\"",
            "0.0.0",
            "abc",
            Map.of("seed", 7L),
            List.of(new RecordingSchema.Setting("noise", "Membrane", "0.5", "1", "how much it trembles")),
            List.of(new RecordedTable(
                    "things",
                    "one thing",
                    List.of(
                            Quantity.whole("number", "1", "which"),
                            Quantity.real("size", "mm", "how large"),
                            Quantity.single("weight", "g", "how heavy"),
                            Quantity.flag("blue", "whether it is blue"),
                            Quantity.text("name", "what it is called")))));

    private static final long LIMIT = 1L << 20;

    @TempDir
    Path folder;

    record Thing(
            long number,
            @Nullable Double size,
            @Nullable Float weight,
            @Nullable Boolean blue,
            @Nullable String name) {}

    @Provide
    Arbitrary<List<Thing>> things() {
        Arbitrary<Double> sizes = Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.doubles(),
                Arbitraries.of(
                        -0.0,
                        0.0,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        2e-3,
                        1e23));
        Arbitrary<Float> weights = Arbitraries.integers().map(Float::intBitsToFloat);
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars('"', ',', '\n', '\r', ' ', 'a', 'ü', 'の')
                        .ofMaxLength(8),
                Arbitraries.of("", "null", "NULL", "nan", "\"", "\"\"", " ", "𝄞"));
        return Combinators.combine(
                        Arbitraries.longs(),
                        sizes.injectNull(0.1),
                        weights.injectNull(0.1),
                        Arbitraries.of(true, false).injectNull(0.1),
                        names.injectNull(0.1))
                .as(Thing::new)
                .list()
                .ofMaxSize(12);
    }

    @Property(tries = 40)
    void whatIsWrittenIsReadBackExactly(@ForAll("things") List<Thing> things) throws IOException {
        Path place = Files.createTempDirectory("recording");
        try {
            // Tiny parts, so that a table has many.
            try (RecordingWriter writer = RecordingWriter.create(place, SCHEMA, LIMIT, 1)) {
                for (Thing thing : things) {
                    write(writer, thing);
                    writer.flush();
                }
                writer.finish(true, "all is written", "def");
            }
            Recording recording = Recording.open(place);
            assertThat(recording.schema()).isEqualTo(SCHEMA);
            assertThat(recording.parts("things")).hasSize(things.size());
            assertThat(read(recording))
                    .isEqualTo(things.stream().map(RecordingTest::cells).toList());
        } finally {
            remove(place);
        }
    }

    @Property(tries = 40)
    void anyCutLeavesWholeRowsOnly(@ForAll("things") List<Thing> things, @ForAll double where) throws IOException {
        Path place = Files.createTempDirectory("recording");
        try {
            try (RecordingWriter writer = RecordingWriter.create(place, SCHEMA, LIMIT)) {
                things.forEach(thing -> write(writer, thing));
            }
            if (!things.isEmpty()) {
                Path part = Recording.open(place).parts("things").get(0);
                byte[] bytes = Files.readAllBytes(part);
                int cut = (int) Math.floor((where - Math.floor(where)) * bytes.length);
                Files.write(part, Arrays.copyOf(bytes, cut));
                List<List<@Nullable String>> all =
                        things.stream().map(RecordingTest::cells).toList();
                List<List<@Nullable String>> left = read(Recording.open(place));
                assertThat(left).isEqualTo(all.subList(0, left.size()));
                // Nothing is lost but the row in which the cut fell.
                byte[] after =
                        Files.readAllBytes(Recording.open(place).parts("things").get(0));
                int whole = Cells.wholeRows(after, after.length, 5);
                assertThat(new String(bytes, whole, bytes.length - whole, StandardCharsets.UTF_8))
                        .isEqualTo(new String(bytes, StandardCharsets.UTF_8)
                                .substring(new String(bytes, 0, whole, StandardCharsets.UTF_8).length()));
                assertThat(Cells.wholeRows(bytes, bytes.length, 5)).isEqualTo(bytes.length);
                if (whole < cut) {
                    assertThat(Cells.rows(bytes, whole, bytes.length))
                            .hasSize(all.size() - left.size() + (whole == 0 ? 1 : 0));
                }
            }
        } finally {
            remove(place);
        }
    }

    @Test
    void aKilledRecordingIsReadUpToItsLastWholeRow() throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(folder, SCHEMA, LIMIT)) {
            write(writer, new Thing(1, 0.5, 1f, true, "one"));
            write(writer, new Thing(2, 0.25, 1f, true, "two, \"\n\" twice"));
            writer.flush();
        }
        Path part = folder.resolve("things-0001.csv");
        byte[] bytes = Files.readAllBytes(part);
        // Cut behind the line break that stands inside the quotes of the second row.
        int cut = new String(bytes, StandardCharsets.UTF_8).lastIndexOf("\"\"\n") + 3;
        Files.write(part, Arrays.copyOf(bytes, cut));
        Recording recording = Recording.open(folder);
        assertThat(recording.end()).isEmpty();
        assertThat(read(recording)).containsExactly(cells(new Thing(1, 0.5, 1f, true, "one")));
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        assertThat(recording.wholeParts("things", scratch))
                .hasSize(1)
                .first()
                .satisfies(copy -> assertThat(copy).hasContent("number,size,weight,blue,name\n1,0.5,1,true,one\n"));
        // A cut number is a wrong number, so it must go with its row.
        Files.writeString(part, "number,size,weight,blue,name\n1,0.5,1,true,one\n2,0.2");
        assertThat(read(Recording.open(folder))).hasSize(1);
        // Behind a row that is none, nothing is believed.
        Files.writeString(part, "number,size,weight,blue,name\n1,0.5,1,true,one\n2,0.25\n3,0.5,1,true,three\n");
        assertThat(read(Recording.open(folder))).hasSize(1);
        // As a file system may leave it after a loss of power.
        Files.write(part, Arrays.copyOf(bytes, bytes.length + 4096));
        assertThat(read(Recording.open(folder))).hasSize(2);
    }

    @Test
    void rowsReachTheDiskBeforeTheRecordingEnds() {
        try (RecordingWriter writer = RecordingWriter.create(folder, SCHEMA, LIMIT)) {
            for (int i = 0; i < 10_000; i++) {
                write(writer, new Thing(i, 0.5, 1f, true, "one"));
            }
            assertThat(read(Recording.open(folder))).hasSizeGreaterThan(5_000);
            write(writer, new Thing(1, 0.5, 1f, true, "one"));
            writer.flush();
            assertThat(read(Recording.open(folder))).hasSize(10_001);
        }
    }

    @Test
    void takesNoMoreThanItsLimit() throws IOException {
        long limit = 1_000;
        try (RecordingWriter writer = RecordingWriter.create(folder, SCHEMA, limit)) {
            boolean taken = true;
            for (int i = 0; i < 100; i++) {
                boolean now = write(writer, new Thing(i, 0.5, 1f, true, "one"));
                assertThat(now && !taken).isFalse();
                taken = now;
            }
            assertThat(writer.full()).isTrue();
            // Not even a shorter row: what follows would have a hole before it.
            assertThat(write(writer, new Thing(1, null, null, null, null))).isFalse();
            writer.finish(false, "full", "def");
        }
        assertThat(Files.size(folder.resolve("things-0001.csv"))).isBetween(limit - 50, limit);
        assertThat(Recording.open(folder).end().orElseThrow().complete()).isFalse();
    }

    @Test
    void neverWritesOverAnything() throws IOException {
        Files.writeString(folder.resolve("thesis.txt"), "four years");
        assertThatThrownBy(() -> RecordingWriter.create(folder, SCHEMA, LIMIT))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("is not empty");
        assertThat(folder).isDirectoryContaining("glob:**thesis.txt");
        Path file = folder.resolve("thesis.txt");
        assertThatThrownBy(() -> RecordingWriter.create(file, SCHEMA, LIMIT))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("cannot record into");
        assertThat(file).hasContent("four years");
    }

    @Test
    void whatIsMissingOrChangedIsNamed() throws IOException {
        assertThatThrownBy(() -> Recording.open(folder))
                .isInstanceOf(ExchangeException.class)
                .hasMessageContaining("holds no recording");
        try (RecordingWriter writer = RecordingWriter.create(folder, SCHEMA, LIMIT, 1)) {
            for (int i = 0; i < 3; i++) {
                write(writer, new Thing(i, 0.5, 1f, true, "one"));
                writer.flush();
            }
            writer.finish(true, "all is written", "def");
        }
        Path second = folder.resolve("things-0002.csv");
        byte[] bytes = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(bytes, bytes.length - 1));
        assertThatThrownBy(() -> Recording.open(folder)).hasMessageContaining("things-0002.csv has");
        Files.delete(second);
        assertThatThrownBy(() -> Recording.open(folder)).hasMessageContaining("lacks its file things-0002.csv");
        Files.write(second, bytes);
        assertThat(read(Recording.open(folder))).hasSize(3);
        Path schema = folder.resolve("schema.json");
        String text = Files.readString(schema);
        Files.writeString(schema, text.replace("\"format_version\": 1", "\"format_version\": 2"));
        assertThatThrownBy(() -> Recording.open(folder)).hasMessageContaining("layout 2");
        Files.writeString(schema, text.replace("\"type\": \"float\"", "\"type\": \"colour\""));
        assertThatThrownBy(() -> Recording.open(folder)).hasMessageContaining("colour");
        Files.writeString(schema, text.substring(0, text.length() / 2));
        assertThatThrownBy(() -> Recording.open(folder)).isInstanceOf(ExchangeException.class);
        Files.writeString(schema, text.replace("\"name\": \"number\"", "\"name\": \"x) from y --\""));
        assertThatThrownBy(() -> Recording.open(folder)).hasMessageContaining("cannot be called");
    }

    @Test
    void cellsThatBreakTheTableAreRefused() {
        try (RecordingWriter writer = RecordingWriter.create(folder, SCHEMA, LIMIT)) {
            RowWriter row = writer.table("things");
            assertThatThrownBy(() -> row.put(0.5)).hasMessageContaining("number a long, not a double");
            row.put(1L);
            assertThatThrownBy(row::end).hasMessageContaining("5 cells, not 1");
        }
    }

    @Test
    void aWholeTableIsOneCsvFile() throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(folder, SCHEMA, LIMIT, 1)) {
            for (int i = 0; i < 3; i++) {
                write(writer, new Thing(i, null, 1f, true, null));
                writer.flush();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Recording.open(folder).writeCsv("things", out);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .isEqualTo("number,size,weight,blue,name\n0,,1,true,\n1,,1,true,\n2,,1,true,\n");
        }
    }

    private static boolean write(RecordingWriter writer, Thing thing) {
        RowWriter row = writer.table("things").put(thing.number());
        Double size = thing.size();
        Float weight = thing.weight();
        Boolean blue = thing.blue();
        if (size == null) {
            row.missing();
        } else {
            row.put(size.doubleValue());
        }
        if (weight == null) {
            row.missing();
        } else {
            row.put(weight.floatValue());
        }
        if (blue == null) {
            row.missing();
        } else {
            row.put(blue.booleanValue());
        }
        return row.put(thing.name()).end();
    }

    /** What a reader must find: cells that give the same bits again. */
    private static List<@Nullable String> cells(Thing thing) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(Long.toString(thing.number()));
        Double size = thing.size();
        cells.add(size == null ? null : Long.toHexString(Double.doubleToLongBits(size)));
        Float weight = thing.weight();
        cells.add(weight == null ? null : Integer.toHexString(Float.floatToIntBits(weight)));
        cells.add(thing.blue() == null ? null : String.valueOf(thing.blue()));
        cells.add(thing.name());
        return cells;
    }

    private static List<List<@Nullable String>> read(Recording recording) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        recording.rows("things", row -> {
            String size = row.get(1);
            String weight = row.get(2);
            row.set(1, size == null ? null : Long.toHexString(Double.doubleToLongBits(Recording.number(size))));
            row.set(2, weight == null ? null : Integer.toHexString(Float.floatToIntBits(single(weight))));
            rows.add(row);
        });
        return rows;
    }

    private static float single(String cell) {
        double value = Recording.number(cell);
        return Double.isFinite(value) ? Float.parseFloat(cell) : (float) value;
    }

    private static void remove(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
