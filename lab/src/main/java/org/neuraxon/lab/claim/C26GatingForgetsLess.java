package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.sequential.Gating;
import org.neuraxon.lab.statistics.Interval;

/** C26: gating reduces catastrophic forgetting of earlier tasks, and not by learning less. */
final class C26GatingForgetsLess implements Claim {

    private static final String FORGETTING = "best accuracy on a task less that at the end";
    private static final String KEPT = "1 - " + FORGETTING;
    private static final Series GATED = new Series("gate", KEPT);
    private static final Series OPEN = new Series("no gate", KEPT);
    private static final Series RATIO = new Series("gate over no gate", FORGETTING);
    private static final Series NEWEST = new Series("gate less no gate", "accuracy on the newest task");
    private static final Series YOKED = new Series("gate at random", KEPT);

    @Override
    public Card card() {
        return Card.of(
                        "C26",
                        "A4",
                        "Gating reduces catastrophic forgetting of earlier tasks.",
                        Gates.SETUP,
                        "best accuracy on a task less that at the end, mean over earlier tasks; accuracy on a task just after it was learned",
                        "at most half the forgetting without the gate, and the newest task learned at most 3 points worse")
                .withControls(
                        new Control(Control.Kind.YOKED, YOKED, "as many units, chosen at random for each picture"),
                        new Control(Control.Kind.WITHOUT, OPEN, "no gate"))
                .withCaveat(Gates.NAMED)
                .withSearch(Gates.SEARCH);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.Better("more is kept", GATED, OPEN, 0),
                new Criterion.MedianIn("half the forgetting", RATIO, Interval.atMost(0.5)),
                new Criterion.MedianIn("not by learning less", NEWEST, Interval.atLeast(-0.03)));
    }

    @Override
    public void run(Trial trial) {
        Gating.Result gated = Gates.run(trial, Gating.GATED);
        Gating.Result open = Gates.run(trial, Gating.OPEN);
        trial.record(GATED, 1 - gated.accuracies().forgetting());
        trial.record(OPEN, 1 - open.accuracies().forgetting());
        trial.record(RATIO, gated.accuracies().forgetting() / open.accuracies().forgetting());
        trial.record(NEWEST, gated.newest() - open.newest());
        trial.record(YOKED, 1 - Gates.run(trial, Gating.YOKED).accuracies().forgetting());
    }
}
