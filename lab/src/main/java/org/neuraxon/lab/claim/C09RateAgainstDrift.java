package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.baseline.LinearUnit;
import org.neuraxon.lab.statistics.Correlation;
import org.neuraxon.lab.statistics.Interval;

/** C09: how fast a unit should learn depends on how fast its world drifts. */
final class C09RateAgainstDrift implements Claim {

    private static final double[] RATES = {0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8};
    private static final double[] SPEEDS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5};
    private static final int ITEMS = 20_000;
    private static final int UNTIL_SETTLED = 2_000;
    private static final int STEP = 0;
    private static final int NOISE = 1;

    private static final Series RANKS = new Series("six speeds", "rank correlation of speed and best rate");
    private static final Series SLOWEST = new Series("six speeds", "least error at the lowest rate over the best");
    private static final Series FASTEST = new Series("six speeds", "least error at the highest rate over the best");
    private static final Series STILL = new Series("no drift", "best rate");

    @Override
    public Card card() {
        return Card.of(
                        "C09",
                        "A2",
                        "A high rate is fast and unstable, a low rate slow and conservative.",
                        "A linear unit follows the mean of noisy values (deviation 1) that drifts by steps of a given deviation; six speeds from 0.01 to 0.5, nine"
                                + " rates from 0.0025 to 0.8, 20,000 items each.",
                        "mean squared distance from the mean after 2,000 items",
                        "at every speed both end rates are at least 1.1 times worse than the best; speed and best rate correlate by at least .9")
                .withControls(new Control(
                        Control.Kind.WITHOUT, STILL, "a mean that stands still is followed best at the lowest rate"));
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("too slow is worse", SLOWEST, Interval.atLeast(1.1)),
                new Criterion.EverySeed("too fast is worse", FASTEST, Interval.atLeast(1.1)),
                new Criterion.EverySeed("the best rate rises with speed", RANKS, Interval.atLeast(0.9)));
    }

    @Override
    public void run(Trial trial) {
        double[] best = new double[SPEEDS.length];
        double slowest = Double.POSITIVE_INFINITY;
        double fastest = Double.POSITIVE_INFINITY;
        for (int s = 0; s < SPEEDS.length; s++) {
            double[] error = errors(trial, s, SPEEDS[s]);
            int least = least(error);
            best[s] = RATES[least];
            slowest = Math.min(slowest, error[0] / error[least]);
            fastest = Math.min(fastest, error[RATES.length - 1] / error[least]);
        }
        trial.record(RANKS, Correlation.spearman(SPEEDS, best));
        trial.record(SLOWEST, slowest);
        trial.record(FASTEST, fastest);
        trial.record(STILL, RATES[least(errors(trial, SPEEDS.length, 0))]);
    }

    private static int least(double[] error) {
        int least = 0;
        for (int r = 1; r < error.length; r++) {
            least = error[r] < error[least] ? r : least;
        }
        return least;
    }

    /** The mean squared error of every rate on one and the same walk. */
    private static double[] errors(Trial trial, int walk, double speed) {
        int items = trial.length(ITEMS, 2 * UNTIL_SETTLED);
        double[] error = new double[RATES.length];
        LinearUnit[] units = new LinearUnit[RATES.length];
        for (int r = 0; r < RATES.length; r++) {
            units[r] = new LinearUnit(0);
        }
        double mean = 0;
        for (int i = 0; i < items; i++) {
            long place = (long) walk * ITEMS + i;
            mean += speed * trial.chance().normal(STEP, place, 0);
            double value = mean + trial.chance().normal(NOISE, place, 0);
            for (int r = 0; r < RATES.length; r++) {
                units[r].learn(RATES[r], value, 1);
                double distance = units[r].weight(0) - mean;
                error[r] += i < UNTIL_SETTLED ? 0 : distance * distance;
            }
        }
        return error;
    }
}
