package org.neuraxon.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.state.WholeFile;

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
        if (WholeFile.isDevice(file)) {
            return;
        }
        try {
            Path place = file.toAbsolutePath();
            Files.delete(Files.createFile(place.resolveSibling(
                    place.getFileName() + "." + ProcessHandle.current().pid() + ".try")));
        } catch (NoSuchFileException e) {
            throw new Failure(sentence + "its folder does not exist; make it or choose another place", ExitCode.USAGE);
        } catch (AccessDeniedException e) {
            throw new Failure(sentence + "you may not write to its folder; choose another place", ExitCode.USAGE);
        } catch (IOException e) {
            throw new Failure(
                    sentence + "no file can be made in its folder ("
                            + e.getClass().getSimpleName() + "); choose another place",
                    ExitCode.USAGE);
        }
    }
}
