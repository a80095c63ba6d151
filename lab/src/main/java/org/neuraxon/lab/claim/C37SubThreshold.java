package org.neuraxon.lab.claim;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
import org.neuraxon.core.vital.MutualInformation;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.LinearReadout;
import org.neuraxon.lab.statistics.Correlation;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C37: sub-threshold activity is part of the computation. */
final class C37SubThreshold implements Claim {

    private static final Shape SHAPE = new Shape(4, 180, 20);
    private static final int PROBED = 20;
    private static final int HORIZON = 10;
    private static final int BISECTIONS = 8;
    private static final double WEAKEST = 0.02;
    private static final double STRONGEST = 50;
    private static final double STEP = 1.2;
    private static final double SHARE = 0.9;
    private static final int TRAINING = 400;
    private static final int TESTING = 300;
    private static final int REST = 20;
    private static final int PULSE = 3;
    private static final int LATER = 20;
    private static final int LAGS = 20;
    /** There are ten times as many items as features, so this readout may trust them. */
    private static final double TRUSTING = 10;

    private static final int CAPACITY_TRAINING = 2_000;
    private static final int CAPACITY_TESTING = 1_500;

    private static final Series PAIR = new Series("two pulses", "share of neurons that fire");
    private static final Series ALONE = new Series("one pulse", "share of neurons that fire");
    private static final Series BITS = new Series("neurons in state 0", "bits about the stimulus");
    private static final Series SHUFFLED = new Series("stimuli shuffled", "bits about the stimulus");
    private static final Series TERNARY = new Series("ternary output", "memory capacity");
    private static final Series BINARY = new Series("binary output", "memory capacity");
    private static final Series LOSS = new Series("binary output", "capacity lost");

    @Override
    public Card card() {
        return Card.of(
                        "C37",
                        "A6",
                        "Sub-threshold activity is part of the computation.",
                        "(a) In a network without noise, rhythm and plasticity the weakest current that moves a resting neuron within 10"
                                + " moments is found; then 90 % of it is given once, and twice in a row. (b) One of two inputs is pulsed for 3"
                                + " moments; 20 moments later a readout of the potentials of neurons that are in state 0 tells which (400 items"
                                + " to learn, 300 to test). (c) Memory capacity for random ternary input, lags 1-20, read from the states and from the"
                                + " better of two binary outputs (state above 0; state other than 0).",
                        "share of neurons that fire; mutual information; capacity",
                        "alone none fires and the pair fires at least 90 % of the neurons; at least 0.1 bit; binary loses at least 10 %"
                                + " (medians over seeds)")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(Control.Kind.YOKED, SHUFFLED, "answers paired with other items' stimuli"),
                        new Control(Control.Kind.WITHOUT, BINARY, "the better binary output"))
                .withCaveat(
                        "The binary version is the same network with a binary output, not a network of binary neurons. (b) reads after"
                                + " the pulse because during it those who hear it are not in state 0; read at its end, as in an earlier"
                                + " form, neurons in state 0 tell nothing.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("0.1 bit from neurons in state 0", BITS, Interval.atLeast(0.1)),
                new Criterion.EverySeed("one sub-threshold pulse fires nobody", ALONE, Interval.exactly(0)),
                new Criterion.MedianIn("two fire 90 % of the neurons", PAIR, Interval.atLeast(0.9)),
                new Criterion.MedianIn("binary loses at least 10 % of the capacity", LOSS, Interval.atLeast(0.1)));
    }

    @Override
    public void run(Trial trial) {
        pairs(trial);
        silentNeurons(trial);
        capacity(trial);
    }

    private static void pairs(Trial trial) {
        Subject subject = trial.subject();
        Network network = subject.grow(SHAPE, trial.seed());
        subject.freeze(network);
        network.ablate(Mechanism.SPONTANEOUS_ACTIVITY, Mechanism.RHYTHMS);
        int usable = 0;
        int alone = 0;
        int pair = 0;
        int probed = trial.length(PROBED, 4);
        for (int k = 0; k < probed; k++) {
            trial.goOn();
            int neuron =
                    network.inputCount() + trial.chance().below(network.neuronCount() - network.inputCount(), 0, k, 0);
            double above = WEAKEST;
            while (above < STRONGEST && !fires(trial, network, neuron, above, 0)) {
                above *= STEP;
            }
            if (above >= STRONGEST || fires(trial, network, neuron, 0, 0)) {
                continue;
            }
            double below = above == WEAKEST ? 0 : above / STEP;
            for (int i = 0; i < BISECTIONS; i++) {
                double middle = (below + above) / 2;
                if (fires(trial, network, neuron, middle, 0)) {
                    above = middle;
                } else {
                    below = middle;
                }
            }
            usable++;
            alone += fires(trial, network, neuron, SHARE * below, 0) ? 1 : 0;
            pair += fires(trial, network, neuron, SHARE * below, SHARE * below) ? 1 : 0;
        }
        trial.record(ALONE, usable == 0 ? Double.NaN : alone / (double) usable);
        trial.record(PAIR, usable == 0 ? Double.NaN : pair / (double) usable);
        trial.record("probed", "neurons that rest and can be moved", usable);
    }

    private static boolean fires(Trial trial, Network network, int neuron, double first, double second) {
        Network copy = trial.subject().copy(network);
        boolean fires = false;
        for (int t = 0; t < HORIZON; t++) {
            copy.inject(neuron, t == 0 ? first : t == 1 ? second : 0);
            copy.step();
            fires |= copy.state(neuron) != 0;
        }
        return fires;
    }

    private static void silentNeurons(Trial trial) {
        Network network = trial.subject().grow(SHAPE, trial.seed());
        int first = network.inputCount();
        int neurons = network.neuronCount() - first;
        int training = trial.length(TRAINING, 150);
        int items = training + trial.length(TESTING, 100);
        double[][] potentials = new double[items][neurons];
        int[] stimulus = new int[items];
        double[] sum = new double[neurons];
        int[] silent = new int[neurons];
        for (int item = 0; item < items; item++) {
            trial.goOn();
            stimulus[item] = trial.chance().below(2, 1, item, 0);
            for (int t = -REST; t < PULSE + LATER; t++) {
                for (int i = 0; i < first; i++) {
                    trial.subject().feed(network, i, t >= 0 && t < PULSE && i == stimulus[item] ? 1 : 0);
                }
                network.step();
            }
            for (int n = 0; n < neurons; n++) {
                boolean rests = network.state(first + n) == 0;
                potentials[item][n] = rests ? network.potential(first + n) : Double.NaN;
                sum[n] += rests ? potentials[item][n] : 0;
                silent[n] += rests ? 1 : 0;
            }
        }
        LinearReadout readout = new LinearReadout(neurons + 1, 1);
        int[] said = new int[items - training];
        int[] shown = new int[items - training];
        int[] shuffled = new int[items - training];
        for (int item = 0; item < items; item++) {
            double[] features = new double[neurons + 1];
            features[neurons] = 1;
            for (int n = 0; n < neurons; n++) {
                // A neuron that is not silent shows its own silent mean, so that who is silent is not read.
                double mean = silent[n] == 0 ? 0 : sum[n] / silent[n];
                features[n] = Double.isNaN(potentials[item][n]) ? mean : potentials[item][n];
            }
            if (item < training) {
                readout.learn(features, stimulus[item] == 0 ? -1 : 1);
            } else {
                said[item - training] = readout.read(features, 0) > 0 ? 1 : 0;
                shown[item - training] = stimulus[item];
                shuffled[item - training] = stimulus[item - training];
            }
        }
        trial.record(BITS, MutualInformation.bits(said, 2, shown, 2));
        trial.record(SHUFFLED, MutualInformation.bits(said, 2, shuffled, 2));
    }

    private static void capacity(Trial trial) {
        Network network = trial.subject().grow(SHAPE, trial.seed());
        int first = network.inputCount();
        int neurons = network.neuronCount() - first;
        int training = trial.length(CAPACITY_TRAINING, 1_000);
        int total = training + trial.length(CAPACITY_TESTING, 500);
        byte[][] states = new byte[total][];
        double[] input = new double[total];
        for (int t = 0; t < total; t++) {
            input[t] = trial.chance().below(3, 2, t, 0) - 1;
            for (int i = 0; i < first; i++) {
                trial.subject().feed(network, i, input[t]);
            }
            network.step();
            states[t] = network.states();
        }
        trial.goOn();
        Recording recording = new Recording(states, input, first, neurons, training);
        double ternary = capacity(trial, recording, s -> s);
        double binary = Math.max(
                capacity(trial, recording, s -> s > 0 ? 1 : 0), capacity(trial, recording, s -> s == 0 ? 0 : 1));
        trial.record(TERNARY, ternary);
        trial.record(BINARY, binary);
        trial.record(LOSS, ternary < 0.05 ? Double.NaN : 1 - binary / ternary);
    }

    private static double capacity(Trial trial, Recording recording, IntToDoubleFunction output) {
        LinearReadout readout = new LinearReadout(recording.neurons + 1, LAGS, TRUSTING);
        int testing = recording.states.length - recording.training;
        double[][] answers = new double[LAGS][testing];
        double[][] truth = new double[LAGS][testing];
        for (int t = LAGS; t < recording.states.length; t++) {
            double[] features = new double[recording.neurons + 1];
            features[recording.neurons] = 1;
            for (int n = 0; n < recording.neurons; n++) {
                features[n] = output.applyAsDouble(recording.states[t][recording.first + n]);
            }
            double[] past = new double[LAGS];
            for (int lag = 1; lag <= LAGS; lag++) {
                past[lag - 1] = recording.input[t - lag];
            }
            if (t < recording.training) {
                readout.learn(features, past);
            } else {
                for (int k = 0; k < LAGS; k++) {
                    answers[k][t - recording.training] = readout.read(features, k);
                    truth[k][t - recording.training] = past[k];
                }
            }
        }
        trial.goOn();
        double capacity = 0;
        for (int k = 0; k < LAGS; k++) {
            double r = Correlation.pearson(answers[k], truth[k]);
            // r squared of nothing is 1 / n on the average; it is taken off.
            capacity += Double.isNaN(r) ? 0 : Math.max(0, r * r - 1.0 / testing);
        }
        return capacity;
    }

    private record Recording(byte[][] states, double[] input, int first, int neurons, int training) {}
}
