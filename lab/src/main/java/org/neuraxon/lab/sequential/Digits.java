package org.neuraxon.lab.sequential;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Pictures to learn from and pictures to ask about.
 *
 * @param name what to call them
 * @param train pictures to learn from
 * @param test pictures to ask about, of the same size
 * @param ordered learned in the order of the file; otherwise in an order that the seed chooses
 */
public record Digits(String name, Pictures train, Pictures test, boolean ordered) {

    private static final int SIDE = 8;
    private static final int WHITE = 16;

    /** The same, learned in an order that the seed chooses. */
    public Digits shuffled() {
        return new Digits(name, train, test, false);
    }

    /** One more than the highest label. */
    public int classes() {
        int classes = 0;
        for (Pictures part : List.of(train, test)) {
            for (int i = 0; i < part.count(); i++) {
                classes = Math.max(classes, part.label(i) + 1);
            }
        }
        return classes;
    }

    /**
     * The small set that comes with the program: 1,797 digits of 8 x 8 pixels (Alpaydin and Kaynak, UCI 1998, CC BY 4.0). Every fifth, from the
     * fifth on, is for asking, the others are for learning.
     */
    public static Digits embedded() {
        List<String> lines;
        try (InputStream in = Digits.class.getResourceAsStream("optdigits.csv")) {
            if (in == null) {
                throw new IllegalStateException("optdigits.csv is missing from the program");
            }
            lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int asked = lines.size() / 5;
        Builder train = new Builder(lines.size() - asked);
        Builder test = new Builder(asked);
        for (int i = 0; i < lines.size(); i++) {
            (i % 5 == 4 ? test : train).add(lines.get(i));
        }
        return new Digits("optdigits", train.pictures(), test.pictures(), true);
    }

    private static final class Builder {
        private final byte[] pixels;
        private final byte[] labels;
        private int count;

        Builder(int size) {
            pixels = new byte[size * SIDE * SIDE];
            labels = new byte[size];
        }

        void add(String line) {
            String[] cells = line.split(",", -1);
            for (int p = 0; p < SIDE * SIDE; p++) {
                pixels[count * SIDE * SIDE + p] = Byte.parseByte(cells[p]);
            }
            labels[count++] = Byte.parseByte(cells[SIDE * SIDE]);
        }

        Pictures pictures() {
            return new Pictures(SIDE, SIDE, pixels, WHITE, labels);
        }
    }
}
