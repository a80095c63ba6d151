package org.neuraxon.cli;

import java.util.Arrays;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.ring.RingNetwork;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.evolve.series.SeriesForecaster;
import org.neuraxon.evolve.series.SeriesGenome;
import org.neuraxon.learn.Observation;
import org.neuraxon.learn.WatcherSettings;
import org.neuraxon.learn.Watching;
import org.neuraxon.learn.anomaly.Anomaly;
import org.neuraxon.learn.anomaly.AnomalyDetector;
import org.neuraxon.learn.forecast.OnlineScale;
import org.neuraxon.learn.forecast.TargetBand;

/**
 * An evolved network that lives on a stream. It is the network that was scored, with the readout it was scored with; the stream's scale, which evolution
 * knew beforehand, is learned as the rows come, and the detector of alarms is the one of {@link org.neuraxon.learn.Watcher}.
 *
 * <p>Of a missing row it hears what it had expected, so that it learns nothing from it.
 */
final class EvolvedWatcher implements Watching {

    private final WatcherSettings settings;
    private final SeriesForecaster network;
    private final OnlineScale scale = new OnlineScale();
    private final TargetBand band = new TargetBand();
    private final AnomalyDetector detector;
    /** Forecasts that have not come due, as scaled values: by row modulo the horizon. */
    private final double[] waiting;

    private long rows;

    EvolvedWatcher(SeriesGenome genome, double alarmRate) {
        this(new SeriesForecaster(genome), new WatcherSettings(0, genome.horizon(), alarmRate, 1));
    }

    private EvolvedWatcher(SeriesForecaster network, WatcherSettings settings) {
        this.network = network;
        this.settings = settings;
        detector = new AnomalyDetector(settings.alarmRate());
        waiting = new double[settings.horizon()];
        Arrays.fill(waiting, Double.NaN);
    }

    static EvolvedWatcher restored(StateSource source) {
        return restored(source, source.getDouble("alarm_rate"));
    }

    /** The same with another alarm rate from now on. */
    static EvolvedWatcher restored(StateSource source, double alarmRate) {
        SeriesForecaster network = SeriesForecaster.restored(source.from("forecaster"));
        EvolvedWatcher watcher = new EvolvedWatcher(
                network, new WatcherSettings(0, network.genome().horizon(), alarmRate, 1));
        watcher.restore(source);
        return watcher;
    }

    @Override
    public Observation observe(double value, double... inputs) {
        int slot = (int) (rows % waiting.length);
        double due = waiting[slot];
        boolean missing = !Double.isFinite(value);
        double expected = Double.isNaN(due) ? Double.NaN : scale.raw(due);
        double half = Double.isNaN(due) ? Double.NaN : band.halfWidth(scale.scale());
        if (!missing && !Double.isNaN(due)) {
            band.learn(value - expected, scale.scale());
        }
        Anomaly anomaly = detector.observe(missing ? Double.NaN : value, missing ? Double.NaN : value - expected, 0);
        if (!missing) {
            scale.learn(value);
        }
        double heard = missing ? Double.isNaN(due) ? 0 : due : scale.scaled(value);
        waiting[slot] = network.next(heard);
        rows++;
        return new Observation(expected, expected - half, expected + half, anomaly);
    }

    @Override
    public double next() {
        return rows == 0 ? Double.NaN : scale.raw(waiting[(int) ((rows - 1) % waiting.length)]);
    }

    @Override
    public WatcherSettings settings() {
        return settings;
    }

    /** No neuromodulator acts in it. */
    @Override
    public double level(Modulator modulator) {
        return 0;
    }

    @Override
    public byte[] states() {
        return network.network().outputs();
    }

    @Override
    public RingNetwork network() {
        return network.network();
    }

    @Override
    public void save(StateSink sink) {
        sink.put("alarm_rate", settings.alarmRate());
        sink.put("waiting", waiting, waiting.length);
        sink.put("rows", rows);
        network.save(sink.into("forecaster"));
        scale.save(sink.into("scale"));
        band.save(sink.into("band"));
        detector.save(sink.into("detector"));
    }

    @Override
    public void restore(StateSource source) {
        source.read("waiting", waiting);
        rows = source.getLong("rows");
        network.restore(source.from("forecaster"));
        scale.restore(source.from("scale"));
        band.restore(source.from("band"));
        detector.restore(source.from("detector"));
    }
}
