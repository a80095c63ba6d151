package org.neuraxon.learn.anomaly;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Says how unusual each row of a stream is and when to alarm. One pass, one setting for all series, no look-ahead, constant memory.
 *
 * <p>Six surprise signals, each scored against its own {@linkplain ParetoTail tail}: the forecast's error and its mean over 16 rows, the
 * error of a forecast made 24 rows before and its mean over 16 rows (a forecast of the next row follows a slow incident, an older one does
 * not), and the {@linkplain StateCode level's} surprise over 4 and 16 rows. The largest is the row's statistic; {@linkplain RecentRanks its own
 * past} turns it into a calibrated chance. A value outside everything seen so far by more than 2 % of that range counts as unusual in
 * itself.
 *
 * <p>An alarm is a row whose chance is below rate / 10,000 / θ, or that leaves the range, unless one about as unusual was given in the last
 * 100 rows. θ says how much unusual rows {@linkplain Clustering cluster}: a cluster is one alarm, so alarms come at about the promised
 * rate on ordinary rows.
 */
public final class AnomalyDetector implements Stateful {

    /** Rows in which no further alarm is given for something not more unusual. */
    public static final int HOLD = 100;

    private static final String[] SIGNALS = {"error", "error_16", "far_error", "far_error_16", "code_4", "code_16"};
    private static final double RANGE_MARGIN = 0.02;
    private static final int RANGE_START = 100;
    private static final double CERTAIN = 0.999999;

    private final ParetoTail[] tails = new ParetoTail[SIGNALS.length];
    private final RecentRanks ranks = new RecentRanks();
    private final StateCode code = new StateCode();
    private final double[] statistic = new double[SIGNALS.length];
    private final Clustering clustering = new Clustering();
    private double promisedRarity;
    private double meanError;
    private double meanFarError;
    private double meanCode4;
    private double meanCode16;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private long rows;
    private long lastAlarm = Long.MIN_VALUE / 2;
    private double lastAlarmRarity;

    /**
     * Starts without experience.
     *
     * @param alarmsPer10000 alarms to expect in 10,000 ordinary rows, in (0, 10,000)
     */
    public AnomalyDetector(double alarmsPer10000) {
        for (int i = 0; i < tails.length; i++) {
            tails[i] = new ParetoTail();
        }
        if (!(alarmsPer10000 > 0 && alarmsPer10000 < 10_000)) {
            throw new IllegalArgumentException(
                    "the alarm rate is " + alarmsPer10000 + " in 10,000 rows; it must be above 0 and below 10,000");
        }
        promisedRarity = -Elementary.log(alarmsPer10000 / 10_000);
    }

    /** -ln of the chance below which a row is an alarm. */
    public double alarmRarity() {
        return promisedRarity + Elementary.log(clustering.index());
    }

    /**
     * Judges one row, then learns from it.
     *
     * @param value the row's value; not finite: nothing is said and nothing is learned
     * @param error value minus forecast in units of the forecast's usual error; not finite while there is no forecast
     * @param farError value minus a forecast made many rows before, in any fixed unit; not finite while there is none
     */
    public Anomaly observe(double value, double error, double farError) {
        if (!Double.isFinite(value)) {
            return new Anomaly(Double.NaN, Double.NaN, false, null);
        }
        double beyond = beyondRange(value);
        boolean outside = beyond > RANGE_MARGIN && rows >= RANGE_START;
        String outsideWhy = outside ? outsideWhy(value) : null;
        score(value, Double.isFinite(error) ? error : 0, farError);
        int strongest = 0;
        for (int i = 1; i < statistic.length; i++) {
            strongest = statistic[i] > statistic[strongest] ? i : strongest;
        }
        boolean ready = tails[0].ready() && ranks.ready();
        double rarity = tails[0].ready() ? ranks.observe(statistic[strongest]) : 0;
        if (ready) {
            clustering.learn(rarity);
        }
        double alarmRarity = alarmRarity();
        if (outside) {
            rarity = Math.max(rarity, promisedRarity) + Math.min(beyond, 10);
        }
        learnRange(value);
        rows++;
        if (!ready) {
            return new Anomaly(Double.NaN, Double.NaN, false, null);
        }
        boolean alarm = rarity >= alarmRarity && (rows - lastAlarm > HOLD || rarity > 1.5 * lastAlarmRarity);
        if (alarm) {
            lastAlarm = rows;
            lastAlarmRarity = rarity;
        }
        double probability = Math.min(CERTAIN, 1 - Elementary.exp(-rarity));
        return new Anomaly(
                rarity, probability, alarm, rarity >= alarmRarity ? why(outsideWhy, strongest, error) : null);
    }

    private void score(double value, double error, double farError) {
        meanError += (error - meanError) / 16;
        double surprise = code.observe(value);
        meanCode4 += (surprise - meanCode4) / 4;
        meanCode16 += (surprise - meanCode16) / 16;
        statistic[0] = tails[0].observe(Math.abs(error));
        statistic[1] = tails[1].observe(Math.abs(meanError));
        if (Double.isFinite(farError)) {
            meanFarError += (farError - meanFarError) / 16;
            statistic[2] = tails[2].observe(Math.abs(farError));
            statistic[3] = tails[3].observe(Math.abs(meanFarError));
        } else {
            statistic[2] = 0;
            statistic[3] = 0;
        }
        statistic[4] = tails[4].observe(Math.abs(meanCode4));
        statistic[5] = tails[5].observe(Math.abs(meanCode16));
    }

    private double beyondRange(double value) {
        if (rows == 0 || value >= low && value <= high) {
            return 0;
        }
        double range = high - low;
        return range > 0 ? Math.max(low - value, value - high) / range : 1;
    }

    private void learnRange(double value) {
        low = Math.min(low, value);
        high = Math.max(high, value);
    }

    private String outsideWhy(double value) {
        return value > high
                ? "value " + number(value) + " is above everything seen so far (" + number(high) + ")"
                : "value " + number(value) + " is below everything seen so far (" + number(low) + ")";
    }

    private String why(@Nullable String outside, int strongest, double error) {
        if (outside != null) {
            return outside;
        }
        return switch (strongest) {
            case 0 -> "the forecast missed by " + number(Math.abs(error)) + " times its usual error";
            case 1 -> "forecasts have been too " + (meanError > 0 ? "low" : "high") + " for about 16 rows";
            default ->
                "this combination of short- and long-term levels was met " + code.timesSeen() + " times in " + rows
                        + " rows";
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e12
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    @Override
    public void save(StateSink sink) {
        for (int i = 0; i < SIGNALS.length; i++) {
            tails[i].save(sink.into(SIGNALS[i]));
        }
        ranks.save(sink.into("ranks"));
        code.save(sink.into("code"));
        clustering.save(sink.into("clustering"));
        sink.put("promised_rarity", promisedRarity);
        sink.put("mean_error", meanError);
        sink.put("mean_far_error", meanFarError);
        sink.put("mean_code_4", meanCode4);
        sink.put("mean_code_16", meanCode16);
        sink.put("low", low);
        sink.put("high", high);
        sink.put("rows", rows);
        sink.put("last_alarm", lastAlarm);
        sink.put("last_alarm_rarity", lastAlarmRarity);
    }

    @Override
    public void restore(StateSource source) {
        for (int i = 0; i < SIGNALS.length; i++) {
            tails[i].restore(source.from(SIGNALS[i]));
        }
        ranks.restore(source.from("ranks"));
        code.restore(source.from("code"));
        clustering.restore(source.from("clustering"));
        promisedRarity = source.getDouble("promised_rarity");
        meanError = source.getDouble("mean_error");
        meanFarError = source.getDouble("mean_far_error");
        meanCode4 = source.getDouble("mean_code_4");
        meanCode16 = source.getDouble("mean_code_16");
        low = source.getDouble("low");
        high = source.getDouble("high");
        rows = source.getLong("rows");
        lastAlarm = source.getLong("last_alarm");
        lastAlarmRarity = source.getDouble("last_alarm_rarity");
    }
}
