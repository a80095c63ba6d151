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

/** C21: in ordinary networks every error changes weights. */
final class C21EveryErrorTeaches implements Claim {

    private static final Series TAUGHT = new Series("no gate", "share of pictures that change a weight");
    private static final Series OPEN = new Series("no gate", "share of weights changed by a step");
    private static final Series GATED = new Series("gate", OPEN.metric());

    @Override
    public Card card() {
        return Card.of(
                        "C21",
                        "A4",
                        "In ordinary networks every error updates weights.",
                        Gates.SETUP,
                        "share of pictures whose error is not exactly 0 and changes weights; share of weights that a step changes",
                        "more than 99 % of the pictures, every seed")
                .withControls(
                        new Control(Control.Kind.WITHOUT, GATED, "the gate refuses most weights"),
                        new Control(Control.Kind.BEST_CONSTANT, OPEN, "no gate"));
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(new Criterion.EverySeed("nearly every picture changes weights", TAUGHT, Interval.above(0.99)));
    }

    @Override
    public void run(Trial trial) {
        Gating.Result open = Gates.run(trial, Gating.OPEN);
        trial.record(TAUGHT, open.taught());
        trial.record(OPEN, open.permitted());
        trial.record(GATED, Gates.run(trial, Gating.GATED).permitted());
    }
}
