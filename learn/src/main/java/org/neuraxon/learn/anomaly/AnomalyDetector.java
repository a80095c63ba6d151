package org.neuraxon.learn.anomaly;

import java.util.List;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/**
 * Judges the rows of one series as they come: how unusual each is, whether it is an alarm, and why.
 *
 * <p>Streams of surprise, each −ln p under its own past: the forecast error in units of its usual size; the rarity of the combination of
 * slow and fast levels, averaged over 4 and over 16 rows; new extremes; runs of missing values; further signals of the caller, for
 * instance the surprise of a network. The surprise of a row is the largest of them. {@link Calibration} makes a probability of it and
 * {@link AlarmPolicy} an alarm, by the {@link Taste} that {@link #teach} forms.
 *
 * <p>Each row is judged before it is learned, so nothing looks ahead. The first 100 rows only settle the references and are never alarms.
 * A row without a value is judged by {@link GapRule} alone and leaves all other streams as they are. One detector belongs to one series
 * and one thread at a time; the same rows give the same bits on every machine.
 */
public final class AnomalyDetector implements Stateful {

    /** The expected alarms in 10,000 normal rows unless said otherwise. */
    public static final double DEFAULT_ALARM_RATE = 10;

    private static final double HIGHEST_ALARM_RATE = 10_000;
    private static final double NOTABLE = 0.99;
    private static final double LARGEST = 1e300;
    private static final double ROUNDING = 1e-12;
    private static final double CLIP = 10;
    private static final int SETTLED = 100;
    private static final double HALF_SCORE = 7.5;

    // Places of the streams of a row's surprise.
    private static final int MISS = 0;
    private static final int CODE = 1;
    private static final int RANGE = 2;
    private static final int SIGNALS = 3;

    private final LeakyMean usualMiss = new LeakyMean(1000);
    private final ParetoTail missTail = new ParetoTail();
    private final StateCode code = new StateCode();
    private final LeakyMean fastRarity = new LeakyMean(4);
    private final LeakyMean slowRarity = new LeakyMean(16);
    private final ParetoTail fastTail = new ParetoTail();
    private final ParetoTail slowTail = new ParetoTail();
    private final RangeRule range = new RangeRule();
    private final GapRule gap = new GapRule();
    private final List<String> signals;
    private final ParetoTail[] signalTails;
    private final Calibration calibration = new Calibration();
    private final AlarmPolicy policy;
    private final Taste taste = new Taste();
    private final double[] surprises;
    private final double[] told;
    private long values;

    /** Starts a detector with the default alarm rate and no further signals. */
    public AnomalyDetector() {
        this(DEFAULT_ALARM_RATE);
    }

    /**
     * Starts a detector.
     *
     * @param alarmRate the expected alarms in 10,000 normal rows, from 0 (never) to 10,000
     * @param signals names of further signals, as they shall stand in a sentence, for instance {@code "the network's surprise"}
     * @throws IllegalArgumentException if the alarm rate is outside its range
     */
    public AnomalyDetector(double alarmRate, String... signals) {
        if (!(alarmRate >= 0 && alarmRate <= HIGHEST_ALARM_RATE)) {
            throw new IllegalArgumentException(
                    "the alarm rate is " + alarmRate + "; it must be from 0 to 10,000 alarms in 10,000 rows");
        }
        this.signals = List.of(signals);
        signalTails = new ParetoTail[signals.length];
        for (int i = 0; i < signals.length; i++) {
            signalTails[i] = new ParetoTail();
        }
        policy = new AlarmPolicy(alarmRate);
        surprises = new double[SIGNALS + signals.length];
        told = new double[SIGNALS + signals.length];
    }

    /**
     * Judges the next row by the rows before it, then learns from it.
     *
     * @param value the value; NaN or infinite if the row has none
     * @param forecastError the value minus the forecast that was made for it; NaN if there was none
     * @param forecastScale the usual size of the forecast error in the unit of the value, best one that single errors hardly move;
     *     0 or NaN if unknown, the detector then keeps its own
     * @param strengths the further signals of this row, as many as were named, each NaN if absent; only their magnitude counts
     * @throws IllegalArgumentException if there are more or fewer further signals than were named
     */
    public Anomaly observe(double value, double forecastError, double forecastScale, double... strengths) {
        if (strengths.length != signalTails.length) {
            throw new IllegalArgumentException(
                    "the row has " + strengths.length + " further signals where " + signalTails.length + " were named");
        }
        if (!Double.isFinite(value)) {
            return observeGap();
        }
        gap.present();
        double v = Math.max(-LARGEST, Math.min(LARGEST, value));

        surprises[MISS] = judge(missTail, miss(v, forecastError, forecastScale));
        double rarity = code.learn(v);
        surprises[CODE] =
                Math.max(judge(fastTail, fastRarity.learn(rarity)), judge(slowTail, slowRarity.learn(rarity)));
        double excursion = Math.max(surprises[MISS], surprises[CODE]);
        for (int i = 0; i < strengths.length; i++) {
            surprises[SIGNALS + i] = judge(signalTails[i], Math.abs(strengths[i]));
            excursion = Math.max(excursion, surprises[SIGNALS + i]);
        }
        double low = range.low();
        double high = range.high();
        double excess = range.excess(v);
        double ofRange = range.surprise(v);
        surprises[RANGE] = ofRange;
        range.learn(v);

        double toldExcursion = 0;
        for (int i = 0; i < told.length; i++) {
            told[i] = taste.told(kind(i), surprises[i]);
            toldExcursion = i == RANGE ? toldExcursion : Math.max(toldExcursion, told[i]);
        }
        double surprise = Math.max(excursion, ofRange);
        double p = calibration.probability(surprise);
        boolean alarm = policy.learn(toldExcursion, told[RANGE]);
        values++;
        if (values > SETTLED) {
            calibration.learn(surprise);
        }
        double score = ofRange > 0 ? (1 + excess / (1 + excess)) / 2 : policy.peak() ? score(excursion) : 0;
        if (!alarm && 1 - p < NOTABLE) {
            return new Anomaly(surprise, 1 - p, score, false, "", Cause.NONE);
        }
        int first = strongest(alarm ? told : surprises);
        String why;
        List<Double> figures;
        if (first == RANGE) {
            why = Reason.beyond(value, low, high);
            figures = List.of(value, low, high);
        } else if (first == MISS) {
            why = Reason.miss(forecastError, forecastScale);
            figures = List.of(forecastError, forecastScale > 0 ? forecastScale : 0.0);
        } else if (first == CODE) {
            why = Reason.combination(code.seenBefore(), code.before());
            figures = List.of((double) code.seenBefore(), (double) code.before());
        } else {
            int signal = first - SIGNALS;
            why = Reason.signal(signals.get(signal), strengths[signal]);
            figures = List.of((double) signal, strengths[signal]);
        }
        return new Anomaly(surprise, 1 - p, score, alarm, why, new Cause(kind(first), surprises[first], figures));
    }

    /**
     * Takes a person's word on an alarm: whether such rows shall be alarms. An alarm of the same kind that is not more surprising does not
     * come again after "unwanted"; after "wanted" half as rare rows of that kind are enough. What was said is part of the saved state.
     *
     * @param about what this detector said of a row
     * @throws IllegalArgumentException if nothing stood out in that row
     */
    public void teach(Cause about, boolean wanted) {
        if (about.kind() == Cause.Kind.NONE) {
            throw new IllegalArgumentException("nothing stood out in this row, so there is nothing to teach about it");
        }
        taste.learn(about, wanted, policy.floor());
    }

    private static Cause.Kind kind(int stream) {
        return switch (stream) {
            case MISS -> Cause.Kind.FORECAST;
            case CODE -> Cause.Kind.COMBINATION;
            case RANGE -> Cause.Kind.RANGE;
            default -> Cause.Kind.SIGNAL;
        };
    }

    /** The stream that speaks for the row: the largest, a new extreme before all others, then in the order of the streams. */
    private static int strongest(double[] of) {
        int best = MISS;
        for (int i = 0; i < of.length; i++) {
            if (i != RANGE && of[i] > of[best]) {
                best = i;
            }
        }
        return of[RANGE] > 0 && of[RANGE] >= of[best] ? RANGE : best;
    }

    /** A run of missing values is looked at when its length reaches a power of two, and raises one alarm at most. */
    private Anomaly observeGap() {
        double surprise = gap.missing();
        double p = calibration.probability(surprise);
        boolean event = gap.atPowerOfTwo();
        boolean alarm = policy.learn(0, event && !gap.announced() ? taste.told(Cause.Kind.GAP, surprise) : 0);
        if (alarm) {
            gap.announce();
        }
        if (event && values > SETTLED) {
            calibration.learn(surprise);
        }
        double score = event ? score(surprise) : 0;
        if (!alarm && 1 - p < NOTABLE) {
            return new Anomaly(surprise, 1 - p, score, false, "", Cause.NONE);
        }
        List<Double> figures = List.of((double) gap.run(), (double) gap.seen(), (double) gap.before());
        return new Anomaly(
                surprise,
                1 - p,
                score,
                alarm,
                Reason.gap(gap.run(), gap.seen(), gap.before()),
                new Cause(Cause.Kind.GAP, surprise, figures));
    }

    private static double score(double surprise) {
        return surprise / (surprise + HALF_SCORE) / 2;
    }

    /** The surprise of a magnitude, which is then learned; 0 if it is NaN. */
    private static double judge(ParetoTail tail, double magnitude) {
        if (Double.isNaN(magnitude)) {
            return 0;
        }
        double bounded = Math.min(LARGEST, magnitude);
        double surprise = tail.surprise(bounded);
        tail.learn(bounded);
        return surprise;
    }

    /**
     * |error| in units of the given scale, or of its own mean so far if none is given, or 1 if that is 0; 0 if it is mere rounding; NaN if
     * there was no forecast.
     */
    private double miss(double value, double error, double scale) {
        if (Double.isNaN(error)) {
            return error;
        }
        double magnitude = Math.min(LARGEST, Math.abs(error));
        if (magnitude <= ROUNDING * Math.abs(value)) {
            magnitude = 0;
        }
        double own = usualMiss.mean();
        usualMiss.learn(own > 0 ? Math.min(magnitude, CLIP * own) : magnitude);
        if (magnitude == 0) {
            return 0;
        }
        return scale > 0 ? magnitude / scale : own > 0 ? magnitude / own : 1;
    }

    @Override
    public void save(StateSink sink) {
        usualMiss.save(sink.into("usual_miss"));
        missTail.save(sink.into("miss_tail"));
        code.save(sink.into("code"));
        fastRarity.save(sink.into("fast_rarity"));
        slowRarity.save(sink.into("slow_rarity"));
        fastTail.save(sink.into("fast_tail"));
        slowTail.save(sink.into("slow_tail"));
        range.save(sink.into("range"));
        gap.save(sink.into("gap"));
        for (int i = 0; i < signalTails.length; i++) {
            signalTails[i].save(sink.into("signal_" + i));
        }
        calibration.save(sink.into("calibration"));
        policy.save(sink.into("policy"));
        taste.save(sink.into("taste"));
        sink.put("values", values);
    }

    /**
     * Takes over a saved state. The alarm rate stays the one this detector was made with, so it may differ from the saved one; the further
     * signals must be as many as were saved.
     */
    @Override
    public void restore(StateSource source) {
        if (source.has("signal_" + signalTails.length + "/count")) {
            throw new SnapshotException(
                    "the snapshot has more further signals than the " + signalTails.length + " that were named");
        }
        usualMiss.restore(source.from("usual_miss"));
        missTail.restore(source.from("miss_tail"));
        code.restore(source.from("code"));
        fastRarity.restore(source.from("fast_rarity"));
        slowRarity.restore(source.from("slow_rarity"));
        fastTail.restore(source.from("fast_tail"));
        slowTail.restore(source.from("slow_tail"));
        range.restore(source.from("range"));
        gap.restore(source.from("gap"));
        for (int i = 0; i < signalTails.length; i++) {
            signalTails[i].restore(source.from("signal_" + i));
        }
        calibration.restore(source.from("calibration"));
        policy.restore(source.from("policy"));
        // Detectors saved before anybody could teach them have no taste.
        if (source.has("taste/reserve")) {
            taste.restore(source.from("taste"));
        }
        values = source.getLong("values");
    }
}
