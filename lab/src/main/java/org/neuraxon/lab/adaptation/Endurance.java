package org.neuraxon.lab.adaptation;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.learn.adapt.AdaptiveClassifier;
import org.neuraxon.learn.adapt.LogisticUnit;

/**
 * A long stream, every item asked before it is learned: ours, which never stops learning, and opponents of which the best in hindsight counts.
 *
 * @param ours the classifier of the library
 * @param strongest the opponent with the fewest errors over the whole stream
 * @param firstOrder the best of those with a constant rate or that of Pearce and Hall
 * @param secondOrder the best of the Bayesian units
 * @param frozen the classifier of the library, which learns for the first tenth and then answers only
 * @param trivial always the label that was the commoner one so far
 */
public record Endurance(
        StreamRun ours,
        StreamRun strongest,
        StreamRun firstOrder,
        StreamRun secondOrder,
        StreamRun frozen,
        StreamRun trivial) {

    private static final double[] FORGETTING = {0.98, 0.99, 0.995, 0.998, 0.999, 0.9995, 0.9999};
    private static final double[] KAPPA = {0.1, 0.3, 1};
    private static final double[] GAMMA = {0.01, 0.05, 0.2};
    private static final int CHECKED_EVERY = 10_000;

    /** How many opponents are tried. */
    public static final int OPPONENTS = Contest.constants().length + KAPPA.length * GAMMA.length + FORGETTING.length;

    /** Someone who hears an item, answers, and learns. */
    @FunctionalInterface
    private interface Follower {

        /** Whether the answer was wrong. */
        boolean hear(int label, double... x);
    }

    /**
     * Runs it.
     *
     * @param check is called now and then; may throw to end it
     */
    public static Endurance of(DriftStream stream, int items, long seed, Runnable check) {
        List<Follower> followers = new ArrayList<>();
        AdaptiveClassifier ours = new AdaptiveClassifier(stream.inputs(), 2);
        followers.add((label, x) -> ours.learn(label, x) != label);
        followers.add(frozen(stream.inputs(), items / 10));
        followers.add(commoner());
        int opponents = followers.size();
        for (double rate : Contest.constants()) {
            followers.add(paced(stream.inputs(), Tempo.fixed(rate)));
        }
        for (double kappa : KAPPA) {
            for (double gamma : GAMMA) {
                followers.add(paced(stream.inputs(), Tempo.pearceHall(kappa, gamma)));
            }
        }
        int filters = followers.size();
        for (double forgetting : FORGETTING) {
            followers.add(filter(stream.inputs(), forgetting));
        }
        StreamRun[] runs = run(stream, items, seed, followers, check);
        int first = best(runs, opponents, filters);
        int second = best(runs, filters, runs.length);
        int strongest = runs[second].error() < runs[first].error() ? second : first;
        return new Endurance(runs[0], runs[strongest], runs[first], runs[second], runs[1], runs[2]);
    }

    private static StreamRun[] run(DriftStream stream, int items, long seed, List<Follower> followers, Runnable check) {
        StreamRun[] runs = new StreamRun[followers.size()];
        for (int f = 0; f < runs.length; f++) {
            runs[f] = new StreamRun(new boolean[items], new double[0]);
        }
        DriftStream.Source source = stream.open(seed);
        double[] x = new double[stream.inputs()];
        for (int item = 0; item < items; item++) {
            if (item % CHECKED_EVERY == 0) {
                check.run();
            }
            int label = source.next(x);
            for (int f = 0; f < runs.length; f++) {
                runs[f].wrong()[item] = followers.get(f).hear(label, x);
            }
        }
        return runs;
    }

    private static int best(StreamRun[] runs, int from, int to) {
        int best = from;
        for (int r = from; r < to; r++) {
            best = runs[r].error() < runs[best].error() ? r : best;
        }
        return best;
    }

    private static Follower paced(int inputs, Tempo tempo) {
        LogisticUnit unit = new LogisticUnit(inputs);
        return (label, x) -> {
            double p = unit.answer(x);
            boolean wrong = p > 0.5 != (label == 1);
            double agreement = unit.learn(tempo.rate(0), label, x);
            tempo.hear(wrong ? 1 : 0, label == 1 ? 1 - p : p, agreement);
            return wrong;
        };
    }

    private static Follower filter(int inputs, double forgetting) {
        BayesUnit unit = new BayesUnit(inputs, forgetting);
        return (label, x) -> {
            double activation = unit.activation(x);
            unit.learn(activation, label, x);
            return activation > 0 != (label == 1);
        };
    }

    private static Follower frozen(int inputs, int learned) {
        AdaptiveClassifier classifier = new AdaptiveClassifier(inputs, 2);
        int[] heard = new int[1];
        return (label, x) -> heard[0]++ < learned ? classifier.learn(label, x) != label : classifier.guess(x) != label;
    }

    private static Follower commoner() {
        int[] more = new int[1];
        return (label, x) -> {
            boolean wrong = (more[0] > 0 ? 1 : 0) != label;
            more[0] += label == 1 ? 1 : -1;
            return wrong;
        };
    }
}
