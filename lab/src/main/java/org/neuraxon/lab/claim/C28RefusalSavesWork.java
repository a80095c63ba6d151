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

/** C28: refusing updates saves work. */
final class C28RefusalSavesWork implements Claim {

    private static final Series RATIO = new Series("gate over no gate", "weight changes");
    private static final Series YOKED = new Series("gate at random over no gate", RATIO.metric());

    @Override
    public Card card() {
        return Card.of(
                        "C28",
                        "A4",
                        "Refusing updates also saves work.",
                        Gates.SETUP,
                        "weights that steps change, with the gate over without; " + Gates.ACCURACY,
                        "at most half the weight changes at equal or better accuracy")
                .withControls(
                        new Control(
                                Control.Kind.YOKED,
                                Gates.accuracy(Gating.YOKED),
                                "as many units, chosen at random for each picture: saves less, as a batch then changes many, and learns less"),
                        new Control(Control.Kind.YOKED, YOKED, "its weight changes"))
                .withCaveat(
                        Gates.NAMED
                                + " Weight changes are counted, not time; recognising the context costs two passes over the pixels for each context.")
                .withSearch(Gates.SEARCH);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("at most half the changes", RATIO, Interval.atMost(0.5)),
                new Criterion.Better("no less accurate", Gates.accuracy(Gating.GATED), Gates.accuracy(Gating.OPEN), 0));
    }

    @Override
    public void run(Trial trial) {
        double open = Gates.run(trial, Gating.OPEN).permitted();
        trial.record(RATIO, Gates.run(trial, Gating.GATED).permitted() / open);
        trial.record(YOKED, Gates.run(trial, Gating.YOKED).permitted() / open);
    }
}
