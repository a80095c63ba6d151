package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.Association;
import org.neuraxon.lab.probe.Levels;
import org.neuraxon.lab.probe.Rewriting;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subjects;

/** C42: modulators act on when the system becomes more plastic or more conservative. */
final class C42PlasticOrConservative implements Claim {

    private static final int SETTLING = 20_000;
    private static final int OLD = 4;
    private static final int NEW = 6;
    private static final int SHOWN_OLD = 400;
    private static final String PLASTIC = "high dopamine and acetylcholine, low serotonin";
    private static final String CONSERVATIVE = "the same with high serotonin";
    private static final String CLOSED = "low dopamine, high serotonin";
    private static final String CHANGE = "mean |change of weight| in 5 ms";
    private static final String KEPT = "active bits of old patterns over those before";
    private static final Series RATIO = new Series("the first two states", "ratio of changes");
    private static final Series RETAINED = new Series(CONSERVATIVE, KEPT);
    private static final Series CLOSED_RETAINED = new Series(CLOSED, KEPT);
    private static final Series PLASTIC_RETAINED = new Series(PLASTIC, KEPT);

    @Override
    public Card card() {
        return Card.of(
                        "C42",
                        "A6",
                        "Modulators act on when the system becomes more plastic or more conservative.",
                        "300 neurons, 20,000 moments old, store four patterns. Copies are shown six new ones, 300 moments each, with dopamine"
                                + " .9, acetylcholine .8 and serotonin .1 (plastic), with serotonin .95 instead (conservative), and with"
                                + " dopamine .1, acetylcholine .3, serotonin .9 (closed). Afterwards the old patterns are recalled from 40 %"
                                + " corruption.",
                        "mean size of the changes of a weight in 5 moments; share of active entries recalled over that before",
                        "at least five times the change in the plastic state; at least 95 % of the old items kept in the conservative ones"
                                + " (medians)")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(
                        Control.Kind.WITHOUT,
                        PLASTIC_RETAINED,
                        "the plastic state, which may forget what it overwrites"));
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("five times the change", RATIO, Interval.atLeast(5)),
                new Criterion.MedianIn("the conservative state keeps 95 %", RETAINED, Interval.atLeast(0.95)),
                new Criterion.MedianIn("the closed state keeps 95 %", CLOSED_RETAINED, Interval.atLeast(0.95)));
    }

    @Override
    public void run(Trial trial) {
        Network network = trial.subject().grow(Shape.STANDARD, trial.seed());
        Association association = new Association(trial, network);
        trial.live(network, trial.length(SETTLING, 500));
        byte[][] old = association.patterns(network, OLD);
        byte[][] fresh = association.patterns(network, NEW);
        association.store(network, old, SHOWN_OLD);
        double before = association.recall(network, old).active();

        double most = live(trial, association, network, PLASTIC, Levels.PLASTIC, old, fresh, before);
        double least = live(trial, association, network, CONSERVATIVE, Levels.CONSERVATIVE, old, fresh, before);
        live(trial, association, network, CLOSED, Levels.CLOSED, old, fresh, before);
        trial.record(RATIO, least == 0 ? Double.POSITIVE_INFINITY : most / least);
    }

    private static double live(
            Trial trial,
            Association association,
            Network born,
            String state,
            Levels levels,
            byte[][] old,
            byte[][] fresh,
            double before) {
        Rewriting found = Rewriting.of(trial, association, born, levels, fresh);
        double after = association.recall(found.after(), old).active();
        trial.record(state, CHANGE, found.change());
        trial.record(state, KEPT, before == 0 ? Double.NaN : after / before);
        trial.record(
                state,
                "active bits of new patterns",
                association.recall(found.after(), fresh).active());
        return found.change();
    }
}
