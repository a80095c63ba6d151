package org.neuraxon.learn.forecast;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;

/**
 * What a {@link Forecaster} is asked for. Nothing here has to be tuned: the defaults are one setting for every stream.
 *
 * @param inputs the number of columns beside the value that are known in its row
 * @param horizons how many rows ahead: distinct and rising, 1 to {@value #FARTHEST}, with 1 always among them; or 0 alone
 * @param seed what chance depends on
 * @param neurons the number of ring neurons, 0 to {@value #MOST_NEURONS}
 * @param feedback horizon 0 only: whether the network sees the earlier values, not just the inputs
 * @param without the parts left out
 * @param marks how many of the last inputs are marks: within -1 and 1 and heard as they are, read by the readout as they are now and not a
 *     second time ({@link org.neuraxon.learn.encode.RowEncoder} makes such)
 */
public record ForecasterSettings(
        int inputs,
        List<Integer> horizons,
        long seed,
        int neurons,
        boolean feedback,
        Set<ForecasterPart> without,
        int marks) {

    /** The largest horizon. */
    public static final int FARTHEST = 1024;
    /** The most horizons. */
    public static final int MOST_HORIZONS = 16;
    /** The most input columns. */
    public static final int MOST_INPUTS = 10_000;
    /** The most ring neurons; the cost of a row grows with their square. */
    public static final int MOST_NEURONS = 500;

    /**
     * Sorts the horizons, adds horizon 1, and checks.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public ForecasterSettings {
        between("the number of inputs", inputs, 0, MOST_INPUTS);
        between("the number of neurons", neurons, 0, MOST_NEURONS);
        between("the number of marks among the inputs", marks, 0, inputs);
        TreeSet<Integer> sorted = new TreeSet<>(horizons);
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("a forecaster needs at least one horizon");
        }
        if (sorted.contains(0)) {
            if (sorted.size() > 1) {
                throw new IllegalArgumentException(
                        "horizon 0 asks for the value of this row and cannot be combined with others; " + horizons
                                + " were given");
            }
        } else {
            sorted.forEach(horizon -> between("a horizon", horizon, 0, FARTHEST));
            sorted.add(1);
        }
        if (sorted.size() > MOST_HORIZONS) {
            throw new IllegalArgumentException(
                    sorted.size() + " horizons (1 included) are too many; at most " + MOST_HORIZONS + " are possible");
        }
        horizons = List.copyOf(sorted);
        EnumSet<ForecasterPart> parts = EnumSet.noneOf(ForecasterPart.class);
        parts.addAll(without);
        without = Collections.unmodifiableSet(parts);
    }

    /** The defaults for these horizons: no inputs, seed 1, 300 neurons, everything in. */
    public static ForecasterSettings of(int... horizons) {
        return new ForecasterSettings(0, Arrays.stream(horizons).boxed().toList(), 1, 300, true, Set.of(), 0);
    }

    /** A copy with another number of input columns, none of them a mark. */
    public ForecasterSettings withInputs(int columns) {
        return new ForecasterSettings(columns, horizons, seed, neurons, feedback, without, 0);
    }

    /** A copy in which so many of the last inputs are marks. */
    public ForecasterSettings withMarks(int count) {
        return new ForecasterSettings(inputs, horizons, seed, neurons, feedback, without, count);
    }

    /** A copy with another seed. */
    public ForecasterSettings withSeed(long other) {
        return new ForecasterSettings(inputs, horizons, other, neurons, feedback, without, marks);
    }

    /** A copy with another number of ring neurons. */
    public ForecasterSettings withNeurons(int count) {
        return new ForecasterSettings(inputs, horizons, seed, count, feedback, without, marks);
    }

    /** A copy in which the network sees earlier values, or not. */
    public ForecasterSettings withFeedback(boolean sees) {
        return new ForecasterSettings(inputs, horizons, seed, neurons, sees, without, marks);
    }

    /** A copy with exactly these parts left out. */
    public ForecasterSettings without(ForecasterPart... parts) {
        return new ForecasterSettings(inputs, horizons, seed, neurons, feedback, Set.of(parts), marks);
    }

    /** True if the part is in. */
    public boolean has(ForecasterPart part) {
        return !without.contains(part);
    }

    /** True if the value of the row itself is asked for. */
    public boolean answersItsOwnRow() {
        return horizons.get(0) == 0;
    }

    void save(StateSink sink) {
        sink.put("inputs", inputs);
        sink.put("horizons", horizons.stream().mapToInt(Integer::intValue).toArray(), horizons.size());
        sink.put("seed", seed);
        sink.put("neurons", neurons);
        sink.put("feedback", feedback);
        sink.put(
                "without",
                without.stream()
                        .map(part -> part.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(",")));
        if (marks > 0) {
            sink.put("marks", marks);
        }
    }

    static ForecasterSettings restored(StateSource source) {
        String parts = source.getText("without");
        try {
            EnumSet<ForecasterPart> without = EnumSet.noneOf(ForecasterPart.class);
            for (String part : parts.isEmpty() ? new String[0] : parts.split(",", -1)) {
                without.add(ForecasterPart.valueOf(part.toUpperCase(Locale.ROOT)));
            }
            return new ForecasterSettings(
                    source.getInt("inputs"),
                    Arrays.stream(source.getInts("horizons")).boxed().toList(),
                    source.getLong("seed"),
                    source.getInt("neurons"),
                    source.getBoolean("feedback"),
                    without,
                    source.has("marks") ? source.getInt("marks") : 0);
        } catch (IllegalArgumentException e) {
            throw new SnapshotException("the snapshot holds impossible forecaster settings: " + e.getMessage(), e);
        }
    }

    private static void between(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
        }
    }
}
