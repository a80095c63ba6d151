package org.neuraxon.lab.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.lab.Measurement;
import org.neuraxon.lab.Run;

/**
 * Every number of every run as CSV: {@code claim,model,mode,condition,seed,metric,value}, an empty value where nothing could be measured. A run
 * is in the file as soon as it is finished, so an interruption keeps it, and {@link #read} finds it again.
 */
public final class RunTable implements AutoCloseable {

    /** The first line. */
    public static final String HEADER = "claim,model,mode,condition,seed,metric,value";

    private static final int COLUMNS = 7;

    private final Writer out;
    private final String mode;

    /**
     * Starts a file, replacing one that is there.
     *
     * @param fast whether the runs are of fast trials
     * @throws UncheckedIOException if it cannot be written
     */
    public RunTable(Path file, boolean fast) {
        mode = mode(fast);
        try {
            BufferedWriter writer = Files.newBufferedWriter(file);
            writer.write(HEADER + "\n");
            writer.flush();
            out = writer;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the table " + file + " (" + e + ")", e);
        }
    }

    /** Adds the lines of a run. */
    public void add(Run run) {
        StringBuilder lines = new StringBuilder();
        for (Measurement m : run.measurements()) {
            lines.append(run.claim())
                    .append(',')
                    .append(run.model())
                    .append(',')
                    .append(mode)
                    .append(',')
                    .append(quoted(m.condition()))
                    .append(',')
                    .append(run.seed())
                    .append(',')
                    .append(quoted(m.metric()))
                    .append(',')
                    .append(Double.isNaN(m.value()) ? "" : Double.toString(m.value()))
                    .append('\n');
        }
        try {
            out.write(lines.toString());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the table of runs (" + e + ")", e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the table of runs (" + e + ")", e);
        }
    }

    /**
     * The runs that a file holds; what they took is not known and counts as 0 s.
     *
     * @param fast which trials are wanted; others are left out
     * @throws IllegalArgumentException if the file is no such table
     */
    public static List<Run> read(Path file, boolean fast) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table " + file + " (" + e + ")", e);
        }
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException(file + " is not a table of runs; its first line must be " + HEADER);
        }
        Map<List<String>, List<Measurement>> runs = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = fields(line);
            if (fields.size() != COLUMNS) {
                throw new IllegalArgumentException(file + " has a line that is no measurement: " + line);
            }
            if (fields.get(2).equals(mode(fast))) {
                String value = fields.get(6);
                runs.computeIfAbsent(List.of(fields.get(0), fields.get(1), fields.get(4)), key -> new ArrayList<>())
                        .add(new Measurement(
                                fields.get(3),
                                fields.get(5),
                                value.isEmpty() ? Double.NaN : Double.parseDouble(value)));
            }
        }
        List<Run> list = new ArrayList<>();
        runs.forEach((key, sheet) -> list.add(new Run(key.get(0), key.get(1), Long.parseLong(key.get(2)), sheet, 0)));
        return list;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && inside && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                inside = !inside;
            } else if (c == ',' && !inside) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private static String mode(boolean fast) {
        return fast ? "fast" : "full";
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
