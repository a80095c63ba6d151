package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.baseline.Perceptron;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C34: tuning parameters of a static system is not modulating a live process. */
final class C34LiveModulation implements Claim {

    private static final Shape SHAPE = new Shape(10, 180, 20);
    private static final int SETTLING = 500;
    private static final int MOMENTS = 10;
    private static final String METRIC = "states changed within 10 moments";
    private static final Series STATIC = new Series("routed to rate and dropout", METRIC);
    private static final Series LIVE = new Series("routed to the dynamics", METRIC);
    private static final Series SAME = new Series("the same series in both copies", METRIC);

    @Override
    public Card card() {
        return Card.of(
                        "C34",
                        "A5",
                        "Tuning the parameters of a static system is not modulating a live process.",
                        "After 500 moments of random input one copy gets modulator series A and one series B for 10 moments (random levels,"
                                + " new each moment), with the same input and plasticity frozen. In a trained perceptron the same two series"
                                + " set learning rate and dropout, which do not act while nothing is learned.",
                        "outputs (perceptron) or neuron states that differ, summed over 10 moments",
                        "exactly 0 for the perceptron; above 0 for the engine by the test")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(Control.Kind.YOKED, SAME, "both copies get series A"),
                        new Control(Control.Kind.FROZEN, LIVE, "plasticity is frozen in every condition"))
                .withCaveat("The perceptron's half holds by construction: its knobs act on learning only.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.Better("modulators change behaviour at once", LIVE, STATIC, 0),
                new Criterion.EverySeed("rate and dropout change nothing", STATIC, Interval.exactly(0)),
                new Criterion.EverySeed("equal series change nothing", SAME, Interval.exactly(0)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network network = subject.grow(SHAPE, trial.seed());
        subject.freeze(network);
        for (int t = 0; t < SETTLING; t++) {
            input(trial, network, t);
            network.step();
        }
        trial.record(LIVE, changed(trial, network, 1));
        trial.record(SAME, changed(trial, network, 0));
        trial.record(STATIC, changedInPerceptron(trial));
    }

    private static double changed(Trial trial, Network network, int otherSeries) {
        Network one = trial.subject().copy(network);
        Network other = trial.subject().copy(network);
        double changed = 0;
        for (int t = 0; t < MOMENTS; t++) {
            for (Modulator modulator : Modulator.values()) {
                trial.subject().clamp(one, modulator, level(trial, 0, t, modulator));
                trial.subject().clamp(other, modulator, level(trial, otherSeries, t, modulator));
            }
            input(trial, one, SETTLING + t);
            input(trial, other, SETTLING + t);
            one.step();
            other.step();
            changed += Population.differing(one, other);
        }
        return changed;
    }

    private static double changedInPerceptron(Trial trial) {
        Live one = new Live(trial);
        Live other = new Live(trial);
        double changed = 0;
        for (int t = 0; t < MOMENTS; t++) {
            one.rate = level(trial, 0, t, Modulator.ACETYLCHOLINE);
            one.dropout = level(trial, 0, t, Modulator.NORADRENALINE);
            other.rate = level(trial, 1, t, Modulator.ACETYLCHOLINE);
            other.dropout = level(trial, 1, t, Modulator.NORADRENALINE);
            double[] x = new double[SHAPE.inputs()];
            for (int i = 0; i < x.length; i++) {
                x[i] = trial.chance().below(3, 0, SETTLING + t, i) - 1;
            }
            double[] a = one.answer(x);
            double[] b = other.answer(x);
            for (int i = 0; i < a.length; i++) {
                changed += a[i] == b[i] ? 0 : 1;
            }
        }
        return changed;
    }

    private static double level(Trial trial, int series, int t, Modulator modulator) {
        return trial.chance().uniform(1 + series, t, modulator.ordinal());
    }

    private static void input(Trial trial, Network network, int t) {
        for (int i = 0; i < network.inputCount(); i++) {
            trial.subject().feed(network, i, trial.chance().below(3, 0, t, i) - 1);
        }
    }

    /** A deployed perceptron with the two knobs that modulators are usually mapped to. Both act on learning only. */
    private static final class Live {

        private final Trial trial;
        private final Perceptron perceptron;
        private double rate;
        private double dropout;

        Live(Trial trial) {
            this.trial = trial;
            perceptron = Perceptron.grow(SHAPE.inputs(), 100, 20, trial.chance());
        }

        double[] answer(double[] x) {
            double[] answer = perceptron.answer(x);
            // The pass that would be learned from: it has fewer units, but nobody sees its answer.
            boolean[] takesPart = new boolean[perceptron.units()];
            for (int u = 0; u < takesPart.length; u++) {
                takesPart[u] = !trial.chance().event(dropout, 3, 0, u);
            }
            perceptron.answer(x, takesPart);
            // Frozen plasticity: the target is the answer, so the error is 0 and any rate times it too.
            perceptron.learn(rate, x, answer);
            return answer;
        }
    }
}
