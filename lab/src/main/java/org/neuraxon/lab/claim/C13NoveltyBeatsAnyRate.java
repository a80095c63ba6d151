package org.neuraxon.lab.claim;

import java.util.ArrayList;
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

/** C13: a rate that surprise raises and calm lowers beats every constant one where the world changes. */
final class C13NoveltyBeatsAnyRate implements Claim {

    private static final double GAIN = 0.1;
    private static final String ERROR = "error over that of the best constant rate";
    private static final String BETTER = "1 - error over that of the best constant rate";
    private static final String ORACLE = "error over that of who is told of changes";
    private static final String T90 = "items to 90 % recovery";
    private static final List<DriftStream> SUDDEN = List.of(DriftStream.ABRUPT, DriftStream.RECURRING);
    private static final Series GRADUAL = series(DriftStream.ROTATING, "ours", ERROR);

    private static Series series(DriftStream stream, String who, String metric) {
        return new Series(who + ", " + stream.title(), metric);
    }

    @Override
    public Card card() {
        List<Control> controls = new ArrayList<>();
        for (DriftStream stream : SUDDEN) {
            controls.add(new Control(
                    Control.Kind.YOKED,
                    series(stream, "our rates at other times", ERROR),
                    "our own rates in shuffled blocks of 100 items, " + stream.title()));
            controls.add(new Control(
                    Control.Kind.CLAMPED,
                    series(stream, "our mean rate", ERROR),
                    "a constant rate equal to our mean, " + stream.title()));
            controls.add(new Control(
                    Control.Kind.WITHOUT,
                    series(stream, "Pearce-Hall", ERROR),
                    "the best of nine rules of Pearce and Hall, " + stream.title()));
            controls.add(new Control(
                    Control.Kind.BEST_CONSTANT,
                    series(stream, "best constant", "error"),
                    "the best of nine constant rates, " + stream.title()));
        }
        controls.add(new Control(
                Control.Kind.TRIVIAL,
                series(DriftStream.ABRUPT, "never learning", "error"),
                "chance: half of the answers wrong"));
        return Card.of(
                        "C13",
                        "A2",
                        "Raising the rate on novelty and lowering it when stable beats any fixed rate.",
                        "One logistic unit follows 20,000 items of a plane that jumps every 2,000 items (to new places; to and fro) or turns steadily. Its rate is set by"
                                + " surprise (learn.adapt.LearningRate, one setting), or constant (nine from .001 to 1, the best in hindsight for each seed and"
                                + " stream), or c/n started anew at every change by an oracle (best of three). docs/specs/tasks.md.",
                        "share of wrong answers, each item asked before it is learned",
                        "jumps: error at most .90 of the best constant rate's and 1.25 of the oracle's; turning: at most 1.02 of the best constant rate's; our rates at shuffled"
                                + " times must not do it")
                .withControls(controls.toArray(Control[]::new))
                .withSearch(Searches.RATES);
    }

    @Override
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        for (DriftStream stream : SUDDEN) {
            criteria.add(new Criterion.Better(
                    "a tenth fewer errors than the best constant rate, " + stream.title(),
                    series(stream, "ours", BETTER),
                    series(stream, "best constant", BETTER),
                    GAIN));
            criteria.add(new Criterion.MedianIn(
                    "at most a quarter more than the oracle, " + stream.title(),
                    series(stream, "ours", ORACLE),
                    Interval.atMost(1.25)));
            criteria.add(new Criterion.Refused(
                    "the same rates at other times do not do it, " + stream.title(),
                    new Criterion.MedianIn(
                            "a tenth fewer errors",
                            series(stream, "our rates at other times", ERROR),
                            Interval.atMost(1 - GAIN))));
        }
        criteria.add(new Criterion.MedianIn("gradual drift costs nothing", GRADUAL, Interval.atMost(1.02)));
        return criteria;
    }

    @Override
    public void run(Trial trial) {
        int items = trial.length(DriftStream.ITEMS, 8_000);
        for (DriftStream stream : List.of(DriftStream.ABRUPT, DriftStream.RECURRING, DriftStream.ROTATING)) {
            trial.goOn();
            Contest contest = Contest.of(stream, items, trial.seed());
            double best = contest.bestFixed().error();
            double ours = contest.ours().error();
            trial.record(series(stream, "ours", ERROR), ours / best);
            trial.record(
                    series(stream, "our rates at other times", ERROR),
                    contest.yoked().error() / best);
            trial.record(
                    series(stream, "our mean rate", ERROR), contest.clamped().error() / best);
            trial.record(
                    series(stream, "Pearce-Hall", ERROR), contest.pearceHall().error() / best);
            trial.record(
                    series(stream, "falling as 1/n", ERROR), contest.schedule().error() / best);
            trial.record(series(stream, "best constant", "error"), best);
            trial.record(series(stream, "ours", "error"), ours);
            trial.record(series(stream, "never learning", "error"), 0.5);
            if (SUDDEN.contains(stream)) {
                trial.record(series(stream, "ours", BETTER), 1 - ours / best);
                trial.record(series(stream, "best constant", BETTER), 0);
                trial.record(
                        series(stream, "ours", ORACLE), ours / contest.oracle().error());
                trial.record(series(stream, "ours", T90), contest.ours().recovery(stream.period()));
                trial.record(
                        series(stream, "best constant", T90),
                        contest.bestFixed().recovery(stream.period()));
                trial.record(
                        series(stream, "told of changes", T90), contest.oracle().recovery(stream.period()));
            }
        }
    }
}
