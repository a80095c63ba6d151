package org.neuraxon.lab.claim;

import java.util.Arrays;
import java.util.List;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.adaptation.Contest;
import org.neuraxon.lab.adaptation.DriftStream;
import org.neuraxon.lab.statistics.Interval;

/** C12: in ordinary networks the rate is fixed beforehand. The opponents of C13 are what this says. */
final class C12RateFixedBeforehand implements Claim {

    private static final Series CONSTANT = new Series("best constant rate", "different rates used");
    private static final Series SCHEDULE =
            new Series("rate falling as 1/n", "largest difference of rates between two worlds");
    private static final Series OURS = new Series("ours", "largest difference of rates between two worlds");
    private static final Series TUNED =
            new Series("best constant rate, jumping plane", "neighbours of it that were tried");
    private static final Series ERROR_CONSTANT = new Series("best constant rate", "error on the jumping plane");
    private static final Series ERROR_SCHEDULE = new Series("best rate falling as 1/n", "error on the jumping plane");

    @Override
    public Card card() {
        return Card.of(
                        "C12",
                        "A2",
                        "In ordinary networks the learning rate is fixed beforehand.",
                        "The rates that the opponents of C13 use are written down item by item, on a plane that jumps and on one that stays; the constant rate is tuned on nine"
                                + " values, the falling one on three.",
                        "number of different rates; difference between the rates in the two worlds; place of the best rate among those tried",
                        "the constant one uses one rate, the falling one the same rates in both worlds, whatever happens there; ours does not; the best constant rate is not the largest or"
                                + " smallest that was tried")
                .withControls(
                        new Control(Control.Kind.WITHOUT, OURS, "a rate that follows surprise"),
                        new Control(
                                Control.Kind.BEST_CONSTANT, ERROR_CONSTANT, "the tuned constant rate, opponent in C13"),
                        new Control(
                                Control.Kind.BEST_CONSTANT, ERROR_SCHEDULE, "the tuned falling rate, opponent in C13"))
                .withSearch(Searches.RATES);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("one rate", CONSTANT, Interval.exactly(1)),
                new Criterion.EverySeed("the same falling rates in both worlds", SCHEDULE, Interval.exactly(0)),
                new Criterion.EverySeed("ours differ", OURS, Interval.above(0)),
                new Criterion.EverySeed("tuned: both neighbours were tried", TUNED, Interval.exactly(2)));
    }

    @Override
    public void run(Trial trial) {
        int items = trial.length(DriftStream.ITEMS, 8_000);
        Contest jumping = Contest.of(DriftStream.ABRUPT, items, trial.seed());
        Contest still = Contest.of(DriftStream.STILL, items, trial.seed());
        trial.record(
                CONSTANT, Arrays.stream(jumping.bestFixed().rates()).distinct().count());
        trial.record(
                SCHEDULE,
                difference(
                        normal(jumping.schedule().rates()),
                        normal(still.schedule().rates())));
        trial.record(OURS, difference(jumping.ours().rates(), still.ours().rates()));
        int best = 0;
        for (int r = 1; r < jumping.fixed().length; r++) {
            best = jumping.fixed()[r].error() < jumping.fixed()[best].error() ? r : best;
        }
        trial.record(TUNED, (best > 0 ? 1 : 0) + (best < jumping.fixed().length - 1 ? 1 : 0));
        trial.record(ERROR_CONSTANT, jumping.bestFixed().error());
        trial.record(ERROR_SCHEDULE, jumping.schedule().error());
    }

    /** As shares of the first rate: the two worlds may have chosen different constants. */
    private static double[] normal(double[] rates) {
        double first = rates[0];
        return Arrays.stream(rates).map(rate -> Math.rint(1e9 * rate / first)).toArray();
    }

    private static double difference(double[] a, double[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }
}
