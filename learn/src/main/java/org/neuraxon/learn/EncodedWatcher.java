package org.neuraxon.learn;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.learn.encode.DifferenceEncoder;
import org.neuraxon.learn.encode.Encoding;
import org.neuraxon.learn.encode.LogEncoder;
import org.neuraxon.learn.encode.RowEncoder;

/**
 * A {@link Watcher} of columns as they come: its inputs may be categories and times, and what it watches may be heard by its logarithm or its
 * differences.
 *
 * <pre>{@code
 * EncodedWatcher watcher = new EncodedWatcher(
 *         WatcherSettings.standard(), Encoding.LOG, List.of(Encoding.CALENDAR, Encoding.CATEGORY));
 * for (Order order : orders) {
 *     Observation seen = watcher.observe(order.seconds(), order.epochSecond(), TextKey.of(order.shop()));
 * }
 * }</pre>
 *
 * <p>Of a logarithm forecast, band and new extremes are told in the unit of the value, and errors as factors. Of a difference they are differences, see
 * {@link #watched}.
 */
public final class EncodedWatcher implements Watching {

    private final Encoding encoding;
    private final LogEncoder logarithm = new LogEncoder();
    private final DifferenceEncoder difference;
    private final RowEncoder inputs;
    private final Watcher watcher;
    private double watched = Double.NaN;

    /**
     * Starts without experience.
     *
     * @param settings what is asked for; its inputs and marks are found here
     * @param value how the value is heard: as a number, its logarithm, its difference or a counter
     * @param inputs how the further columns are heard
     * @throws IllegalArgumentException if the value is to be a mark
     */
    public EncodedWatcher(WatcherSettings settings, Encoding value, List<Encoding> inputs) {
        this(value, new RowEncoder(inputs), settings);
    }

    private EncodedWatcher(Encoding value, RowEncoder inputs, WatcherSettings settings) {
        this(value, inputs, new Watcher(settings.withInputs(inputs.width(), inputs.marks())));
    }

    private EncodedWatcher(Encoding encoding, RowEncoder inputs, Watcher watcher) {
        if (encoding.marks()) {
            throw new IllegalArgumentException(
                    "a " + encoding.key() + " has no size and cannot be watched; it can be an input");
        }
        this.encoding = encoding;
        this.inputs = inputs;
        this.watcher = watcher;
        difference = new DifferenceEncoder(encoding == Encoding.COUNTER);
    }

    /** The watcher that a snapshot, or a part of one, describes. */
    public static EncodedWatcher restored(StateSource source) {
        return restored(source, source.from("watcher").getDouble("alarm_rate"));
    }

    /**
     * The same with another alarm rate from now on.
     *
     * @param alarmRate alarms to expect in 10,000 ordinary rows
     */
    public static EncodedWatcher restored(StateSource source, double alarmRate) {
        String key = source.getText("value_encoding");
        Encoding value = Stream.of(Encoding.values())
                .filter(one -> one.key().equals(key) && !one.marks())
                .findFirst()
                .orElseThrow(() -> new SnapshotException("the snapshot asks for the encoding '"
                        + key.toLowerCase(Locale.ROOT) + "' of the value, which is not known"));
        EncodedWatcher encoded = new EncodedWatcher(
                value,
                RowEncoder.restored(source.from("input_encoder")),
                Watcher.restored(source.from("watcher"), alarmRate));
        encoded.restore(source);
        return encoded;
    }

    /** How the value is heard. */
    public Encoding encoding() {
        return encoding;
    }

    /** How the further columns are heard, and which lines are theirs. */
    public RowEncoder inputs() {
        return inputs;
    }

    /**
     * Lives one row.
     *
     * @param value the row's value; NaN if missing
     * @param cells the row's further columns, one for each encoding; NaN where missing
     */
    @Override
    public Observation observe(double value, double... cells) {
        double[] lines = inputs.encode(cells);
        return switch (encoding) {
            case LOG -> {
                watched = value;
                Observation seen = watcher.observe(logarithm.encode(value), lines);
                yield new Observation(
                        logarithm.decode(seen.forecast()),
                        logarithm.decode(seen.low()),
                        logarithm.decode(seen.high()),
                        seen.anomaly().toldOfLogarithms(logarithm::decode, Watcher.FAR_SIGNAL));
            }
            case DIFFERENCE, COUNTER -> {
                watched = difference.encode(value);
                yield watcher.observe(watched, lines);
            }
            default -> {
                watched = value;
                yield watcher.observe(value, lines);
            }
        };
    }

    /** What the last row's forecast and band are about: its value, or what that had changed. */
    public double watched() {
        return watched;
    }

    @Override
    public double next() {
        return encoding == Encoding.LOG ? logarithm.decode(watcher.next()) : watcher.next();
    }

    @Override
    public WatcherSettings settings() {
        return watcher.settings();
    }

    @Override
    public double level(Modulator modulator) {
        return watcher.level(modulator);
    }

    @Override
    public byte[] states() {
        return watcher.states();
    }

    @Override
    public RingNetwork network() {
        return watcher.network();
    }

    @Override
    public void save(StateSink sink) {
        sink.put("value_encoding", encoding.key());
        sink.put("watched", watched);
        logarithm.save(sink.into("logarithm"));
        difference.save(sink.into("difference"));
        inputs.save(sink.into("input_encoder"));
        watcher.save(sink.into("watcher"));
    }

    @Override
    public void restore(StateSource source) {
        watched = source.getDouble("watched");
        logarithm.restore(source.from("logarithm"));
        difference.restore(source.from("difference"));
        inputs.restore(source.from("input_encoder"));
        watcher.restore(source.from("watcher"));
    }
}
