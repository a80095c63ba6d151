package org.neuraxon.upow.bpp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.neuraxon.upow.Hex;
import org.neuraxon.upow.UpowException;

/**
 * Reads samples from comma-separated text with a header. Columns are found by name, whatever their order, case, spaces and underscores: {@code seed} or
 * {@code mining_seed} (may be missing or blank), {@code publickey} or {@code public_key}, {@code nonce}; others are passed over.
 */
public final class SampleTable {

    private SampleTable() {}

    /**
     * Reads a file.
     *
     * @param miningSeed for rows that name none; null if there is no such
     * @throws UpowException if it cannot be read or a row makes no sense
     */
    public static List<Sample> read(Path file, byte @Nullable [] miningSeed) {
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new UpowException("there is no file " + file, e);
        } catch (IOException e) {
            throw new UpowException("cannot read " + file + ": " + e.getMessage(), e);
        }
        try {
            return parse(text, miningSeed);
        } catch (UpowException e) {
            throw new UpowException(file + ": " + e.getMessage(), e);
        }
    }

    /** Reads text; see {@link #read}. */
    public static List<Sample> parse(String text, byte @Nullable [] miningSeed) {
        // A byte order mark is no part of the first name.
        List<String> lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        int header = 0;
        while (header < lines.size() && lines.get(header).isBlank()) {
            header++;
        }
        if (header == lines.size()) {
            throw new UpowException("the table of samples is empty; its first line must name the columns");
        }
        List<String> names = Arrays.stream(cells(lines.get(header)))
                .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[ _]", ""))
                .toList();
        int seed = Math.max(names.indexOf("seed"), names.indexOf("miningseed"));
        int key = required(names, "publickey", "public_key");
        int nonce = required(names, "nonce", "nonce");
        if (seed < 0 && miningSeed == null) {
            throw new UpowException("the samples name no mining seed (column seed or mining_seed), and none was given");
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = header + 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] cells = cells(lines.get(i));
            String line = "line " + (i + 1);
            if (cells.length < names.size()) {
                throw new UpowException(line + " has " + cells.length + " cells where the header has " + names.size());
            }
            byte[] own = miningSeed;
            if (seed >= 0 && !cells[seed].isEmpty()) {
                own = Hex.bytes(cells[seed], line + ": the mining seed", Nonce.BYTES);
                if (miningSeed != null && !Arrays.equals(own, miningSeed)) {
                    throw new UpowException(line + " names another mining seed than the one given");
                }
            }
            if (own == null) {
                throw new UpowException(line + " names no mining seed, and none was given");
            }
            samples.add(new Sample(
                    own,
                    Hex.bytes(cells[key], line + ": the public key", Nonce.BYTES),
                    new Nonce(Hex.bytes(cells[nonce], line + ": the nonce", Nonce.BYTES))));
        }
        return samples;
    }

    private static String[] cells(String line) {
        String[] cells = line.split(",", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip().replaceAll("^\"|\"$", "").strip();
        }
        return cells;
    }

    private static int required(List<String> names, String name, String shown) {
        int found = names.indexOf(name);
        if (found < 0) {
            throw new UpowException("the samples have no column " + shown);
        }
        return found;
    }
}
