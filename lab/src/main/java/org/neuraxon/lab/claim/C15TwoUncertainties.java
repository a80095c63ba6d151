package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.adaptation.CueTask;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.learn.adapt.AdaptiveChooser;

/** C15: expected and unexpected uncertainty are two things, told by acetylcholine and noradrenaline (Yu and Dayan 2005). */
final class C15TwoUncertainties implements Claim {

    private static final Series VALIDITY = new Series("acetylcholine", "correlation with 1 - validity");
    private static final Series NOTICED =
            new Series("noradrenaline", "share of ten trials with a burst after a reversal");
    private static final Series ELSEWHERE = new Series("elsewhere", NOTICED.metric());
    private static final Series ACCURACY = new Series("both", "accuracy");
    private static final Series IGNORED = new Series("noradrenaline ignored", "accuracy");
    private static final Series ORACLE = new Series("exact observer", "accuracy");
    private static final Series GUESSING = new Series("guessing", "accuracy");
    private static final Series YOKED = new Series("acetylcholine of another seed", VALIDITY.metric());

    @Override
    public Card card() {
        return Card.of(
                        "C15",
                        "A2",
                        "Expected and unexpected uncertainty are separate: acetylcholine and noradrenaline.",
                        "A cue tells where a target comes with validity .95, .85 or .75; after every 100 trials its sense is reversed and its validity drawn anew, 40 times. A chooser (learn.adapt)"
                                + " follows the cue or goes against it. A burst is noradrenaline above ACh/(.5 + ACh). Ignoring noradrenaline: one context, never recruited or recalled."
                                + " docs/specs/tasks.md.",
                        "correlation over blocks of acetylcholine in their second halves with 1 - validity; share of reversals with a burst within ten trials; accuracy",
                        "correlation at least .8; a burst after at least 90 % of the reversals, and not so elsewhere; ignoring noradrenaline lowers accuracy by at least 2 points")
                .withControls(
                        new Control(Control.Kind.WITHOUT, IGNORED, "one context: noradrenaline ignored"),
                        new Control(Control.Kind.YOKED, YOKED, "acetylcholine of another seed's blocks"),
                        new Control(Control.Kind.BEST_CONSTANT, ORACLE, "exact observer, an upper limit"),
                        new Control(Control.Kind.TRIVIAL, GUESSING, "following the cue at random"))
                .withCaveat(
                        "The least loss of accuracy (2 points) is ours; the claim's text names none. Bursts elsewhere are counted in windows of ten trials"
                                + " in the second halves of blocks.")
                .withSearch(Searches.CHOOSERS);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("acetylcholine tells reliability", VALIDITY, Interval.atLeast(0.8)),
                new Criterion.MedianIn("noradrenaline tells reversals", NOTICED, Interval.atLeast(0.9)),
                new Criterion.Refused(
                        "and does not burst as often elsewhere",
                        new Criterion.MedianIn("as often", ELSEWHERE, Interval.atLeast(0.5))),
                new Criterion.Better("ignoring it costs accuracy", ACCURACY, IGNORED, 0.02));
    }

    @Override
    public void run(Trial trial) {
        int blocks = trial.length(CueTask.BLOCKS, CueTask.BLOCKS);
        long seed = trial.seed();
        CueTask.Score both = CueTask.play(new AdaptiveChooser(2, seed), seed, blocks);
        trial.record(VALIDITY, both.validity());
        trial.record(NOTICED, both.noticed());
        trial.record(ELSEWHERE, both.elsewhere());
        trial.record(ACCURACY, both.accuracy());
        trial.record(
                IGNORED,
                CueTask.play(new AdaptiveChooser(2, 1, seed), seed, blocks).accuracy());
        trial.record(ORACLE, CueTask.oracle(seed, blocks));
        trial.record(GUESSING, CueTask.guessing(seed, blocks));
        trial.record(YOKED, both.validityOf(seed + 500_000));
    }
}
