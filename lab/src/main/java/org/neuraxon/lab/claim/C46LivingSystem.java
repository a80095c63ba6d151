package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.probe.PulseTask;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C46: it behaves like a living system rather than like a batch-trained net. */
final class C46LivingSystem implements Claim {

    private static final Shape SHAPE = new Shape(PulseTask.channels(), 90, 10);
    private static final int IDLE = 10_000_000;
    /** Thresholds of the living network move by some .01 in ten thousand moments: so long it takes until a rate no longer drifts. */
    private static final int SETTLING = 700_000;

    private static final int READING = 50_000;
    private static final int WINDOW = 10_000;
    private static final double USUAL = 0.2;
    private static final double LESION = 0.2;
    private static final int TRAINING = 300;
    private static final int TESTING = 200;
    private static final String RETURN = "rate over set-point";
    private static final Series MORE = new Series("input + 50 %", RETURN);
    private static final Series LESS = new Series("input - 50 %", RETURN);
    private static final Series MORE_WITHOUT = new Series("input + 50 %, no homeostasis", RETURN);
    private static final Series LESS_WITHOUT = new Series("input - 50 %, no homeostasis", RETURN);
    private static final Series RECOVERED = new Series("20 % lesion", "performance kept");
    private static final Series UNLEARNED = new Series("20 % lesion, old readout", "performance kept");
    private static final Series LOWEST = new Series("idle", "lowest active share");
    private static final Series HIGHEST = new Series("idle", "highest active share");

    @Override
    public Card card() {
        return Card.of(
                        "C46",
                        "A6",
                        "It behaves like a living system rather than like a batch-trained net.",
                        "100 neurons with random pulses (rate .2) settle for 700,000 moments; their rate over the next 50,000 is the"
                                + " set-point. Then copies get pulses at .3 or .1 for 700,000 moments; a copy loses 20 % of its neurons and a"
                                + " readout of pulse order learns again; another copy is left without input for 10,000,000 moments.",
                        "rate over the 50,000 moments after that over the set-point; accuracy above chance after the lesion over that before; extremes of"
                                + " activity over windows of 10,000 moments",
                        "rate within 10 % of the set-point, at least 90 % of the performance, activity never below 1 % nor above 90 %; in at"
                                + " least 90 % of the seeds")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(
                                Control.Kind.WITHOUT,
                                MORE_WITHOUT,
                                "thresholds stay as they were before the input grew"),
                        new Control(
                                Control.Kind.WITHOUT,
                                LESS_WITHOUT,
                                "thresholds stay as they were before the input shrank"),
                        new Control(Control.Kind.FROZEN, UNLEARNED, "the readout of before, not taught again"))
                .withCaveat(
                        "Silence and saturation have no number in the claim; 1 % and 90 % are ours. The design was changed after a check: the first one took the rate"
                                + " after 60,000 moments for the set-point, when it was still falling from .32 to .26, so that coming back to .26 counted as .83"
                                + " (two of nine seeds passed). It had 200 neurons, which twenty seeds of ten million moments make two hours.");
    }

    @Override
    public List<Criterion> criteria() {
        Interval near = new Interval(0.9, 1.1);
        return List.of(
                new Criterion.MostSeeds("the rate comes back under more input", MORE, near),
                new Criterion.MostSeeds("the rate comes back under less input", LESS, near),
                new Criterion.Refused(
                        "without homeostasis it stays away under more input",
                        new Criterion.MostSeeds("the rate comes back under more input", MORE_WITHOUT, near)),
                new Criterion.Refused(
                        "without homeostasis it stays away under less input",
                        new Criterion.MostSeeds("the rate comes back under less input", LESS_WITHOUT, near)),
                new Criterion.MostSeeds(
                        "a lesion costs at most 10 % of the performance", RECOVERED, Interval.atLeast(0.9)),
                new Criterion.MostSeeds("never silent while idle", LOWEST, Interval.atLeast(0.01)),
                new Criterion.MostSeeds("never saturated while idle", HIGHEST, Interval.atMost(0.9)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network network = subject.grow(SHAPE, trial.seed());
        pulses(trial, network, trial.length(SETTLING, 500), USUAL);
        double setPoint = pulses(trial, network, trial.length(READING, 500), USUAL);
        change(trial, subject.copy(network), MORE, 1.5 * USUAL, setPoint);
        change(trial, subject.copy(network), LESS, 0.5 * USUAL, setPoint);
        change(trial, withoutHomeostasis(subject.copy(network)), MORE_WITHOUT, 1.5 * USUAL, setPoint);
        change(trial, withoutHomeostasis(subject.copy(network)), LESS_WITHOUT, 0.5 * USUAL, setPoint);
        lesion(trial, network);
        idle(trial, subject.copy(network));
    }

    private static Network withoutHomeostasis(Network network) {
        network.ablate(Mechanism.HOMEOSTASIS);
        return network;
    }

    private static void change(Trial trial, Network network, Series series, double rate, double setPoint) {
        pulses(trial, network, trial.length(SETTLING, 500), rate);
        // A set-point of 0 cannot be returned to: not measurable.
        trial.record(
                series,
                setPoint == 0 ? Double.NaN : pulses(trial, network, trial.length(READING, 500), rate) / setPoint);
    }

    private static void lesion(Trial trial, Network network) {
        Subject subject = trial.subject();
        int training = trial.length(TRAINING, 40);
        int testing = trial.length(TESTING, 40);
        PulseTask.Reader reader = new PulseTask.Reader(PulseTask.order());
        Network whole = subject.copy(network);
        reader.teach(trial, whole, training);
        double before = reader.test(trial, whole, testing) - 0.5;
        Network hurt = subject.copy(whole);
        int hidden = SHAPE.hidden();
        int[] gone = new int[(int) (LESION * (hidden + SHAPE.outputs()))];
        boolean[] taken = new boolean[hidden];
        int found = 0;
        for (int draw = 0; found < gone.length; draw++) {
            int at = trial.chance().below(hidden, 3, draw, 0);
            if (!taken[at]) {
                taken[at] = true;
                gone[found++] = network.inputCount() + at;
            }
        }
        subject.lesion(hurt, gone);
        double unlearned = reader.test(trial, hurt, testing) - 0.5;
        reader.teach(trial, hurt, training);
        double recovered = reader.test(trial, hurt, testing) - 0.5;
        trial.record("before the lesion", "accuracy", before + 0.5);
        // Nothing can be kept where nothing was above chance by more than a point.
        boolean performs = before > 0.01;
        trial.record(RECOVERED, performs ? recovered / before : Double.NaN);
        trial.record(UNLEARNED, performs ? unlearned / before : Double.NaN);
    }

    private static void idle(Trial trial, Network network) {
        int windows = Math.max(1, trial.length(IDLE, WINDOW) / WINDOW);
        double lowest = 1;
        double highest = 0;
        for (int w = 0; w < windows; w++) {
            double rate = pulses(trial, network, WINDOW, 0);
            lowest = Math.min(lowest, rate);
            highest = Math.max(highest, rate);
        }
        trial.record(LOWEST, lowest);
        trial.record(HIGHEST, highest);
    }

    /** The mean active share over a stretch of random pulses. */
    private static double pulses(Trial trial, Network network, int moments, double rate) {
        double mean = 0;
        for (int t = 0; t < moments; t++) {
            if (t % 1_000 == 0) {
                trial.goOn();
            }
            for (int i = 0; i < network.inputCount(); i++) {
                boolean pulse = rate > 0 && trial.chance().event(rate, 0, network.steps(), i);
                double sign = pulse && trial.chance().event(0.5, 1, network.steps(), i) ? 1 : -1;
                trial.subject().feed(network, i, pulse ? sign : 0);
            }
            network.step();
            // Every tenth moment is enough for a mean and spares a walk over the neurons.
            mean += t % 10 == 0 ? Population.activeShare(network) : 0;
        }
        int read = (moments + 9) / 10;
        return mean / read;
    }
}
