package org.neuraxon.lab.claim;

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

/** C14: where nothing changes, being ready for change costs nothing. */
final class C14CalmCostsNothing implements Claim {

    private static final int ITEMS = 100_000;
    private static final Series RATIO = new Series("ours", "error over that of the best constant rate");
    private static final Series BURSTS = new Series("ours", "false alarms in 10,000 items");
    private static final Series FINAL = new Series("ours", "rate at the end over rate at the beginning");
    private static final Series SCHEDULE = new Series("falling as 1/n", RATIO.metric());
    private static final Series YOKED = new Series("our rates at other times", RATIO.metric());
    private static final Series CLAMPED = new Series("our mean rate", RATIO.metric());
    private static final Series BEST = new Series("best constant", "error");

    @Override
    public Card card() {
        return Card.of(
                        "C14",
                        "A2",
                        "It costs nothing when nothing changes.",
                        "The unit of C13, same setting, on 100,000 items of a plane that stays; the best of nine constant rates is found afterwards for each seed."
                                + " A false alarm is noradrenaline above one half.",
                        "share of wrong answers; false alarms; the rate",
                        "errors at most 1.02 of the best constant rate's; at most one false alarm in 10,000 items; rate at the end at most a tenth of that at the beginning")
                .withControls(
                        new Control(Control.Kind.BEST_CONSTANT, BEST, "the best of nine constant rates"),
                        new Control(
                                Control.Kind.WITHOUT, SCHEDULE, "the best of three rates that fall as 1/n, ideal here"),
                        new Control(Control.Kind.CLAMPED, CLAMPED, "a constant rate equal to our mean"),
                        new Control(Control.Kind.YOKED, YOKED, "our own rates in shuffled blocks of 100 items"))
                .withSearch(Searches.RATES);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("hardly more errors than the best constant rate", RATIO, Interval.atMost(1.02)),
                new Criterion.EverySeed("few false alarms", BURSTS, Interval.atMost(1)),
                new Criterion.EverySeed("the rate falls", FINAL, Interval.atMost(0.1)));
    }

    @Override
    public void run(Trial trial) {
        int items = trial.length(ITEMS, 20_000);
        Contest contest = Contest.of(DriftStream.STILL, items, trial.seed());
        double best = contest.bestFixed().error();
        trial.record(RATIO, contest.ours().error() / best);
        trial.record(BURSTS, contest.rate().surprise().changes() * 10_000.0 / items);
        trial.record(FINAL, contest.rate().rate() / contest.ours().rates()[0]);
        trial.record(SCHEDULE, contest.schedule().error() / best);
        trial.record(CLAMPED, contest.clamped().error() / best);
        trial.record(YOKED, contest.yoked().error() / best);
        trial.record(BEST, best);
    }
}
