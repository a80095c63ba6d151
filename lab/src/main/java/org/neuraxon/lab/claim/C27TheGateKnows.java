package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.sequential.Gating;

/** C27: what the gate knows matters, not that something is gated. */
final class C27TheGateKnows implements Claim {

    @Override
    public Card card() {
        return Card.of(
                        "C27",
                        "A4",
                        "The information in the gate matters.",
                        Gates.SETUP
                                + " The yoked gate lets as many units take part, those of a context drawn at random for each picture.",
                        Gates.ACCURACY,
                        "at least 5 points above the yoked gate")
                .withControls(
                        new Control(
                                Control.Kind.YOKED,
                                Gates.accuracy(Gating.YOKED),
                                "as many units, chosen at random for each picture"),
                        new Control(Control.Kind.WITHOUT, Gates.accuracy(Gating.OPEN), "no gate"))
                .withCaveat(Gates.NAMED)
                .withSearch(Gates.SEARCH);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(new Criterion.Better(
                "five points above the yoked gate", Gates.accuracy(Gating.GATED), Gates.accuracy(Gating.YOKED), 0.05));
    }

    @Override
    public void run(Trial trial) {
        Gates.run(trial, Gating.GATED);
        Gates.run(trial, Gating.YOKED);
        Gates.run(trial, Gating.OPEN);
    }
}
