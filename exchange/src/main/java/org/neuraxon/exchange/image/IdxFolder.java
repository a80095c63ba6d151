package org.neuraxon.exchange.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.neuraxon.exchange.ExchangeException;

/**
 * A folder with training and test pictures in IDX format (LeCun, Cortes and Burges, MNIST), as {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}; gzip ({@code .gz}), a dot in place of a hyphen, a
 * prefix, and {@code test} in place of {@code t10k} are understood.
 *
 * @param train pictures to learn from
 * @param test pictures to ask about, of the same size
 */
public record IdxFolder(LabelledImages train, LabelledImages test) {

    private static final int IMAGES = 0x00000803;
    private static final int LABELS = 0x00000801;
    private static final int LONGEST_SIDE = 4096;

    /**
     * Reads the four files of a folder.
     *
     * @throws ExchangeException if a file is missing, broken, or does not fit the others
     */
    public static IdxFolder read(Path folder) {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        } catch (IOException e) {
            throw new ExchangeException(
                    folder + " is no folder that can be read; four IDX files like those of MNIST are needed there.", e);
        }
        LabelledImages train = pair(folder, files, List.of("train"));
        LabelledImages test = pair(folder, files, List.of("t10k", "test"));
        if (train.width() != test.width() || train.height() != test.height()) {
            throw new ExchangeException("In " + folder + " the training pictures have " + train.width() + " x "
                    + train.height() + " pixels and the test pictures " + test.width() + " x " + test.height() + ".");
        }
        return new IdxFolder(train, test);
    }

    private static LabelledImages pair(Path folder, List<Path> files, List<String> part) {
        Path imageFile = find(folder, files, part, "images");
        Path labelFile = find(folder, files, part, "labels");
        byte[] labels = read(labelFile, LABELS).content;
        Content images = read(imageFile, IMAGES);
        if (images.count != labels.length) {
            throw new ExchangeException(imageFile + " has " + images.count + " pictures, but " + labelFile + " has "
                    + labels.length + " labels.");
        }
        return new LabelledImages(images.width, images.height, images.content, labels);
    }

    private static Path find(Path folder, List<Path> files, List<String> part, String kind) {
        for (Path file : files) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            if (name.contains(kind) && name.contains("idx") && part.stream().anyMatch(name::contains)) {
                return file;
            }
        }
        throw new ExchangeException(folder + " has no file like " + part.get(0) + "-" + kind + "-idx"
                + (kind.equals("images") ? 3 : 1) + "-ubyte, gzipped or not.");
    }

    @SuppressWarnings("ArrayRecordComponent") // Handed on at once.
    private record Content(int count, int width, int height, byte[] content) {}

    private static Content read(Path file, int expected) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                DataInputStream in = new DataInputStream(
                        String.valueOf(file.getFileName()).endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw)) {
            int magic = in.readInt();
            if (magic != expected) {
                throw new ExchangeException(String.format(
                        "%s begins with %08x where IDX files of this kind begin with %08x.", file, magic, expected));
            }
            int count = in.readInt();
            int height = expected == IMAGES ? in.readInt() : 1;
            int width = expected == IMAGES ? in.readInt() : 1;
            boolean sound = count > 0 && width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
            if (!sound || (long) count * width * height > Integer.MAX_VALUE - 8) {
                throw new ExchangeException(
                        file + " claims " + count + " items of " + width + " x " + height + ", which cannot be read.");
            }
            int size = count * width * height;
            byte[] content = in.readNBytes(size);
            if (content.length < size) {
                throw new ExchangeException(
                        file + " ends after " + content.length + " of " + size + " bytes; is the copy complete?");
            }
            return new Content(count, width, height, content);
        } catch (EOFException e) {
            throw new ExchangeException(file + " ends too early; is the copy complete?", e);
        } catch (IOException e) {
            throw new ExchangeException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
