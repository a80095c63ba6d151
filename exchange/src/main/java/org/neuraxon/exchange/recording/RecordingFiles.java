package org.neuraxon.exchange.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a recording's folder, and how its small files are written. */
final class RecordingFiles {

    static final String SCHEMA = "schema.json";
    static final String END = "end.json";
    static final String SNAPSHOT_START = "start.nxn";
    static final String SNAPSHOT_END = "end.nxn";

    private static final Pattern PART = Pattern.compile("([a-z][a-z0-9_]*)-([0-9]{4,9})\\.csv");

    private RecordingFiles() {}

    /** The file of a table's rows, counted from 1. */
    static String part(String table, int number) {
        return String.format(Locale.ROOT, "%s-%04d.csv", table, number);
    }

    /** The number of a file of a table; 0 if it is none. */
    static int number(String file, String table) {
        Matcher matcher = PART.matcher(file);
        return matcher.matches() && matcher.group(1).equals(table) ? Integer.parseInt(matcher.group(2)) : 0;
    }

    /** Writes a small file so that it is there whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
