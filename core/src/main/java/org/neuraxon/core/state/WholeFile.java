package org.neuraxon.core.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes files that are there whole or not at all: under another name beside their place ({@code NAME.PID-N.tmp}), forced to disk, then renamed, so that
 * a crash or a full disk leaves the last good file. Several programs and threads may write the same file; the last one's stays. A link is followed. Devices and
 * pipes are written to, never replaced.
 */
public final class WholeFile {

    private static final AtomicInteger WRITTEN = new AtomicInteger();

    private WholeFile() {}

    /** Writes what belongs into a file. */
    @FunctionalInterface
    public interface Filling {

        /**
         * Writes it.
         *
         * @param path where to; it need not exist
         */
        void fill(Path path) throws IOException;
    }

    /**
     * Writes a text in UTF-8.
     *
     * @throws IOException if it cannot be written; whatever stood there before is unchanged
     */
    public static void write(Path file, String text) throws IOException {
        replace(file, path -> Files.writeString(path, text, StandardCharsets.UTF_8));
    }

    /**
     * Makes a file, or a new one in the place of the old.
     *
     * @throws IOException if it cannot be written, or of the filling, or an unchecked exception of it; whatever stood there before is unchanged
     */
    public static void replace(Path file, Filling filling) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (isDevice(target)) {
            filling.fill(target);
            return;
        }
        Path temporary = target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid() + "-" + WRITTEN.incrementAndGet() + ".tmp");
        try {
            filling.fill(temporary);
            force(temporary);
            move(temporary, target);
        } catch (IOException | RuntimeException | Error e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException leftover) {
                e.addSuppressed(leftover);
            }
            throw e;
        }
    }

    /** Whether something stands there that is no file, so that it can be written to but must not be replaced. */
    public static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
