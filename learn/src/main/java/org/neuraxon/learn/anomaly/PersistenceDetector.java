package org.neuraxon.learn.anomaly;

import java.util.Arrays;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * An {@link AnomalyDetector} whose forecasts are the last value and the value 24 rows before: no network, no readout, hundreds of times
 * faster, for when only the alarms are wanted.
 *
 * <p>On the development series of the Numenta Anomaly Benchmark it is level with the network's forecasts (docs/benchmarks.md).
 */
public final class PersistenceDetector implements Stateful {

    /** The same distance at which a {@code Watcher} looks at its far forecast. */
    private static final int FAR = 24;

    private final AnomalyDetector detector;
    private final double[] values = new double[FAR];
    private double last = Double.NaN;
    private long rows;

    /** Starts with the default alarm rate. */
    public PersistenceDetector() {
        this(AnomalyDetector.DEFAULT_ALARM_RATE);
    }

    /**
     * Starts a detector.
     *
     * @param alarmRate the expected alarms in 10,000 normal rows, from 0 (never) to 10,000
     */
    public PersistenceDetector(double alarmRate) {
        detector = new AnomalyDetector(alarmRate, "the change over 24 rows");
        Arrays.fill(values, Double.NaN);
    }

    /**
     * Judges the next row by the rows before it, then learns from it.
     *
     * @param value the value; NaN or infinite if the row has none
     */
    public Anomaly observe(double value) {
        int slot = (int) (rows % FAR);
        Anomaly anomaly = detector.observe(value, value - last, 0, value - values[slot]);
        boolean missing = !Double.isFinite(value);
        values[slot] = missing ? Double.NaN : value;
        last = missing ? last : value;
        rows++;
        return anomaly;
    }

    @Override
    public void save(StateSink sink) {
        detector.save(sink.into("detector"));
        sink.put("values", values, FAR);
        sink.put("last", last);
        sink.put("rows", rows);
    }

    @Override
    public void restore(StateSource source) {
        detector.restore(source.from("detector"));
        System.arraycopy(source.getDoubles("values", FAR), 0, values, 0, FAR);
        last = source.getDouble("last");
        rows = source.getLong("rows");
    }
}
