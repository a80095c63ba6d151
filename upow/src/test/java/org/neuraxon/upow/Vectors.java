package org.neuraxon.upow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conformance vectors: those that may be copied travel with the tests, those of the public node lie beside the repository or are missing. */
public final class Vectors {

    /** Every case, which takes minutes: {@code -Dneuraxon.upow.all=true}; otherwise some of each kind. */
    public static final boolean ALL = Boolean.getBoolean("neuraxon.upow.all");

    private Vectors() {}

    /** A file that travels with the tests. */
    public static byte[] carried(String name) {
        try (var in = Vectors.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table that travels with the tests. */
    public static List<Map<String, String>> table(String name) {
        return table(carried(name));
    }

    /** The folder of the public node's files; it may be absent. */
    public static Path publicNode() {
        Path here = Path.of("").toAbsolutePath();
        Path repository = Files.isDirectory(here.resolve("upow")) ? here : here.getParent();
        String given = System.getProperty("neuraxon.upow");
        return given != null ? Path.of(given) : repository.resolveSibling("shared/conformance/upow/qubic-bpp9000");
    }

    /** The bytes of a public node's file. */
    public static byte[] publicFile(String name) {
        try {
            return Files.readAllBytes(publicNode().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a comma-separated table, each as column to text, spaces trimmed. */
    public static List<Map<String, String>> table(byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        String[] columns = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i].strip(), cells[i].strip());
            }
            rows.add(row);
        }
        return rows;
    }

    /** Bytes from digits. */
    public static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }
}
