package org.neuraxon.learn.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Version;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.ring.RingParameters;
import org.neuraxon.core.state.Snapshot;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Forecasts a stream while it lives on it. Every row is read once, in order; nothing is trained beforehand and nothing read ahead.
 *
 * <pre>{@code
 * Forecaster forecaster = new Forecaster(ForecasterSettings.of(1, 48));
 * for (double value : stream) {
 *     Forecast forecast = forecaster.observe(value);
 *     double tomorrow = forecast.value(48);
 * }
 * }</pre>
 *
 * <p>A {@linkplain RingNetwork ring network} hears the scaled columns. Its state, the last values and the values of one period ago are read
 * by a large linear readout, the same without the network by a small one, both {@linkplain RecursiveLeastSquares learning} from every value
 * that arrives; a {@linkplain Mixture mixture} trusts whichever has been right, and
 * {@linkplain LastValueTrust neither} more than the last value where that has been better. Surprise raises noradrenaline in the network, and
 * noradrenaline makes the readouts forget: λ = 0.9999 - 0.003 NA.
 *
 * <p><b>Missing values</b> are NaN or infinite: an input keeps its last value, and nothing is learnt from a missing target.
 *
 * <p><b>Horizon 0</b> gives the value of the row itself from its inputs and earlier rows: {@link #predict}, then {@link #learn}.
 *
 * <p>A forecaster belongs to one thread at a time.
 */
public final class Forecaster implements Stateful {

    /** The kind of its snapshots. */
    public static final String KIND = "forecaster";

    private static final double FORGETTING = 0.9999;
    private static final double FORGETTING_BY_NORADRENALINE = 0.003;
    /** Targets are cut here, in scale units. */
    private static final double TARGET_CUT = 8;

    /** Less than this share is rounding, not a reason. */
    private static final double ROUNDING = 1e-9;

    private final ForecasterSettings settings;
    private final OnlineScale[] scales;
    private final RingNetwork network;
    private final Season season = new Season();
    private final FeatureLayout layout;
    private final int slots;
    private final double[] features;
    private final double[] pending;
    private final Readout large;
    private final @Nullable Readout small;
    private final Horizon[] horizons;
    private final ValueRange range = new ValueRange();
    private final Uncertainty uncertainty = new Uncertainty();
    private final double[] held;
    private long rows;
    private double latest = Double.NaN;
    private double target = Double.NaN;
    private double dueValue = Double.NaN;
    private double dueLow = Double.NaN;
    private double dueHigh = Double.NaN;

    /** Starts without knowledge. */
    public Forecaster(ForecasterSettings settings) {
        this(settings, RingNetwork.grow(parameters(settings), settings.seed()));
        if (!settings.has(ForecasterPart.RECURRENCE)) {
            network.ablate(Mechanism.RECURRENCE);
        }
    }

    private Forecaster(ForecasterSettings settings, RingNetwork network) {
        this.settings = settings;
        this.network = network;
        int columns = 1 + settings.inputs();
        scales = new OnlineScale[columns];
        for (int column = 0; column < columns; column++) {
            scales[column] = new OnlineScale();
        }
        held = new double[columns];
        layout = new FeatureLayout(settings, network.outputCount());
        List<Integer> ahead = settings.horizons();
        slots = ahead.get(ahead.size() - 1) + 1;
        features = new double[layout.all()];
        pending = new double[Math.multiplyExact(slots, layout.all())];
        large = new Readout(layout.all(), ahead.size(), slots);
        small = network.outputCount() > 0 && settings.has(ForecasterPart.MIX)
                ? new Readout(layout.plain(), ahead.size(), slots)
                : null;
        horizons = new Horizon[ahead.size()];
        for (int i = 0; i < horizons.length; i++) {
            horizons[i] = new Horizon(ahead.get(i), slots);
        }
    }

    /**
     * The forecaster that a snapshot describes.
     *
     * @throws SnapshotException if a value is missing or does not fit
     */
    public static Forecaster restored(StateSource source) {
        ForecasterSettings settings = ForecasterSettings.restored(source.from("settings"));
        Forecaster forecaster = new Forecaster(settings);
        forecaster.restore(source);
        return forecaster;
    }

    private static RingParameters parameters(ForecasterSettings settings) {
        return RingParameters.DEFAULT.with(Map.of(
                "num_input_neurons",
                1 + settings.inputs(),
                "num_ring_neurons",
                settings.has(ForecasterPart.NETWORK) ? settings.neurons() : 0));
    }

    /**
     * Reads a row, learns from it, and forecasts.
     *
     * @param value the value of this row; NaN or infinite if missing
     * @param inputs the other columns of this row, as many as the settings say; NaN or infinite if missing
     * @throws IllegalArgumentException if the number of inputs is not the one in the settings
     * @throws IllegalStateException if this forecaster answers its own row; use {@link #predict}
     */
    public Forecast observe(double value, double... inputs) {
        if (settings.answersItsOwnRow()) {
            throw new IllegalStateException(
                    "this forecaster has horizon 0: call predict with the inputs of a row, then learn with its value");
        }
        checkInputs(inputs);
        Due due = settle(value, rows - 1);
        return live(value, inputs, due);
    }

    /**
     * Horizon 0: forecasts the value of a row from its inputs and the earlier rows.
     *
     * @param inputs the other columns of this row, as many as the settings say; NaN or infinite if missing
     * @throws IllegalArgumentException if the number of inputs is not the one in the settings
     * @throws IllegalStateException if this forecaster looks ahead; use {@link #observe}
     */
    public Forecast predict(double... inputs) {
        checkOwnRow();
        checkInputs(inputs);
        double before = target;
        target = Double.NaN;
        return live(before, inputs, Due.NONE);
    }

    /**
     * Horizon 0: learns the value of the row that {@link #predict} was asked for. A row that is never learnt counts as missing.
     *
     * @param value NaN or infinite if missing
     * @return the forecast and how far off it was
     * @throws IllegalStateException if this forecaster looks ahead, or no row waits for its value
     */
    public Due learn(double value) {
        checkOwnRow();
        if (Double.isNaN(dueValue)) {
            throw new IllegalStateException("no row waits for its value: call predict with its inputs first");
        }
        Due due = settle(value, rows - 1);
        target = value;
        dueValue = Double.NaN;
        return due;
    }

    /** The settings. */
    public ForecasterSettings settings() {
        return settings;
    }

    /** The number of rows read. */
    public long rows() {
        return rows;
    }

    /** The network; read it, or ablate its mechanisms, between rows. */
    public RingNetwork network() {
        return network;
    }

    /** The level of a neuromodulator. */
    public double level(Modulator modulator) {
        return network.level(modulator);
    }

    /** The states of the ring neurons, in a new array. */
    public byte[] states() {
        return network.outputs();
    }

    /** The period of the value in rows; 1 while none is known. */
    public int period() {
        return season.period();
    }

    /** How much the readout with the network is trusted over the one without, in [0, 1]. */
    public double networkShare(int horizon) {
        return networkShare(horizons[index(horizon)]);
    }

    private double networkShare(Horizon horizon) {
        return small == null ? 1 : horizon.mixture.share();
    }

    private int index(int horizon) {
        int index = settings.horizons().indexOf(horizon);
        if (index < 0) {
            throw new IllegalArgumentException("there is no horizon " + horizon + "; there are " + settings.horizons());
        }
        return index;
    }

    /**
     * What the latest forecast was made of; changes nothing. With horizon 0 ask between {@link #predict} and {@link #learn}.
     *
     * @param horizon how many rows ahead
     * @throws IllegalArgumentException if there is no such horizon
     * @throws IllegalStateException before the first row
     */
    public Reasons explain(int horizon) {
        int index = index(horizon);
        if (rows == 0) {
            throw new IllegalStateException("there is nothing to explain yet: no row has been read");
        }
        Horizon asked = horizons[index];
        int slot = (int) ((rows - 1) % slots);
        int from = slot * layout.all();
        double trust = settings.answersItsOwnRow() ? 1 : trust(asked, asked.last[slot]);
        double ofNetwork = networkShare(asked);
        double unit = scales[0].scale();
        double value = scales[0].raw(asked.stated[slot]);
        List<Reasons.Part> parts = new ArrayList<>();
        double rest = value;
        for (FeatureLayout.Group group : layout.groups()) {
            double read = ofNetwork * large.part(index, pending, from, group.first(), group.end());
            if (small != null) {
                read += (1 - ofNetwork) * small.part(index, pending, from, group.first(), group.end());
            }
            double amount = unit * trust * read;
            if (group.source() == Reasons.Source.LEVEL) {
                double repeated = settings.answersItsOwnRow() ? 0 : unit * (1 - trust) * asked.last[slot];
                amount += scales[0].centre();
                parts.add(new Reasons.Part(Reasons.Source.LEVEL, -1, amount));
                parts.add(new Reasons.Part(Reasons.Source.LAST_VALUE, -1, repeated));
                rest -= repeated;
            } else {
                parts.add(new Reasons.Part(group.source(), group.column(), amount));
            }
            rest -= amount;
        }
        boolean rounding = Math.abs(rest) <= ROUNDING * (Math.abs(value) + unit);
        parts.add(new Reasons.Part(Reasons.Source.RANGE, -1, rounding ? 0 : rest));
        return new Reasons(horizon, value, parts, network.level(Modulator.NORADRENALINE), 1 / (1 - forgetting()));
    }

    /** The number of features that the large readout sees. */
    public int featureCount() {
        return layout.all();
    }

    /** The whole state, written down. */
    public Snapshot snapshot() {
        return Snapshot.of(KIND, Version.CODE, this);
    }

    private static boolean isMissing(double value) {
        return !(Math.abs(value) <= Double.MAX_VALUE);
    }

    private void checkInputs(double[] inputs) {
        if (inputs.length != settings.inputs()) {
            throw new IllegalArgumentException("the forecaster was set up for " + settings.inputs()
                    + " input columns but the row has " + inputs.length);
        }
    }

    private void checkOwnRow() {
        if (!settings.answersItsOwnRow()) {
            throw new IllegalStateException(
                    "this forecaster looks ahead: call observe with the value and the inputs of each row");
        }
    }

    /** Learns from the forecasts that were made for the row with this value. */
    private Due settle(double value, long newest) {
        if (isMissing(value)) {
            return new Due(dueValue, dueLow, dueHigh, Double.NaN, Double.NaN);
        }
        OnlineScale scale = scales[0];
        range.learn(scale.isNew() ? 0 : scale.scaled(value));
        double unbounded = scale.isNew() ? 0 : scale.unbounded(value);
        double truth = Math.max(-TARGET_CUT, Math.min(TARGET_CUT, unbounded));
        Due due = Due.NONE;
        for (int i = 0; i < horizons.length; i++) {
            Horizon horizon = horizons[i];
            long row = newest + Math.min(1, horizon.ahead) - horizon.ahead;
            if (row < 0) {
                continue;
            }
            int slot = (int) (row % slots);
            if (i == 0) {
                double error = OnlineScale.bearable(value) - dueValue;
                due = new Due(dueValue, dueLow, dueHigh, error, unbounded - horizon.stated[slot]);
                release(Math.max(-TARGET_CUT, Math.min(TARGET_CUT, unbounded - horizon.stated[slot])));
            }
            learn(i, truth, unbounded, slot);
        }
        return due;
    }

    private void release(double error) {
        uncertainty.learn(error);
        if (settings.has(ForecasterPart.MODULATION)) {
            network.modulate(Modulator.NORADRENALINE, uncertainty.unexpected());
            network.modulate(Modulator.ACETYLCHOLINE, uncertainty.expected());
        }
    }

    private void learn(int index, double truth, double unbounded, int slot) {
        Horizon horizon = horizons[index];
        int from = slot * layout.all();
        large.learn(index, truth, pending, from, slot);
        if (small != null) {
            horizon.mixture.learn(horizon.small[slot], horizon.large[slot], truth);
            small.learn(index, truth, pending, from, slot);
        }
        if (!settings.answersItsOwnRow()) {
            horizon.trust.learn(horizon.last[slot], horizon.read[slot], unbounded);
        }
        double scale = scales[0].scale();
        horizon.band.learn(scale * (unbounded - horizon.stated[slot]), scale);
    }

    /** Lives one moment on the row and looks ahead. */
    private Forecast live(double value, double[] inputs, Due due) {
        for (int column = 0; column < held.length; column++) {
            double x = column == 0 ? value : inputs[column - 1];
            if (!isMissing(x)) {
                if (column < held.length - settings.marks()) {
                    scales[column].learn(x);
                    held[column] = scales[column].scaled(x);
                } else {
                    held[column] = Math.max(-1, Math.min(1, x));
                }
                if (column == 0) {
                    latest = OnlineScale.bearable(x);
                }
            }
        }
        if (settings.answersItsOwnRow() && !settings.feedback()) {
            held[0] = 0;
        }
        network.inputs(held);
        network.step();
        if (settings.has(ForecasterPart.SEASON)) {
            season.learn(held[0]);
        }
        int slot = (int) (rows % slots);
        layout.fill(features, network, season);
        System.arraycopy(features, 0, pending, slot * features.length, features.length);
        double forgetting = forgetting();
        large.see(features, slot, forgetting);
        if (small != null) {
            small.see(features, slot, forgetting);
        }
        List<Outlook> outlooks = new ArrayList<>(horizons.length);
        for (int i = 0; i < horizons.length; i++) {
            outlooks.add(outlook(i, slot));
        }
        Outlook nearest = outlooks.get(0);
        dueValue = nearest.value();
        dueLow = nearest.low();
        dueHigh = nearest.high();
        return new Forecast(rows++, outlooks, due);
    }

    private double forgetting() {
        return FORGETTING - FORGETTING_BY_NORADRENALINE * network.level(Modulator.NORADRENALINE);
    }

    private Outlook outlook(int index, int slot) {
        Horizon horizon = horizons[index];
        double stated = range.nearest(large.answer(index, features, 0), held[0]);
        if (small != null) {
            double plain = range.nearest(small.answer(index, features, 0), held[0]);
            horizon.large[slot] = stated;
            horizon.small[slot] = plain;
            stated = horizon.mixture.mixed(plain, stated);
        }
        if (!settings.answersItsOwnRow()) {
            stated = trusted(horizon, slot, stated);
        }
        horizon.stated[slot] = stated;
        OnlineScale scale = scales[0];
        double value = scale.raw(stated);
        double half = horizon.band.halfWidth(scale.scale());
        return new Outlook(horizon.ahead, value, value - half, value + half);
    }

    /** The last value repeated, as far as it is to be trusted more; always where the stream is beyond what the network can hear. */
    private double trusted(Horizon horizon, int slot, double read) {
        double last = Double.isNaN(latest) ? held[0] : scales[0].unbounded(latest);
        horizon.read[slot] = read;
        horizon.last[slot] = last;
        return last + trust(horizon, last) * (read - last);
    }

    /** How much the readouts are trusted over that last value. */
    private static double trust(Horizon horizon, double last) {
        return Math.abs(last) > OnlineScale.CUT ? 0 : horizon.trust.share();
    }

    @Override
    public void save(StateSink sink) {
        settings.save(sink.into("settings"));
        sink.put("rows", rows);
        sink.put("latest", latest);
        sink.put("target", target);
        sink.put("due_value", dueValue);
        sink.put("due_low", dueLow);
        sink.put("due_high", dueHigh);
        sink.put("held", held, held.length);
        for (int column = 0; column < scales.length; column++) {
            scales[column].save(sink.into("scale_" + column));
        }
        network.save(sink.into("network"));
        season.save(sink.into("season"));
        range.save(sink.into("range"));
        uncertainty.save(sink.into("uncertainty"));
        for (Horizon horizon : horizons) {
            horizon.save(sink.into("horizon_" + horizon.ahead));
        }
        sink.put("pending", pending, pending.length);
        large.save(sink.into("large"));
        if (small != null) {
            small.save(sink.into("small"));
        }
    }

    @Override
    public void restore(StateSource source) {
        if (!ForecasterSettings.restored(source.from("settings")).equals(settings)) {
            throw new SnapshotException(
                    "the snapshot holds a forecaster with other settings; restore it with Forecaster.restored");
        }
        rows = source.getLong("rows");
        if (rows < 0) {
            throw new SnapshotException("the snapshot claims " + rows + " rows; it is not usable");
        }
        latest = source.getDouble("latest");
        target = source.getDouble("target");
        dueValue = source.getDouble("due_value");
        dueLow = source.getDouble("due_low");
        dueHigh = source.getDouble("due_high");
        source.read("held", held);
        for (int column = 0; column < scales.length; column++) {
            scales[column].restore(source.from("scale_" + column));
        }
        network.restore(source.from("network"));
        season.restore(source.from("season"));
        range.restore(source.from("range"));
        uncertainty.restore(source.from("uncertainty"));
        for (Horizon horizon : horizons) {
            horizon.restore(source.from("horizon_" + horizon.ahead));
        }
        source.read("pending", pending);
        large.restore(source.from("large"));
        if (small != null) {
            small.restore(source.from("small"));
        }
    }
}
