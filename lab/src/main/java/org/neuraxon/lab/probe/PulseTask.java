package org.neuraxon.lab.probe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.baseline.Perceptron;

/**
 * Two classes of pulse trains that end in the same present: after the pulses and a pause a probe comes that is identical for both, and only
 * then is the answer read. Items of both classes alternate in random order; the network is never reset.
 */
public final class PulseTask {

    /** Moments of nothing between two items. */
    private static final int REST = 30;

    private static final int PAUSE = 4;
    private static final int PROBE = 2;
    private static final int CHANNELS = 3;

    private final int[][][] trains;

    private PulseTask(int[][]... trains) {
        this.trains = trains;
    }

    /**
     * The order of two pulses: first one input then the other, or the other way round.
     *
     * @return pulses of the same shape and number in both classes
     */
    public static PulseTask order() {
        return new PulseTask(
                train(12, pulse(0, 0, 3, 1), pulse(1, 6, 3, 1)), train(12, pulse(1, 0, 3, 1), pulse(0, 6, 3, 1)));
    }

    /** The interval between two equal pulses, 4 or 12 moments; the second ends at the same time. */
    public static PulseTask interval() {
        return new PulseTask(
                train(18, pulse(0, 9, 2, 1), pulse(0, 15, 2, 1)), train(18, pulse(0, 1, 2, 1), pulse(0, 15, 2, 1)));
    }

    /** The duration of a pulse, 3 or 9 moments; it ends at the same time. */
    public static PulseTask duration() {
        return new PulseTask(train(12, pulse(0, 8, 3, 1)), train(12, pulse(0, 2, 9, 1)));
    }

    /** Delayed exclusive or: two pulses of either sign; the class is whether the signs differ. Four trains, two to a class. */
    public static PulseTask exclusiveOr() {
        return new PulseTask(
                train(12, pulse(0, 0, 3, 1), pulse(0, 6, 3, 1)),
                train(12, pulse(0, 0, 3, 1), pulse(0, 6, 3, -1)),
                train(12, pulse(0, 0, 3, -1), pulse(0, 6, 3, -1)),
                train(12, pulse(0, 0, 3, -1), pulse(0, 6, 3, 1)));
    }

    /** The number of inputs that the trains use. */
    public static int channels() {
        return CHANNELS;
    }

    /**
     * How often the class is read correctly from the network at the end of the probe, by a linear readout of states and potentials that learns
     * on other items.
     *
     * @param training items to learn from
     * @param testing items to be tested on
     */
    public double accuracy(Trial trial, Network network, int training, int testing) {
        Reader reader = new Reader(this);
        reader.teach(trial, network, training);
        return reader.test(trial, network, testing);
    }

    /** The same for a perceptron that sees what the inputs show at the end of the probe, and nothing else because it has no time inside. */
    public double atemporalAccuracy(Trial trial, int training, int testing) {
        Perceptron perceptron = Perceptron.grow(CHANNELS, 50, 1, trial.chance());
        int correct = 0;
        for (int item = 0; item < training + testing; item++) {
            int train = train(trial, item);
            double[] now = input(train, length(train) + PAUSE + PROBE - 1);
            double answer = answer(train);
            if (item >= training) {
                correct += perceptron.answer(now)[0] * answer > 0 ? 1 : 0;
            } else {
                perceptron.learn(0.02, now, answer);
            }
        }
        return correct / (double) testing;
    }

    /** Lets a network hear one train, the pause and the probe, after a rest. */
    public void present(Trial trial, Network network, int train) {
        for (int t = -REST; t < length(train) + PAUSE + PROBE; t++) {
            double[] now = input(train, t);
            for (int c = 0; c < network.inputCount(); c++) {
                trial.subject().feed(network, c, c < CHANNELS ? now[c] : 0);
            }
            network.step();
        }
    }

    /** What the inputs show in a moment of an item; the rest comes before moment 0. */
    public double[] input(int train, int moment) {
        double[] now = new double[CHANNELS];
        if (moment >= 0 && moment < length(train)) {
            for (int c = 0; c < CHANNELS; c++) {
                now[c] = trains[train][c][moment];
            }
        } else if (moment >= length(train) + PAUSE) {
            now[CHANNELS - 1] = 1;
        }
        return now;
    }

    /** The moment of the probe's end. */
    public int end(int train) {
        return length(train) + PAUSE + PROBE - 1;
    }

    private int length(int train) {
        return trains[train][0].length;
    }

    /** Each run of items as long as the number of trains holds every train once, in random order, so that classes are balanced. */
    private int train(Trial trial, int item) {
        int run = item / trains.length;
        List<Integer> left = new ArrayList<>();
        for (int k = 0; k < trains.length; k++) {
            left.add(k);
        }
        int chosen = 0;
        for (int k = 0; k <= item % trains.length; k++) {
            chosen = left.remove(trial.chance().below(left.size(), 7, run, k));
        }
        return chosen;
    }

    private static double answer(int train) {
        return train % 2 == 0 ? 1 : -1;
    }

    private static int[] pulse(int channel, int from, int length, int sign) {
        return new int[] {channel, from, length, sign};
    }

    private static int[][] train(int length, int[]... pulses) {
        int[][] train = new int[CHANNELS][length];
        for (int[] p : pulses) {
            for (int t = p[1]; t < p[1] + p[2]; t++) {
                train[p[0]][t] = p[3];
            }
        }
        return train;
    }

    /** A linear readout of a task, with its own count of items. */
    public static final class Reader {

        private final PulseTask task;
        private @Nullable LinearReadout readout;
        private int item;

        /** Knows nothing yet. */
        public Reader(PulseTask task) {
            this.task = task;
        }

        /** Learns from items. */
        public void teach(Trial trial, Network network, int items) {
            for (int end = item + items; item < end; item++) {
                double answer = hear(trial, network);
                double[] features = Population.channels(network);
                of(features).learn(features, answer);
            }
        }

        /** The share of items answered correctly. */
        public double test(Trial trial, Network network, int items) {
            int correct = 0;
            for (int end = item + items; item < end; item++) {
                double answer = hear(trial, network);
                double[] features = Population.channels(network);
                correct += of(features).read(features, 0) * answer > 0 ? 1 : 0;
            }
            return correct / (double) items;
        }

        private double hear(Trial trial, Network network) {
            trial.goOn();
            int train = task.train(trial, item);
            task.present(trial, network, train);
            return answer(train);
        }

        private LinearReadout of(double[] features) {
            if (readout == null) {
                readout = new LinearReadout(features.length, 1);
            }
            return readout;
        }
    }
}
