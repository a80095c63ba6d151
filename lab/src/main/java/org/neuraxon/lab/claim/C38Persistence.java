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
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subjects;

/** C38: persistence of activity and of memories. */
final class C38Persistence implements Claim {

    private static final int SETTLING = 20_000;
    private static final int IDLE = 100_000;
    private static final int PATTERNS = 4;
    private static final int SHOWN = 400;
    private static final String ACTIVE = "active bits recalled";
    private static final String BITS = "bits recalled";
    private static final Series HALF_LIFE = new Series("stimulus over", "half-life of what can be decoded, ms");
    private static final Series SOON = new Series("after storing", ACTIVE);
    private static final Series SOON_BITS = new Series("after storing", BITS);
    private static final Series LATER = new Series("after 100,000 idle moments", ACTIVE);
    private static final Series LATER_BITS = new Series("after 100,000 idle moments", BITS);
    private static final Series RETAINED =
            new Series("after 100,000 idle moments", "active bits over those after storing");
    private static final Series NOVEL = new Series("patterns never stored", ACTIVE);
    private static final Series FROZEN = new Series("plasticity off while storing", ACTIVE);

    @Override
    public Card card() {
        return Card.of(
                        "C38",
                        "A6",
                        "Persistence: activity outlasts its stimulus, and associations outlast idleness.",
                        "300 neurons, 20,000 moments old, are shown four random patterns, 400 moments each. (a) In copies a pattern is"
                                + " shown for 30 moments; then, in windows of 10, the stored pattern most like the states is the answer; the"
                                + " half-life is the time until accuracy over 12 trials has fallen half way to chance. (b) Each pattern is"
                                + " recalled three times from cues of 30 moments that lost 40 % of their entries, read 20 to 50 moments after"
                                + " the cue ended; then 100,000 moments of idleness with everything on, and the same again.",
                        "half-life in ms; share of the pattern's active entries that come back",
                        "half-life at least 50 ms (5 membrane time constants of the living model) in at least 90 % of the seeds; at least"
                                + " 80 % of the active entries recalled after storing, and at least 90 % of that retained (medians)")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(Control.Kind.TRIVIAL, NOVEL, "what the cue alone leaves behind"),
                        new Control(Control.Kind.FROZEN, FROZEN, "the same patterns shown without learning"))
                .withCaveat("The stimulus that is decoded is one that the network has learned.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("90 % of what was recalled is retained", RETAINED, Interval.atLeast(0.9)),
                new Criterion.MedianIn("80 % of the active entries come back", SOON, Interval.atLeast(0.8)),
                new Criterion.MostSeeds("half-life of at least 50 ms", HALF_LIFE, Interval.atLeast(50)),
                new Criterion.Better("more than the cue leaves behind", LATER, NOVEL, 0.3));
    }

    @Override
    public void run(Trial trial) {
        Network network = trial.subject().grow(Shape.STANDARD, trial.seed());
        Association association = new Association(trial, network);
        trial.live(network, trial.length(SETTLING, SETTLING));
        byte[][] patterns = association.patterns(network, PATTERNS);
        byte[][] others = association.patterns(network, PATTERNS);

        Network frozen = trial.subject().copy(network);
        trial.subject().freeze(frozen);
        association.store(frozen, patterns, SHOWN);
        trial.record(FROZEN, association.recall(frozen, patterns).active());

        association.store(network, patterns, SHOWN);
        Association.Score soon = association.recall(network, patterns);
        trial.record(SOON, soon.active());
        trial.record(SOON_BITS, soon.bits());
        trial.record(NOVEL, association.recall(network, others).active());
        trial.record(HALF_LIFE, association.halfLife(network, patterns));

        trial.live(network, trial.length(IDLE, 500));
        Association.Score later = association.recall(network, patterns);
        trial.record(LATER, later.active());
        trial.record(LATER_BITS, later.bits());
        trial.record(RETAINED, soon.active() == 0 ? Double.NaN : later.active() / soon.active());
    }
}
