package org.neuraxon.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that a command writes when its work is done: tried before the work begins, so that hours of it are not lost to a wrong path. */
final class OutputFile {

    private OutputFile() {}

    /**
     * Makes sure that a file can be written later; what stands there is left alone.
     *
     * @param file nothing is tried if there is none
     * @param option how the sentence names it
     */
    static void require(@Nullable Path file, String option) {
        if (file == null) {
            return;
        }
        String sentence = option + " " + file + " cannot be written: ";
        if (Files.isDirectory(file)) {
            throw new Failure(sentence + "it is a folder; name a file", ExitCode.USAGE);
        }
        if (isDevice(file)) {
            return;
        }
        try {
            Files.deleteIfExists(Files.createFile(beside(file, ".try")));
        } catch (IOException e) {
            throw new Failure(
                    sentence + "no file can be made in its folder ("
                            + e.getClass().getSimpleName() + "); choose another place",
                    ExitCode.USAGE);
        }
    }

    /** Writes a text whole or not at all; what stood there before is kept until then. */
    static void write(Path file, String text) throws IOException {
        if (isDevice(file)) {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            return;
        }
        Path temporary = beside(file, ".tmp");
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, file.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A pipe or a device is written to, never replaced. */
    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private static Path beside(Path file, String ending) {
        Path target = file.toAbsolutePath();
        return target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid() + ending);
    }
}
