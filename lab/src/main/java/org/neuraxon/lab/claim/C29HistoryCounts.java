package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.baseline.Perceptron;
import org.neuraxon.lab.probe.PulseTask;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C29: an atemporal network has no state that evolves during inference; the engine has. */
final class C29HistoryCounts implements Claim {

    private static final Shape SHAPE = new Shape(PulseTask.channels(), 180, 20);
    private static final Series PERCEPTRON = new Series("perceptron", "change of the answer");
    private static final Series ENGINE = new Series("engine", "change of the answer");
    private static final Series DECODED = new Series("engine", "history bit decoded");
    private static final Series SHUFFLED = new Series("perceptron", "history bit decoded");

    @Override
    public Card card() {
        return Card.of(
                        "C29",
                        "A5",
                        "Atemporal networks have no state that evolves during inference; the engine has.",
                        "Two pulses in either order, a pause of 4 moments, then an identical probe. Two copies of one network hear one"
                                + " order each; 400 items teach a linear readout (whether a neuron is at +1, at -1, its potential) the order, 200 test it.",
                        "largest difference of answers (potentials) at the probe; share of orders read correctly",
                        "exactly 0 for the perceptron, above 0 for the engine, every seed; at least 90 % of the orders decoded (median over seeds)")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(
                        Control.Kind.TRIVIAL, SHUFFLED, "the same item for a perceptron that sees the present"));
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn(
                        "the engine's history is decoded in 90 % of the items", DECODED, Interval.atLeast(0.9)),
                new Criterion.EverySeed("history changes nothing in the perceptron", PERCEPTRON, Interval.exactly(0)),
                new Criterion.EverySeed("history changes the engine", ENGINE, Interval.above(0)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        PulseTask task = PulseTask.order();

        Perceptron perceptron = Perceptron.grow(PulseTask.channels(), 50, 5, trial.chance());
        trial.record(PERCEPTRON, distance(answerAfter(perceptron, task, 0), answerAfter(perceptron, task, 1)));

        Network one = subject.grow(SHAPE, trial.seed());
        Network other = subject.copy(one);
        task.present(trial, one, 0);
        task.present(trial, other, 1);
        trial.record(ENGINE, distance(one.potentials(), other.potentials()));

        int training = trial.length(400, 40);
        int testing = trial.length(200, 40);
        trial.record(DECODED, task.accuracy(trial, one, training, testing));
        trial.record(SHUFFLED, task.atemporalAccuracy(trial, training, testing));
    }

    /** The answer at the end of an item that was heard moment by moment from its start. */
    private static double[] answerAfter(Perceptron perceptron, PulseTask task, int train) {
        double[] answer = {};
        for (int t = 0; t <= task.end(train); t++) {
            answer = perceptron.answer(task.input(train, t));
        }
        return answer;
    }

    private static double distance(double[] a, double[] b) {
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }
}
