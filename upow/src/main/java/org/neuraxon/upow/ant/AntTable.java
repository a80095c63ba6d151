package org.neuraxon.upow.ant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neuraxon.upow.CellTable;
import org.neuraxon.upow.UpowException;

/**
 * Walks as comma-separated text with a header, and their re-execution. Columns are found by name, whatever their order, case, spaces and underscores:
 * {@code digest}, {@code neurons}, {@code ticks}, {@code objective}, {@code walk_steps}, {@code public_key}, {@code nonce}, and if there is one
 * {@code parent_hash}; others are passed over.
 */
public final class AntTable {

    /** A life's ticks are a quarter warm-up, three eighths driven, and two times three sixteenths. */
    private static final int SIXTEENTHS = 16;

    private static final int MOST_NEURONS = 1 << 20;
    private static final int MOST_TICKS = 1 << 24;

    private AntTable() {}

    /**
     * What a walk came to.
     *
     * @param startScore of the parent
     * @param result where it came by
     */
    public record Walked(long startScore, AntWalk.Result result) {}

    /** Hears that another walk is done. */
    @FunctionalInterface
    public interface Progress {

        /** One more. */
        void one();
    }

    /**
     * Reads a file.
     *
     * @throws UpowException if it cannot be read or a row makes no sense
     */
    public static List<AntSample> read(Path file) {
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new UpowException("there is no file " + file, e);
        } catch (IOException e) {
            throw new UpowException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (UpowException e) {
            throw new UpowException(file + ": " + e.getMessage(), e);
        }
    }

    /** Reads text; see {@link #read}. */
    public static List<AntSample> parse(String text) {
        CellTable table = new CellTable(text, "walks");
        for (String needed : List.of("digest", "neurons", "ticks", "objective", "walk_steps", "public_key", "nonce")) {
            if (table.column(needed) < 0) {
                throw new UpowException("the walks have no column " + needed);
            }
        }
        List<AntSample> samples = new ArrayList<>();
        for (CellTable.Row row : table.rows()) {
            try {
                samples.add(sample(table, row.cells()));
            } catch (UpowException e) {
                throw new UpowException(row.name() + ": " + e.getMessage(), e);
            }
        }
        return samples;
    }

    private static AntSample sample(CellTable table, List<String> cells) {
        int parent = table.column("parent_hash");
        return new AntSample(
                cells.get(table.column("digest")),
                number(cells.get(table.column("neurons")), "neurons", MOST_NEURONS),
                phases(number(cells.get(table.column("ticks")), "ticks", MOST_TICKS)),
                objective(cells.get(table.column("objective"))),
                number(cells.get(table.column("walk_steps")), "walk_steps", Integer.MAX_VALUE),
                parent < 0 || cells.get(parent).isEmpty() ? Optional.empty() : Optional.of(cells.get(parent)),
                cells.get(table.column("public_key")),
                AntNonce.of(cells.get(table.column("nonce"))));
    }

    private static Phases phases(int ticks) {
        if (ticks < SIXTEENTHS || ticks % SIXTEENTHS != 0) {
            throw new UpowException("ticks must be a multiple of " + SIXTEENTHS + ", not " + ticks);
        }
        int sixteenth = ticks / SIXTEENTHS;
        return new Phases(4 * sixteenth, 6 * sixteenth, 3 * sixteenth, 3 * sixteenth);
    }

    private static Objective objective(String name) {
        return Arrays.stream(Objective.values())
                .filter(objective -> objective.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UpowException("objective must be banded or unbounded, not " + name));
    }

    private static int number(String text, String column, int most) {
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > most) {
            throw new UpowException(column + " must be a whole number up to " + most + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    /**
     * Walks them all in their order. A parent is the root of its epoch or what an earlier walk of that epoch came by.
     *
     * @throws UpowException if a parent is neither
     */
    public static List<Walked> walk(List<AntSample> samples, Progress progress) {
        Map<List<Object>, Map<String, byte[]>> known = new HashMap<>();
        List<Walked> walked = new ArrayList<>();
        for (AntSample sample : samples) {
            Epoch epoch = new Epoch(sample.digest(), sample.neurons(), sample.phases());
            AntWalk walk = new AntWalk(epoch, sample.objective());
            Map<String, byte[]> tables =
                    known.computeIfAbsent(List.of(sample.digest(), sample.neurons()), own -> new HashMap<>());
            byte[] root = walk.root();
            tables.putIfAbsent(walk.hash(root), root);
            byte[] parent = tables.get(sample.parentHash().orElse(walk.hash(root)));
            if (parent == null) {
                throw new UpowException("walk " + walked.size() + ": its parent "
                        + sample.parentHash().orElse("") + " is neither the root nor what an earlier walk came by");
            }
            AntWalk.Result result = walk.walk(parent, sample.publicKey(), sample.nonce(), sample.steps());
            tables.put(result.hash(), result.tables());
            walked.add(new Walked(walk.score(parent), result));
            progress.one();
        }
        return walked;
    }
}
