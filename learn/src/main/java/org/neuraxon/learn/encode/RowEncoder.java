package org.neuraxon.learn.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Turns the cells of a row into what a forecaster takes as inputs.
 *
 * <pre>{@code
 * RowEncoder encoder = RowEncoder.of(Encoding.CALENDAR, Encoding.CATEGORY, Encoding.LOG);
 * Forecaster forecaster = new Forecaster(ForecasterSettings.of(24)
 *         .withInputs(encoder.width())
 *         .withMarks(encoder.marks()));
 * for (Order order : orders) {
 *     double[] inputs = encoder.encode(order.epochSecond(), TextKey.of(order.shop()), order.size());
 *     Forecast forecast = forecaster.observe(order.seconds(), inputs);
 * }
 * }</pre>
 *
 * <p>The lines of numbers come first and the marks (categories, calendar) last, as a forecaster wants them; {@link #column} says which column
 * a line belongs to. Belongs to one thread at a time.
 */
public final class RowEncoder implements Stateful {

    private final List<Encoding> encodings;
    private final Encoder[] encoders;
    /** Where the first line of each column goes. */
    private final int[] start;
    /** The column of each line. */
    private final int[] columns;

    private final int marks;

    /** Starts without experience. */
    public RowEncoder(List<Encoding> encodings) {
        this.encodings = List.copyOf(encodings);
        encoders = this.encodings.stream().map(Encoding::begin).toArray(Encoder[]::new);
        start = new int[encoders.length];
        List<Integer> lines = new ArrayList<>();
        int numbers = lay(lines, false);
        lay(lines, true);
        marks = lines.size() - numbers;
        columns = lines.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Starts without experience. */
    public static RowEncoder of(Encoding... encodings) {
        return new RowEncoder(List.of(encodings));
    }

    private int lay(List<Integer> lines, boolean ofMarks) {
        for (int column = 0; column < encoders.length; column++) {
            if (encodings.get(column).marks() == ofMarks) {
                start[column] = lines.size();
                for (int i = 0; i < encoders[column].width(); i++) {
                    lines.add(column);
                }
            }
        }
        return lines.size();
    }

    /** How each column is heard. */
    public List<Encoding> encodings() {
        return encodings;
    }

    /** The number of lines. */
    public int width() {
        return columns.length;
    }

    /** How many of the last lines are marks. */
    public int marks() {
        return marks;
    }

    /** The column, from 0, that a line belongs to. */
    public int column(int line) {
        return columns[line];
    }

    /**
     * Encodes the next row.
     *
     * @param cells one for each column; NaN where missing
     * @return the lines, in a new array
     * @throws IllegalArgumentException if there are more or fewer cells
     */
    public double[] encode(double... cells) {
        if (cells.length != encoders.length) {
            throw new IllegalArgumentException(
                    "the row has " + cells.length + " cells where " + encoders.length + " are encoded");
        }
        double[] lines = new double[columns.length];
        for (int column = 0; column < encoders.length; column++) {
            encoders[column].encode(cells[column], lines, start[column]);
        }
        return lines;
    }

    /**
     * The encoder that a snapshot, or a part of one, describes.
     *
     * @throws SnapshotException if a value is missing or does not fit
     */
    public static RowEncoder restored(StateSource source) {
        String keys = source.getText("encodings");
        List<Encoding> encodings = new ArrayList<>();
        for (String key : keys.isEmpty() ? new String[0] : keys.split(",", -1)) {
            try {
                encodings.add(Encoding.valueOf(key.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new SnapshotException("the snapshot asks for the encoding '" + key + "', which is not known", e);
            }
        }
        RowEncoder encoder = new RowEncoder(encodings);
        encoder.restore(source);
        return encoder;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("encodings", encodings.stream().map(Encoding::key).collect(Collectors.joining(",")));
        for (int column = 0; column < encoders.length; column++) {
            encoders[column].save(sink.into("column_" + column));
        }
    }

    @Override
    public void restore(StateSource source) {
        for (int column = 0; column < encoders.length; column++) {
            encoders[column].restore(source.from("column_" + column));
        }
    }
}
