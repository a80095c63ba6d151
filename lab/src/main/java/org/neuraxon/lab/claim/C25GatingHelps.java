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

/** C25: gating improves sequential learning measurably. */
final class C25GatingHelps implements Claim {

    private static final Series MARGIN = new Series("gate", "accuracy above the better of two consolidations");
    private static final Series CLASSES = new Series("gate", "accuracy when classes come two at a time");
    private static final Series CLASSES_OPEN = new Series("no gate", CLASSES.metric());
    private static final Series TRIVIAL = new Series("always the same answer", Gates.ACCURACY);

    @Override
    public Card card() {
        return Card.of(
                        "C25",
                        "A4",
                        "Gating improves sequential learning measurably.",
                        Gates.SETUP
                                + " Elastic weight consolidation and synaptic intelligence (the best of four strengths each, tried on seed 1) are told where tasks end.",
                        Gates.ACCURACY,
                        "at least 10 points above no gate; at most 2 points below the better of elastic weight consolidation and synaptic intelligence")
                .withControls(
                        new Control(
                                Control.Kind.YOKED,
                                Gates.accuracy(Gating.YOKED),
                                "as many units, chosen at random for each picture"),
                        new Control(
                                Control.Kind.WITHOUT,
                                Gates.accuracy(Gating.USAGE),
                                "a gate by usage: plasticity alone, no context"),
                        new Control(
                                Control.Kind.BEST_CONSTANT,
                                Gates.accuracy(Gating.LABELLED),
                                "the same gate told the task, also when asked"),
                        new Control(Control.Kind.WITHOUT, Gates.accuracy(Gating.EWC), "elastic weight consolidation"),
                        new Control(Control.Kind.WITHOUT, Gates.accuracy(Gating.SI), "synaptic intelligence"),
                        new Control(Control.Kind.WITHOUT, CLASSES, "class-incremental: no gain to be had"),
                        new Control(Control.Kind.WITHOUT, CLASSES_OPEN, "class-incremental without the gate"),
                        new Control(Control.Kind.TRIVIAL, TRIVIAL, "chance: one of ten digits"))
                .withCaveat(
                        Gates.NAMED
                                + " Permuted digits are the domain-incremental scenario; the criteria are about it alone. In the class-incremental one (split digits, recorded beside) gating earns"
                                + " nothing, as the measurements before this project found. The task-incremental one is not run.")
                .withSearch(Gates.SEARCH);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.Better(
                        "ten points above no gate", Gates.accuracy(Gating.GATED), Gates.accuracy(Gating.OPEN), 0.1),
                new Criterion.MedianIn("not below consolidation", MARGIN, Interval.atLeast(-0.02)));
    }

    @Override
    public void run(Trial trial) {
        double gated = Gates.run(trial, Gating.GATED).accuracies().mean();
        Gates.run(trial, Gating.OPEN);
        Gates.run(trial, Gating.YOKED);
        Gates.run(trial, Gating.USAGE);
        Gates.run(trial, Gating.LABELLED);
        double consolidated = Math.max(
                Gates.run(trial, Gating.EWC).accuracies().mean(),
                Gates.run(trial, Gating.SI).accuracies().mean());
        trial.record(MARGIN, gated - consolidated);
        trial.record(CLASSES, Gates.classIncremental(trial, Gating.GATED));
        trial.record(CLASSES_OPEN, Gates.classIncremental(trial, Gating.OPEN));
        trial.record(TRIVIAL, 0.1);
    }
}
