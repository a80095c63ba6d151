package org.neuraxon.lab.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.neuraxon.lab.Measurement;
import org.neuraxon.lab.Run;

/**
 * Every number of every run as CSV: {@code claim,model,condition,seed,metric,value}, an empty value where nothing could be measured. A run is
 * in the file as soon as it is finished, so an interruption keeps it.
 */
public final class RunTable implements AutoCloseable {

    /** The first line. */
    public static final String HEADER = "claim,model,condition,seed,metric,value";

    private final Writer out;

    /**
     * Starts a file, replacing one that is there.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public RunTable(Path file) {
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

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
