package org.neuraxon.upow.bpp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuraxon.upow.CellTable;
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
        CellTable table = new CellTable(text, "samples");
        int seed = Math.max(table.column("seed"), table.column("mining_seed"));
        int key = required(table, "public_key");
        int nonce = required(table, "nonce");
        if (seed < 0 && miningSeed == null) {
            throw new UpowException("the samples name no mining seed (column seed or mining_seed), and none was given");
        }
        List<Sample> samples = new ArrayList<>();
        for (CellTable.Row row : table.rows()) {
            String line = row.name();
            List<String> cells = row.cells();
            byte[] own = miningSeed;
            if (seed >= 0 && !cells.get(seed).isEmpty()) {
                own = Hex.bytes(cells.get(seed), line + ": the mining seed", Nonce.BYTES);
                if (miningSeed != null && !Arrays.equals(own, miningSeed)) {
                    throw new UpowException(line + " names another mining seed than the one given");
                }
            }
            if (own == null) {
                throw new UpowException(line + " names no mining seed, and none was given");
            }
            samples.add(new Sample(
                    own,
                    Hex.bytes(cells.get(key), line + ": the public key", Nonce.BYTES),
                    new Nonce(Hex.bytes(cells.get(nonce), line + ": the nonce", Nonce.BYTES))));
        }
        return samples;
    }

    private static int required(CellTable table, String name) {
        int found = table.column(name);
        if (found < 0) {
            throw new UpowException("the samples have no column " + name);
        }
        return found;
    }
}
