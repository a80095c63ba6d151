package org.neuraxon.learn;

import java.util.Arrays;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.learn.anomaly.Anomaly;
import org.neuraxon.learn.anomaly.AnomalyDetector;
import org.neuraxon.learn.anomaly.Cause;
import org.neuraxon.learn.forecast.Forecast;
import org.neuraxon.learn.forecast.Forecaster;
import org.neuraxon.learn.forecast.ForecasterSettings;
import org.neuraxon.learn.forecast.Outlook;

/**
 * Lives on a stream: a network hears every row, a readout forecasts, the forecast's surprise moves the neuromodulators, and a detector
 * says how unusual the row was. It learns from the first row on; there is no training.
 *
 * <pre>{@code
 * Watcher watcher = new Watcher(WatcherSettings.standard());
 * for (double value : stream) {
 *     Observation seen = watcher.observe(value);
 *     if (seen.anomaly().alarm()) {
 *         page(value, seen.forecast(), seen.anomaly().why());
 *     }
 * }
 * }</pre>
 *
 * <p>A missing value is NaN: nothing is learned from it. A watcher belongs to one thread at a time; the same settings and rows give the
 * same bits, and a saved and restored watcher goes on bit for bit.
 */
public final class Watcher implements Watching {

    /** The largest horizon. */
    public static final int LONGEST_HORIZON = ForecasterSettings.FARTHEST;

    /** A forecast this far ahead does not follow a slow incident as the next row's does. */
    private static final int FAR = 24;

    static final String FAR_SIGNAL = "the error of the forecast made 24 rows before";

    private final WatcherSettings settings;
    private final Forecaster forecaster;
    private final AnomalyDetector detector;
    /** Forecasts that were made and have not come due: value, low, high of each, by row modulo the horizon. */
    private final double[] waiting;

    /** The forecasts for {@value #FAR} rows ahead that have not come due, by row modulo that number. */
    private final double[] far = new double[FAR];

    private long rows;

    /** Starts without experience. */
    public Watcher(WatcherSettings settings) {
        this(
                settings,
                new Forecaster(ForecasterSettings.of(settings.horizon(), FAR)
                        .withInputs(settings.inputs())
                        .withMarks(settings.marks())
                        .withSeed(settings.seed())
                        .withNeurons(settings.neurons())));
    }

    private Watcher(WatcherSettings settings, Forecaster forecaster) {
        this.settings = settings;
        this.forecaster = forecaster;
        this.detector = new AnomalyDetector(settings.alarmRate(), FAR_SIGNAL);
        this.waiting = new double[3 * settings.horizon()];
        Arrays.fill(waiting, Double.NaN);
        Arrays.fill(far, Double.NaN);
    }

    /** The watcher that a snapshot, or a part of one, describes. */
    public static Watcher restored(StateSource source) {
        return restored(source, source.getDouble("alarm_rate"));
    }

    /**
     * The same with another alarm rate from now on.
     *
     * @param alarmRate alarms to expect in 10,000 ordinary rows
     */
    public static Watcher restored(StateSource source, double alarmRate) {
        Forecaster forecaster = Forecaster.restored(source.from("forecaster"));
        WatcherSettings settings = new WatcherSettings(
                source.getInt("inputs"),
                source.getInt("horizon"),
                alarmRate,
                source.getLong("seed"),
                forecaster.settings().neurons(),
                forecaster.settings().marks());
        Watcher watcher = new Watcher(settings, forecaster);
        watcher.restore(source);
        return watcher;
    }

    @Override
    public Observation observe(double value, double... inputs) {
        int slot = 3 * (int) (rows % settings.horizon());
        double expected = waiting[slot];
        double low = waiting[slot + 1];
        double high = waiting[slot + 2];
        Forecast forecast = forecaster.observe(value, inputs);
        Outlook ahead = forecast.at(settings.horizon());
        waiting[slot] = ahead.value();
        waiting[slot + 1] = ahead.low();
        waiting[slot + 2] = ahead.high();
        Anomaly anomaly = detector.observe(value, forecast.due().error(), 0, value - far[(int) (rows % FAR)]);
        far[(int) (rows % FAR)] = forecast.value(FAR);
        rows++;
        return new Observation(expected, low, high, anomaly);
    }

    /**
     * Takes a person's word on an alarm: whether such rows shall be alarms from now on.
     *
     * @param about what made a row stand out, as in {@code observation.anomaly().cause()}
     * @throws IllegalArgumentException if nothing did
     */
    public void teach(Cause about, boolean wanted) {
        detector.teach(about, wanted);
    }

    @Override
    public double next() {
        return rows == 0 ? Double.NaN : waiting[3 * (int) ((rows - 1) % settings.horizon())];
    }

    @Override
    public WatcherSettings settings() {
        return settings;
    }

    @Override
    public double level(Modulator modulator) {
        return forecaster.level(modulator);
    }

    @Override
    public byte[] states() {
        return forecaster.states();
    }

    @Override
    public RingNetwork network() {
        return forecaster.network();
    }

    /** The forecaster within; read it between rows. */
    public Forecaster forecaster() {
        return forecaster;
    }

    @Override
    public void save(StateSink sink) {
        sink.put("inputs", settings.inputs());
        sink.put("horizon", settings.horizon());
        sink.put("alarm_rate", settings.alarmRate());
        sink.put("seed", settings.seed());
        sink.put("waiting", waiting, waiting.length);
        sink.put("far", far, FAR);
        sink.put("rows", rows);
        forecaster.save(sink.into("forecaster"));
        detector.save(sink.into("detector"));
    }

    @Override
    public void restore(StateSource source) {
        System.arraycopy(source.getDoubles("waiting", waiting.length), 0, waiting, 0, waiting.length);
        System.arraycopy(source.getDoubles("far", FAR), 0, far, 0, FAR);
        rows = source.getLong("rows");
        forecaster.restore(source.from("forecaster"));
        detector.restore(source.from("detector"));
    }
}
