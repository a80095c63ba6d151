package org.neuraxon.upow.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.neuraxon.upow.UpowException;

/** A file that says what is to be worked on; its first bytes say by which algorithm. */
public sealed interface WorkFile permits TaskFile, SeriesFile {

    /** The bytes of the file. */
    byte[] bytes();

    /**
     * Reads a task of any kind.
     *
     * @throws UpowException if it cannot be read or breaks a rule of its layout
     */
    static WorkFile read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UpowException("there is no file " + file, e);
        } catch (IOException | OutOfMemoryError e) {
            throw new UpowException("cannot read " + file + ": " + e.getMessage(), e);
        }
        try {
            return parse(bytes);
        } catch (UpowException e) {
            throw new UpowException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the bytes of a task of any kind.
     *
     * @throws UpowException if they break a rule of its layout
     */
    static WorkFile parse(byte[] bytes) {
        return SeriesFile.isSeries(bytes) ? SeriesFile.parse(bytes) : TaskFile.parse(bytes);
    }

    /** Whether a file begins like a task of any kind. */
    static boolean isWork(byte[] firstBytes) {
        return TaskFile.isTask(firstBytes) || SeriesFile.isSeries(firstBytes);
    }

    /**
     * Writes the file at once or not at all.
     *
     * @throws UpowException if it cannot be written; whatever stood there before is unchanged
     */
    default void write(Path file) {
        Path target = file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // Moving the new file into place would remove a device or a pipe.
            throw new UpowException("cannot write " + file + ": there is something that is no file");
        }
        Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            Files.write(temporary, bytes());
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UpowException("cannot write " + file + " (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
