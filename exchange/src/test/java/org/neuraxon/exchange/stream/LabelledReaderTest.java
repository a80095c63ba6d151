package org.neuraxon.exchange.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledReaderTest {

    private static final String ARFF = """
            % a comment
            @RELATION 'two words'

            @attribute size numeric
            @attribute 'the colour' {red, 'light blue',green}
            @attribute class {yes,no}
            @data
            1.5,red,no
            % another
            ?,'light blue',yes

            -3e2,?,?
            """;

    @TempDir
    private Path folder;

    private LabelledReader open(String text, @Nullable String label) throws IOException {
        Path file = folder.resolve("table");
        Files.writeString(file, text);
        return LabelledReader.open(file, label);
    }

    private static List<LabelledRow> all(LabelledReader reader) {
        List<LabelledRow> rows = new ArrayList<>();
        for (LabelledRow row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }

    @Test
    void anArffFileDeclaresItsColumns() throws IOException {
        try (LabelledReader reader = open(ARFF, null)) {
            assertThat(reader.columns())
                    .containsExactly(new LabelledColumn("size", 0), new LabelledColumn("the colour", 3));
            assertThat(reader.classes()).containsExactly("yes", "no");
            List<LabelledRow> rows = all(reader);
            assertThat(rows.stream().map(LabelledRow::label)).containsExactly(1, 0, -1);
            assertThat(rows.get(0).cells()).containsExactly(1.5, 0);
            assertThat(rows.get(1).cells()).containsExactly(Double.NaN, 1);
            assertThat(rows.get(2).cells()).containsExactly(-300, Double.NaN);
            assertThat(rows.get(1).line()).isEqualTo(10);
        }
    }

    @Test
    void gzipIsUnpackedAndAnyColumnCanBeTheLabel() throws IOException {
        Path file = folder.resolve("table.arff.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(ARFF.getBytes(StandardCharsets.UTF_8));
        }
        try (LabelledReader reader = LabelledReader.open(file, "the colour")) {
            assertThat(reader.columns()).containsExactly(new LabelledColumn("size", 0), new LabelledColumn("class", 2));
            assertThat(all(reader).stream().map(LabelledRow::label)).containsExactly(0, 1, -1);
        }
    }

    @Test
    void otherTablesShowWhatTheirColumnsHold() throws IOException {
        try (LabelledReader reader = open("a;b;kind\n1,5;x;up\n;y;down\nNaN;x;\n-7;;up\n", null)) {
            assertThat(reader.columns()).containsExactly(new LabelledColumn("a", 0), new LabelledColumn("b", 32));
            assertThat(reader.classes()).isEmpty();
            List<LabelledRow> rows = all(reader);
            assertThat(rows.stream().map(LabelledRow::label)).containsExactly(0, 1, -1, 0);
            assertThat(rows.get(0).cells()).containsExactly(1.5, 0);
            assertThat(rows.get(1).cells()).containsExactly(Double.NaN, 1);
            assertThat(rows.get(3).cells()).containsExactly(-7, Double.NaN);
            assertThat(reader.classes()).containsExactly("up", "down");
        }
    }

    @Test
    void onlyInArffFilesIsALineWithAPercentSignAComment() throws IOException {
        try (LabelledReader reader = open("%cpu,kind\n1,a\n2,b\n", null)) {
            assertThat(reader.columns()).containsExactly(new LabelledColumn("%cpu", 0));
            assertThat(all(reader)).extracting(LabelledRow::label).containsExactly(0, 1);
        }
        try (LabelledReader reader = open("note,kind\n%x,a\ny,b\n%z,a\n", null)) {
            assertThat(all(reader)).extracting(LabelledRow::line).containsExactly(2L, 3L, 4L);
        }
        try (LabelledReader reader = open("@timestamp,kind\n1,a\n2,b\n", null)) {
            assertThat(reader.columns()).containsExactly(new LabelledColumn("@timestamp", 0));
            assertThat(all(reader)).hasSize(2);
        }
    }

    @Test
    void labelsMayBeNumbers() throws IOException {
        try (LabelledReader reader = open("x,y\n1,2\n2,0\n3,2\n", null)) {
            assertThat(all(reader).stream().map(LabelledRow::label)).containsExactly(0, 1, 0);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                      | is empty
            a,b/n                                   | no rows
            a,b/n1,2/n1,2,3/n                       | line 3: 3 fields where the header names 2
            a/n1/n                                  | one column
            @attribute a numeric/n                  | no line @data
            @attribute a/n@data/n                   | a name and a type
            @attribute a numeric/nnonsense/n        | is no line of an ARFF header
            @attribute a numeric/n@attribute b {x,y}/n@data/n1,z/n | is none of the categories
            @attribute a numeric/n@attribute b {x,y}/n@data/nq,x/n | stands where the column holds numbers
            @attribute a numeric/n@attribute b {x,y}/n@data/n{0 1}/n | line 4""")
    void whatCannotBeReadIsSaidInOneSentence(String text, String part) {
        assertThatThrownBy(() -> {
                    try (LabelledReader reader = open(text.replace("/n", "\n"), null)) {
                        all(reader);
                    }
                })
                .isInstanceOf(StreamException.class)
                .hasMessageContaining(part);
    }

    @Test
    void aMissingFileOrColumnIsNamed() {
        assertThatThrownBy(() -> LabelledReader.open(folder.resolve("none"), null))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> open(ARFF, "shape"))
                .hasMessageContaining("'shape'")
                .hasMessageContaining("'the colour'");
    }
}
