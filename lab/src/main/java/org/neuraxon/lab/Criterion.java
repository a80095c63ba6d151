package org.neuraxon.lab;

import java.util.Arrays;
import java.util.OptionalInt;
import org.neuraxon.lab.Outcome.State;
import org.neuraxon.lab.statistics.Bootstrap;
import org.neuraxon.lab.statistics.Effect;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.statistics.Median;
import org.neuraxon.lab.statistics.SignedRank;

/**
 * Something that must hold of the measurements of a claim. A number that could not be measured satisfies nothing, and leaves an exact
 * criterion open.
 *
 * <p>Twenty seeds decide; fewer can only refute: an exact criterion by one counterexample, one that nine seeds in ten must meet by more
 * exceptions than twenty seeds allow, the others if the 95 % interval lies wholly on the wrong side.
 */
public sealed interface Criterion {

    /** Seeds without which nothing but an exact criterion is met. */
    int SEEDS = 20;

    /** Seeds below which an interval refutes nothing. */
    int LEAST_SEEDS = 6;

    /** The level of every test, after correction. */
    double LEVEL = 0.01;

    /** What must hold, in words. */
    String text();

    /** What is measured. */
    Series series();

    /** Where the value must lie; for a comparison, the difference. */
    Interval band();

    /** One number a seed: the value, or the difference. */
    default double[] values(Measurements measurements) {
        return measurements.of(series());
    }

    /** How many of these seeds must lie in the band; empty if they are not counted. */
    default OptionalInt needed(int seeds) {
        return OptionalInt.empty();
    }

    /** The p value of the test; NaN if there is none. */
    default double p(Measurements measurements) {
        return Double.NaN;
    }

    /** Whether it is met. */
    State state(double[] values, int satisfied, double effect, Interval interval, double p);

    /** Whether the effect lies where it is wanted, without test and without regard to the number of seeds: what a fast run can tell. */
    default boolean indicated(double[] values, int satisfied, double effect) {
        return band().contains(effect);
    }

    /** What a fast run says of it. */
    default Outcome indicate(Measurements measurements) {
        Outcome judged = judge(measurements, Double.NaN);
        double[] values = values(measurements);
        State state = values.length == 0
                ? State.OPEN
                : indicated(values, judged.satisfied(), judged.effect()) ? State.MET : State.MISSED;
        return new Outcome(
                this,
                state,
                judged.effect(),
                judged.interval(),
                judged.d(),
                Double.NaN,
                judged.satisfied(),
                judged.seeds());
    }

    /**
     * What became of it.
     *
     * @param p the p value after correction; NaN without a test
     */
    default Outcome judge(Measurements measurements, double p) {
        double[] values = values(measurements);
        double[] known = known(values);
        int satisfied = (int) Arrays.stream(known).filter(band()::contains).count();
        double effect = Median.of(known);
        Interval interval =
                known.length == 0 ? new Interval(Double.NaN, Double.NaN) : Bootstrap.ofMedian(values.length, known);
        State state = values.length == 0 ? State.OPEN : state(values, satisfied, effect, interval, p);
        return new Outcome(
                this,
                state,
                effect,
                interval,
                this instanceof Better ? Effect.paired(known) : Double.NaN,
                p,
                satisfied,
                values.length);
    }

    /** The value lies in the band for every seed without exception; no test is needed. */
    record EverySeed(String text, Series series, Interval band) implements Criterion {

        @Override
        public OptionalInt needed(int seeds) {
            return OptionalInt.of(seeds);
        }

        @Override
        public boolean indicated(double[] values, int satisfied, double effect) {
            return satisfied == values.length;
        }

        @Override
        public State state(double[] values, int satisfied, double effect, Interval interval, double p) {
            int unknown = unknown(values);
            if (satisfied + unknown < values.length) {
                return State.MISSED;
            }
            return unknown == 0 ? State.MET : State.OPEN;
        }
    }

    /**
     * The value lies in the band for most seeds.
     *
     * @param share how many of them
     */
    record MostSeeds(String text, Series series, Interval band, double share) implements Criterion {

        private static final double USUAL = 0.9;

        /** At least nine seeds in ten. */
        public MostSeeds(String text, Series series, Interval band) {
            this(text, series, band, USUAL);
        }

        @Override
        public OptionalInt needed(int seeds) {
            return OptionalInt.of(least(seeds));
        }

        private int least(int seeds) {
            // 0.8 x 20 is a little more than 16 in binary.
            return (int) Math.ceil(share * seeds - 1e-9);
        }

        @Override
        public State state(double[] values, int satisfied, double effect, Interval interval, double p) {
            int exceptions = values.length - satisfied;
            int planned = Math.max(values.length, SEEDS);
            if (exceptions > planned - least(planned)) {
                return State.MISSED;
            }
            return values.length < SEEDS ? State.OPEN : State.MET;
        }
    }

    /** The median over seeds lies in the band. */
    record MedianIn(String text, Series series, Interval band) implements Criterion {

        @Override
        public State state(double[] values, int satisfied, double effect, Interval interval, double p) {
            if (unknown(values) > values.length / 2) {
                return values.length < LEAST_SEEDS ? State.OPEN : State.MISSED;
            }
            if (band.contains(effect) && unknown(values) == 0) {
                return values.length < SEEDS ? State.OPEN : State.MET;
            }
            boolean apart = interval.high() < band.low() || interval.low() > band.high();
            return apart && values.length >= LEAST_SEEDS ? State.MISSED : State.OPEN;
        }
    }

    /**
     * The value is larger than under another condition, by Wilcoxon's one-sided test and by at least a stated effect.
     *
     * @param other the condition it is compared with
     * @param least the least median difference
     */
    record Better(String text, Series series, Series other, double least) implements Criterion {

        @Override
        public Interval band() {
            return least > 0 ? Interval.atLeast(least) : Interval.above(0);
        }

        @Override
        public double[] values(Measurements measurements) {
            double[] values = measurements.of(series);
            double[] others = measurements.of(other);
            double[] differences = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                differences[i] = values[i] - others[i];
            }
            return differences;
        }

        @Override
        public double p(Measurements measurements) {
            // What could not be measured is no evidence: a difference of 0, which the test leaves out.
            return SignedRank.above(Arrays.stream(values(measurements))
                            .map(d -> Double.isNaN(d) ? 0 : d)
                            .toArray())
                    .p();
        }

        @Override
        public State state(double[] values, int satisfied, double effect, Interval interval, double p) {
            if (unknown(values) > values.length / 2) {
                return values.length < LEAST_SEEDS ? State.OPEN : State.MISSED;
            }
            if (values.length >= SEEDS && p < LEVEL && band().contains(effect)) {
                return State.MET;
            }
            boolean below = interval.high() < band().low();
            return below && values.length >= LEAST_SEEDS ? State.MISSED : State.OPEN;
        }
    }

    /**
     * A control that must not meet what the claim meets; it is missed if the control does. Seeds at which the control could not be measured say
     * nothing: they are left out, and if there are no others it stays open.
     */
    record Refused(String text, Criterion criterion) implements Criterion {

        @Override
        public Series series() {
            return criterion.series();
        }

        @Override
        public Interval band() {
            return criterion.band();
        }

        @Override
        public double[] values(Measurements measurements) {
            return criterion.values(measurements);
        }

        @Override
        public boolean indicated(double[] values, int satisfied, double effect) {
            double[] known = known(values);
            return known.length > 0 && !criterion.indicated(known, satisfied, effect);
        }

        @Override
        public State state(double[] values, int satisfied, double effect, Interval interval, double p) {
            double[] known = known(values);
            State of = known.length == 0 ? State.OPEN : criterion.state(known, satisfied, effect, interval, 0);
            return of == State.MET ? State.MISSED : of == State.MISSED ? State.MET : State.OPEN;
        }
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    }

    private static int unknown(double[] values) {
        return values.length - known(values).length;
    }
}
