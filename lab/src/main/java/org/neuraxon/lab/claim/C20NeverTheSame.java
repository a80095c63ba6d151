package org.neuraxon.lab.claim;

import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
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

/** C20: activity never repeats, and that diversity supports flexible behaviour. */
final class C20NeverTheSame implements Claim {

    private static final Shape SHAPE = new Shape(10, 180, 20);
    private static final int MOMENTS = 100_000;
    private static final int STIMULI = 4;
    private static final int SHOWN = 20;
    private static final int REST = 20;
    private static final int TRAINING = 200;
    private static final int TESTING = 200;
    private static final int BLOCKS = 10;
    private static final int BLOCK = 80;
    private static final double RATE = 0.2;
    private static final int PRACTICE = 20;
    private static final int WINDOW = 10;
    private static final int RIGHT = 8;
    private static final String SLOWNESS = "trials to reversal";
    private static final Series REPEATS = new Series("no input", "share of states that came before");
    private static final Series RELIABILITY = new Series("repeated stimuli", "share read correctly");
    private static final Series DIVERSE = new Series("noise on", SLOWNESS);
    private static final Series UNIFORM = new Series("noise off", SLOWNESS);
    private static final Series RATIO = new Series("noise off over on", "ratio of trials to reversal");

    @Override
    public Card card() {
        return Card.of(
                        "C20",
                        "A3",
                        "Activity never repeats, in time or space, and this diversity supports flexible behaviour.",
                        "200 neurons. (a) 100,000 moments without input: how many states were there before. (b) Four patterns on the inputs, 20"
                                + " moments each: a linear readout names them (200 items to learn, 200 to test). (c) One pattern, two actions, one"
                                + " always rewarded, the other never; two linear values of the network's state, learned by their own"
                                + " errors (rate .2); the larger is chosen. Ten changes of the better action, 80 trials apart at most; the same with the network's"
                                + " noise switched off. A change after one that was not followed is no reversal, because the old action was never left, and is not counted.",
                        "share of repeated states; accuracy; trials until 8 of the last 10 choices are right, mean over reversals",
                        "at most .1 % repeats, at least 90 % read, reversal at least 20 % slower without noise (medians over seeds)")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(Control.Kind.WITHOUT, UNIFORM, "noise off: the source of diversity removed"))
                .withCaveat(
                        "Choices are made by the larger value and rewards are certain, so that the network's noise is the only thing that explores; a learner"
                                + " that explores by itself would not need it. (With rewards by chance, as in an earlier form, no reversal came within 80 trials,"
                                + " with noise or without.) A reversal that does not come counts as 80 trials. The design was changed after a check (1.14, INCONCLUSIVE):"
                                + " the change after a missed reversal had been counted, too, as a reversal of 8 trials, so that a miss and its sequel had a mean of 44, about that of true reversals.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("at most .1 % of states repeat", REPEATS, Interval.atMost(0.001)),
                new Criterion.MedianIn("stimuli are read in 90 %", RELIABILITY, Interval.atLeast(0.9)),
                new Criterion.MedianIn("reversal is 20 % slower without diversity", RATIO, Interval.atLeast(1.2)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network network = subject.grow(SHAPE, trial.seed());
        long[] states = new long[trial.length(MOMENTS, 2_000)];
        for (int t = 0; t < states.length; t++) {
            if (t % 1_000 == 0) {
                trial.goOn();
            }
            network.step();
            states[t] = Population.fingerprint(network);
        }
        trial.record(REPEATS, 1 - Arrays.stream(states).distinct().count() / (double) states.length);
        trial.record(RELIABILITY, reliability(trial, subject.copy(network)));
        double diverse = reversal(trial, subject.copy(network));
        network.ablate(Mechanism.SPONTANEOUS_ACTIVITY);
        double uniform = reversal(trial, network);
        trial.record(DIVERSE, diverse);
        trial.record(UNIFORM, uniform);
        trial.record(RATIO, uniform / diverse);
    }

    private static double reliability(Trial trial, Network network) {
        LinearReadout readout = new LinearReadout(Population.channels(network).length, STIMULI);
        int training = trial.length(TRAINING, 40);
        int testing = trial.length(TESTING, 40);
        int correct = 0;
        for (int item = 0; item < training + testing; item++) {
            int shown = trial.chance().below(STIMULI, 0, item, 0);
            show(trial, network, shown);
            double[] seen = Population.channels(network);
            if (item < training) {
                double[] targets = new double[STIMULI];
                targets[shown] = 1;
                readout.learn(seen, targets);
            } else {
                int said = 0;
                for (int k = 1; k < STIMULI; k++) {
                    said = readout.read(seen, k) > readout.read(seen, said) ? k : said;
                }
                correct += said == shown ? 1 : 0;
            }
        }
        return correct / (double) testing;
    }

    /**
     * Trials until the new best action is chosen, mean over reversals. The first block, in which there is nothing to unlearn, is left out, and so is one after a reversal that did not come:
     * the action that is best again was never left.
     */
    private static double reversal(Trial trial, Network network) {
        trial.live(network, 200);
        double[][] value = new double[2][Population.channels(network).length];
        int blocks = trial.length(BLOCKS, 2);
        double total = 0;
        int reversals = 0;
        boolean followed = false;
        for (int block = 0; block <= blocks; block++) {
            int best = block % 2;
            int[] right = new int[WINDOW];
            int trials = 0;
            int good = 0;
            while (trials < BLOCK && good < RIGHT) {
                int chosen = choose(trial, network, value, best);
                good += (chosen == best ? 1 : 0) - right[trials % WINDOW];
                right[trials % WINDOW] = chosen == best ? 1 : 0;
                trials++;
            }
            // The old best is practised until the reversal.
            for (int k = 0; k < PRACTICE; k++) {
                choose(trial, network, value, best);
            }
            if (followed) {
                total += trials;
                reversals++;
            }
            followed = good >= RIGHT;
        }
        return reversals == 0 ? Double.NaN : total / reversals;
    }

    /** Chooses the action of the larger value, learns from what it brings, and tells which it was. */
    private static int choose(Trial trial, Network network, double[][] value, int best) {
        show(trial, network, 0);
        double[] seen = Population.channels(network);
        int chosen = product(value[1], seen) > product(value[0], seen) ? 1 : 0;
        double step = RATE * ((chosen == best ? 1 : 0) - product(value[chosen], seen)) / product(seen, seen);
        for (int i = 0; i < seen.length; i++) {
            value[chosen][i] += step * seen[i];
        }
        return chosen;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void show(Trial trial, Network network, int stimulus) {
        trial.goOn();
        for (int t = -REST; t < SHOWN; t++) {
            for (int i = 0; i < network.inputCount(); i++) {
                trial.subject().feed(network, i, t < 0 ? 0 : trial.chance().below(3, 2, stimulus, i) - 1);
            }
            network.step();
        }
    }
}
