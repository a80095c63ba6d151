package org.neuraxon.learn.anomaly;

import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * When a row is an alarm: something that stands out and is surprising enough for the wished alarm rate.
 *
 * <p>With r = N/10,000 the wished alarms a row, the threshold θ starts at its floor −ln(r) nats and follows
 *
 * <pre>
 *   θ ← max(floor, θ + 0.25 ((1 if alarm else 0) − r))
 * </pre>
 *
 * (adaptive conformal inference, Gibbs and Candès, NeurIPS 2021): whatever the series does, n rows bring at most r n + (θ(n) − θ(0))/0.25
 * alarms, so an excess is paid for. On a calm series θ stays at the floor and the alarms are fewer than r n.
 *
 * <p>Only a peak can be an alarm: a row more surprising than all of the last H = 0.4/r rows, at least 1 and at most 400 (a refractory
 * time), or an event that stands for itself, such as a new extreme. No row is an alarm while the first 100 settle the references.
 */
final class AlarmPolicy implements Stateful {

    private static final double ROWS = 10_000;
    private static final int LONGEST_HOLD = 400;
    private static final double HELD_SHARE = 0.4;
    private static final double STEP = 0.25;
    private static final int START = 100;

    private final double rate;
    private final double floor;
    private final PeakHold hold;
    private double raised;
    private long rows;
    private boolean peak;

    /**
     * Starts an alarm policy.
     *
     * @param alarmRate N, the expected alarms in 10,000 normal rows, from 0 (never) to 10,000
     */
    AlarmPolicy(double alarmRate) {
        rate = alarmRate / ROWS;
        floor = rate > 0 ? -Elementary.log(rate) : Double.POSITIVE_INFINITY;
        hold = new PeakHold(rate > 0 ? (int) Math.max(1, Math.min(LONGEST_HOLD, HELD_SHARE / rate)) : LONGEST_HOLD);
    }

    /**
     * Takes in a row and says whether it is an alarm.
     *
     * @param excursion the surprise of the streams whose excursions last, in nats: only its peaks count
     * @param event the surprise of something that stands for itself, in nats; 0 if there is none
     */
    boolean learn(double excursion, double event) {
        boolean settled = rows >= START;
        peak = hold.learn(excursion) && settled;
        rows++;
        double threshold = floor + raised;
        boolean alarm = settled && ((peak && excursion > threshold) || event > threshold);
        raised = Math.max(0, raised + STEP * ((alarm ? 1 : 0) - rate));
        return alarm;
    }

    /** The least threshold, in nats. */
    double floor() {
        return floor;
    }

    /** True when the excursion of the last row was larger than all those of the refractory time before it. */
    boolean peak() {
        return peak;
    }

    @Override
    public void save(StateSink sink) {
        hold.save(sink.into("hold"));
        sink.put("raised", raised);
        sink.put("rows", rows);
        sink.put("peak", peak);
    }

    @Override
    public void restore(StateSource source) {
        hold.restore(source.from("hold"));
        raised = source.getDouble("raised");
        rows = source.getLong("rows");
        peak = source.getBoolean("peak");
    }
}
