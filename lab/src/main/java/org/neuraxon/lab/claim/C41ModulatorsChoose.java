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

/** C41: modulators act on which patterns stabilise. */
final class C41ModulatorsChoose implements Claim {

    private static final int SETTLING = 20_000;
    private static final int SHOWN = 300;
    private static final int ROUNDS = 2;
    private static final int TRIALS = 20;
    private static final double SETTLED = 0.6;
    private static final double[] LEVELS = {0, 0.25, 0.5, 0.75, 1};
    private static final String CHOICE = "choice of the first pattern";
    private static final Series LOW = new Series("noradrenaline 0", CHOICE);
    private static final Series HIGH = new Series("noradrenaline 1", CHOICE);
    private static final Series YOKED_LOW = new Series("level shuffled, called 0", CHOICE);
    private static final Series YOKED_HIGH = new Series("level shuffled, called 1", CHOICE);
    private static final Series BITS = new Series("recall of one", "bits recalled");
    private static final Series ACTIVE = new Series("recall of one", "active bits recalled");
    private static final Series ZERO = new Series("0 everywhere", "bits recalled");
    private static final Series ZERO_ACTIVE = new Series("0 everywhere", "active bits recalled");

    @Override
    public Card card() {
        return Card.of(
                        "C41",
                        "A6",
                        "Modulators act on which patterns stabilise.",
                        "300 neurons, 20,000 moments old, are shown two patterns in turn, twice, 300 moments each. Eight in ten neurons of"
                                + " the first are rich in α1 receptors, of the second in α2. Cues are mixed: each entry from either pattern"
                                + " with equal chance, 40 % of all lost. The answer is the pattern more like the states 20 to 50 moments"
                                + " after a cue of 30; 20 cues at each of five levels of noradrenaline, the other modulators fixed.",
                        "share of cues after which the first pattern is held; share of bits recalled from cues of one pattern",
                        "noradrenaline moves the choice by at least 30 points; recall of at least 90 % of all and 80 % of the active entries"
                                + " (medians)")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(Control.Kind.YOKED, YOKED_HIGH, "levels shuffled over the cues"),
                        new Control(Control.Kind.TRIVIAL, ZERO, "the answer 0 for every neuron"))
                .withCaveat(
                        "The patterns differ in the receptors of their neurons; a modulator that reaches all neurons alike has nothing"
                                + " to choose by. Patterns placed without regard to receptors and stored in different states did not show the effect.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.Better("the choice moves by 30 points", HIGH, LOW, 0.3),
                new Criterion.MedianIn("90 % of all entries come back", BITS, Interval.atLeast(0.9)),
                new Criterion.MedianIn("80 % of the active entries come back", ACTIVE, Interval.atLeast(0.8)),
                new Criterion.Refused(
                        "shuffled levels do not move it",
                        new Criterion.Better("the choice moves by 30 points", YOKED_HIGH, YOKED_LOW, 0.3)));
    }

    @Override
    public void run(Trial trial) {
        Network network = trial.subject().grow(Shape.STANDARD, trial.seed());
        Association association = new Association(trial, network);
        trial.live(network, trial.length(SETTLING, SETTLING));
        byte[][] patterns = association.patternOfEachKind(network);
        for (int round = 0; round < ROUNDS; round++) {
            association.store(network, patterns, SHOWN);
        }
        trial.live(network, trial.length(2_000, 1_000));
        Association.Score score = association.recall(network, patterns);
        trial.record(BITS, score.bits());
        trial.record(ACTIVE, score.active());
        zero(trial, patterns[0], network.inputCount());

        int trials = trial.length(TRIALS, 10);
        double[] shuffled = new double[2];
        for (int i = 0; i < LEVELS.length; i++) {
            double first = 0;
            double settled = 0;
            for (int k = 0; k < trials; k++) {
                byte[] cue = association.ambiguous(patterns[0], patterns[1]);
                double[] held = association.recalled(network, cue, LEVELS[i]);
                int nearest = Association.nearest(held, patterns, network.inputCount());
                first += nearest == 0 ? 1.0 / trials : 0;
                double likeness = Association.likeness(held, patterns[nearest], network.inputCount());
                settled += likeness > SETTLED ? 1.0 / trials : 0;
                if (i == 0 || i == LEVELS.length - 1) {
                    // Half the cues of either end are answered at the level of the other.
                    double level = k % 2 == 0 ? LEVELS[0] : LEVELS[LEVELS.length - 1];
                    double[] yoked = association.recalled(network, cue, level);
                    boolean chosen = Association.nearest(yoked, patterns, network.inputCount()) == 0;
                    shuffled[i == 0 ? 0 : 1] += chosen ? 1.0 / trials : 0;
                }
                trial.live(network, 300);
            }
            String condition =
                    "noradrenaline " + (LEVELS[i] == (int) LEVELS[i] ? "" + (int) LEVELS[i] : "" + LEVELS[i]);
            trial.record(condition, CHOICE, first);
            trial.record(condition, "share of cues after which a pattern is held", settled);
        }
        trial.record(YOKED_LOW, shuffled[0]);
        trial.record(YOKED_HIGH, shuffled[1]);
    }

    private static void zero(Trial trial, byte[] pattern, int first) {
        int zeros = 0;
        for (int n = first; n < pattern.length; n++) {
            zeros += pattern[n] == 0 ? 1 : 0;
        }
        trial.record(ZERO, zeros / (double) (pattern.length - first));
        trial.record(ZERO_ACTIVE, 0);
    }
}
