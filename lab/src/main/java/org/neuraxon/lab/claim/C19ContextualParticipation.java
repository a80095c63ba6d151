package org.neuraxon.lab.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.adaptation.StreamRun;
import org.neuraxon.lab.sequential.ChangingPictures;
import org.neuraxon.lab.statistics.Interval;

/** C19: fixed dropout lacks the dynamics of context; participation that follows it is better. */
final class C19ContextualParticipation implements Claim {

    private static final int ITEMS = 18_000;
    private static final int LEAST = 4_000;
    private static final double[] PARTICIPATION = {0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1};
    private static final double[] RATES = {0.01, 0.02, 0.03};
    private static final double SHARE = 0.33;
    private static final double RATE = 0.02;
    private static final double FASTER = 0.8;
    private static final double CLOSE = -1;

    private static final String T90 = "items to 90 % recovery";
    private static final String STEADY = "accuracy in the 500 items before a change, %";
    private static final String ALL = "accuracy over all items, %";
    private static final String OVER = "items to 90 % recovery over those of tuned dropout";
    private static final String ABOVE = "points of steady accuracy above tuned dropout";
    private static final String RETURNING = ", three dealings that come back";
    private static final String NEW = ", each dealing new";
    private static final String OURS = "participation by context";
    private static final String TUNED = "dropout, tuned";
    private static final String FASTEST = "dropout, the fastest setting";
    private static final String YOKED = "explores half a period late";
    private static final String SETTLED = "never explores";
    private static final String WHOLE = "everybody takes part, best rate";

    @Override
    public Card card() {
        return Card.of(
                        "C19",
                        "A3",
                        "Fixed dropout lacks contextual dynamics; contextual participation is better.",
                        "A network of two hidden layers of 100 follows 18,000 small digits (8 x 8), each asked, then learned; every 1,000 items their names are dealt anew (what was a 3 is called a 7), and three"
                                + " dealings come back in turn. Ours: a third of the units of the second hidden layer takes part; when errors say that the world has changed (noradrenaline), each set known is tried with each item, at most 20, and the network settles on the one"
                                + " that does best (serotonin), or on a new one if none does. Beside it dropout with each of seven chances of participation (1 among them) in that layer at three rates, the best over all items,"
                                + " found afterwards for each seed. Nobody is told of changes. The first 2,000 items are left out, so that every change judged is to a dealing met before.",
                        T90 + " (errors of 50 items, mean over all changes, within a tenth of the drop); " + STEADY,
                        "at most .8 of the items to recovery of tuned dropout, at a steady accuracy at most 1 point lower; the same exploring half a period late must not do it")
                .withControls(
                        new Control(
                                Control.Kind.BEST_CONSTANT,
                                new Series(TUNED + RETURNING, T90),
                                "the best of 21 settings of dropout"),
                        new Control(
                                Control.Kind.BEST_CONSTANT,
                                new Series(FASTEST + RETURNING, T90),
                                "the shortest recovery of any of the 21 settings, however accurate"),
                        new Control(
                                Control.Kind.YOKED,
                                new Series(YOKED + RETURNING, OVER),
                                "explores as often, 500 items after each change"),
                        new Control(
                                Control.Kind.CLAMPED,
                                new Series(SETTLED + RETURNING, OVER),
                                "one set for ever: noradrenaline clamped at 0"),
                        new Control(Control.Kind.WITHOUT, new Series(WHOLE + RETURNING, OVER), "everybody takes part"),
                        new Control(
                                Control.Kind.WITHOUT,
                                new Series(OURS + NEW, OVER),
                                "dealings that never come back, in half as many items: nothing can be remembered, a fresh set is all there is"))
                .withCaveat(
                        "Noradrenaline and serotonin are those of learn.adapt, computed from errors, in a conventional network; the recurrent network has no part in it. The gain is one of remembered sets, in a world"
                                + " whose contexts come back; where each is new (measured beside, not judged) what is left is that fresh units learn. Items on which sets are tried are answered but not learned. Pixels put in another order in place of names were tried first: one network simply holds three such orders, and there is nothing to gain.")
                .withSearch(
                        "Dropout: participation 7 x rate 3 = 21, the best afterwards for each seed. Ours: about 15 pairs of share and rate and seven forms of the rule, on seeds 1 and 2.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn(
                        "recovery in at most .8 of the items",
                        new Series(OURS + RETURNING, OVER),
                        Interval.atMost(FASTER)),
                new Criterion.MedianIn(
                        "at a steady accuracy within a point",
                        new Series(OURS + RETURNING, ABOVE),
                        Interval.atLeast(CLOSE)),
                new Criterion.Refused(
                        "exploring late does not do it",
                        new Criterion.MedianIn(
                                "in at most .8", new Series(YOKED + RETURNING, OVER), Interval.atMost(FASTER))));
    }

    @Override
    public void run(Trial trial) {
        world(trial, true, trial.length(ITEMS, LEAST), RETURNING);
        world(trial, false, trial.length(ITEMS / 2, LEAST), NEW);
    }

    private static void world(Trial trial, boolean returning, int items, String where) {
        ChangingPictures stream = new ChangingPictures(items, returning, trial.seed());
        List<StreamRun> tried = new ArrayList<>();
        List<StreamRun> everybody = new ArrayList<>();
        for (double rate : RATES) {
            for (double participation : PARTICIPATION) {
                trial.goOn();
                tried.add(judged(stream.fixed(participation, rate)));
            }
            everybody.add(tried.get(tried.size() - 1));
        }
        StreamRun tuned = least(tried, StreamRun::error);
        record(trial, TUNED + where, tuned, tuned);
        record(trial, FASTEST + where, least(tried, C19ContextualParticipation::recovery), tuned);
        record(trial, WHOLE + where, least(everybody, StreamRun::error), tuned);
        record(trial, OURS + where, judged(stream.settling(SHARE, RATE)), tuned);
        trial.goOn();
        record(trial, YOKED + where, judged(stream.yoked(SHARE, RATE)), tuned);
        record(trial, SETTLED + where, judged(stream.settled(SHARE, RATE)), tuned);
    }

    private static StreamRun least(List<StreamRun> runs, ToDoubleFunction<StreamRun> of) {
        return runs.stream().min(Comparator.comparingDouble(of)).orElseThrow();
    }

    private static double recovery(StreamRun run) {
        return run.recovery(ChangingPictures.PERIOD);
    }

    /** From the third phase on: the change before it and all after are to dealings met before, where they come back. */
    private static StreamRun judged(StreamRun run) {
        int from = (ChangingPictures.DEALINGS - 1) * ChangingPictures.PERIOD;
        return new StreamRun(Arrays.copyOfRange(run.wrong(), from, run.wrong().length), new double[0]);
    }

    private static void record(Trial trial, String who, StreamRun run, StreamRun tuned) {
        trial.record(who, T90, recovery(run));
        trial.record(who, STEADY, 100 - 100 * ChangingPictures.steady(run));
        trial.record(who, ALL, 100 - 100 * run.error());
        trial.record(who, OVER, recovery(run) / recovery(tuned));
        trial.record(who, ABOVE, 100 * (ChangingPictures.steady(tuned) - ChangingPictures.steady(run)));
    }
}
