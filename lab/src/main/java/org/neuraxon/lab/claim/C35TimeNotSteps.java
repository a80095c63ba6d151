package org.neuraxon.lab.claim;

import java.util.List;
import java.util.Map;
import org.neuraxon.core.Network;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.vital.Branching;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.LinearReadout;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C35: computation happens in time, not over indexed steps. */
final class C35TimeNotSteps implements Claim {

    private static final Shape SHAPE = new Shape(3, 180, 20);
    private static final double[] STEPS = {2.5, 1, 0.5};
    private static final int YOUTH = 15_000;
    private static final int MILLISECONDS = 40_000;
    private static final int TRAINING = 300;
    private static final int TESTING = 200;
    private static final int REST = 30;
    private static final int SHORT = 3;
    private static final int LONG = 9;
    private static final int PAUSE = 6;
    private static final String[] METRICS = {
        "share of +1", "share of -1", "neutral share", "branching m in a millisecond", "accuracy"
    };
    private static final String HALVED = "step halved, 1 to 0.5 ms";
    private static final String RELATIVE = ", relative change";

    @Override
    public Card card() {
        return Card.of(
                        "C35",
                        "A6",
                        "Computation happens in time, not over indexed steps.",
                        "200 neurons live with a step of 2.5, 1 and .5 ms: 15 s of youth, then 40 s without input for the shares of the three states"
                                + " and m (multistep regression; per millisecond), then a linear readout learns in 300 items to tell a pulse of"
                                + " 3 ms from one of 9 ms, 6 ms after its end (200 items to test).",
                        "change of each figure, relative to that at 1 ms",
                        "halving the step from 1 ms changes rates, neutral share, m and accuracy by at most 2 % each (medians over seeds)")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(
                        Control.Kind.WITHOUT,
                        new Series("step of 2.5 ms", "neutral share" + RELATIVE),
                        "a step of 2.5 ms, a quarter of the membrane's time constant"))
                .withCaveat(
                        "2.5 ms stands for the claim's 2 ms, because a round of learning takes 5 ms; a quarter of a millisecond is left out for its"
                                + " cost. \"Rate\" is the share at +1 and at -1 together; each is reported by itself.");
    }

    @Override
    public List<Criterion> criteria() {
        Interval near = new Interval(-0.02, 0.02);
        return List.of(
                new Criterion.MedianIn("rate", new Series(HALVED, "active share" + RELATIVE), near),
                new Criterion.MedianIn("neutral share", new Series(HALVED, METRICS[2] + RELATIVE), near),
                new Criterion.MedianIn("branching", new Series(HALVED, METRICS[3] + RELATIVE), near),
                new Criterion.MedianIn("accuracy", new Series(HALVED, METRICS[4] + RELATIVE), near));
    }

    @Override
    public void run(Trial trial) {
        double[][] figures = new double[STEPS.length][];
        for (int k = 0; k < STEPS.length; k++) {
            figures[k] = figures(trial, STEPS[k]);
            for (int m = 0; m < METRICS.length; m++) {
                trial.record("step of " + STEPS[k] + " ms", METRICS[m], figures[k][m]);
            }
        }
        compare(trial, HALVED, figures[1], figures[2]);
        compare(trial, "step of 2.5 ms", figures[1], figures[0]);
    }

    private static void compare(Trial trial, String condition, double[] one, double[] other) {
        for (int m = 0; m < METRICS.length; m++) {
            trial.record(condition, METRICS[m] + RELATIVE, other[m] / one[m] - 1);
        }
        trial.record(condition, "active share" + RELATIVE, (other[0] + other[1]) / (one[0] + one[1]) - 1);
    }

    private static double[] figures(Trial trial, double dt) {
        Subject subject = trial.subject();
        Network network = subject.grow(SHAPE, trial.seed(), Map.of("dt", dt));
        trial.live(network, (long) (trial.length(YOUTH, 500) / dt));
        int moments = (int) (trial.length(MILLISECONDS, 2_500) / dt);
        double[] active = new double[moments];
        double[] counts = new double[3];
        for (int t = 0; t < moments; t++) {
            network.step();
            for (int n = network.inputCount(); n < network.neuronCount(); n++) {
                counts[network.state(n) + 1]++;
            }
            active[t] = Population.activeShare(network);
        }
        trial.goOn();
        double all = counts[0] + counts[1] + counts[2];
        double m = Elementary.pow(Math.max(1e-9, Branching.of(active).m()), 1 / dt);
        return new double[] {counts[2] / all, counts[0] / all, counts[1] / all, m, accuracy(trial, network, dt)};
    }

    private static double accuracy(Trial trial, Network network, double dt) {
        LinearReadout readout = new LinearReadout(Population.channels(network).length, 1);
        int training = trial.length(TRAINING, 40);
        int testing = trial.length(TESTING, 40);
        int correct = 0;
        for (int item = 0; item < training + testing; item++) {
            trial.goOn();
            boolean lasts = trial.chance().event(0.5, 0, item, 0);
            int length = lasts ? LONG : SHORT;
            for (double t = -REST; t < LONG + PAUSE; t += dt) {
                boolean on = t >= LONG - length && t < LONG;
                trial.subject().feed(network, 0, on ? 1 : 0);
                network.step();
            }
            double[] seen = Population.channels(network);
            if (item < training) {
                readout.learn(seen, lasts ? 1 : -1);
            } else {
                correct += readout.read(seen, 0) > 0 == lasts ? 1 : 0;
            }
        }
        return correct / (double) testing;
    }
}
