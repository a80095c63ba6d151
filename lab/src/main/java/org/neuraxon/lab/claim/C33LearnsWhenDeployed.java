package org.neuraxon.lab.claim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.baseline.Perceptron;
import org.neuraxon.lab.sequential.Digits;
import org.neuraxon.lab.sequential.InTime;
import org.neuraxon.lab.sequential.Pictures;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.learn.sequential.TemporalSettings;

/** C33: a network that was trained first and is used later does not learn while it is used. */
final class C33LearnsWhenDeployed implements Claim {

    private static final int NEURONS = 480;
    private static final int GAP = 20;
    private static final int NEW = 9;
    private static final int PASSES = 10;
    private static final double RATE = 0.01;

    private static final String DEPLOYED = "after deployment";
    private static final Series RATIO =
            new Series(DEPLOYED, "accuracy of the engine on the new class over that on the others");
    private static final Series NEW_CLASS = new Series(DEPLOYED, "accuracy of the engine on the new class");
    private static final Series TRAINED = new Series(DEPLOYED, "accuracy of the engine on the others");
    private static final Series BEFORE = new Series("before deployment", "accuracy of the engine on the new class");
    private static final Series FROZEN = new Series(DEPLOYED, "accuracy of the frozen network on the new class");
    private static final Series FROZEN_TRAINED = new Series(DEPLOYED, "accuracy of the frozen network on the others");
    private static final Series MOVED = new Series(DEPLOYED, "largest change of a weight of the frozen network");

    @Override
    public Card card() {
        return Card.of(
                        "C33",
                        "A5",
                        "No learning during inference; a network in time learns while it is used.",
                        "Small digits (8 x 8). Both learn 0 to 8: the engine from rows in time (gap 20), in one pass;"
                                + " a perceptron of 64 units in ten passes, then frozen. In deployment all ten classes"
                                + " come, with their labels, half of them nines; both answer, the engine goes on"
                                + " learning.",
                        "accuracy on the new class over that on the others; change of the frozen weights",
                        "at least .8 for the engine (median over seeds); exactly 0 and at most chance for the frozen"
                                + " network")
                .withModel("living")
                .withControls(
                        new Control(Control.Kind.FROZEN, FROZEN, "the perceptron, which is not allowed to change"),
                        new Control(Control.Kind.FROZEN, BEFORE, "the engine before it met the new class"))
                .withCaveat(
                        "That frozen weights do not change is so by construction; a perceptron that went on learning"
                                + " would learn the nine too. The engine's synapses are fixed: what learns is its readout,"
                                + " permitted by dopamine. Both are told the labels in deployment.")
                .withSearch(
                        "Perceptron: one setting (64 units, rate .01, ten passes); not tuned, for its accuracy on the new class is that of a network that never saw one.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("the engine knows the new class", RATIO, Interval.atLeast(0.8)),
                new Criterion.EverySeed("no frozen weight moves", MOVED, Interval.exactly(0)),
                new Criterion.EverySeed("the frozen network is at chance or below", FROZEN, Interval.atMost(0.1)),
                new Criterion.MedianIn(
                        "the frozen network knows what it was trained on", FROZEN_TRAINED, Interval.atLeast(0.8)));
    }

    @Override
    public void run(Trial trial) {
        Digits digits = Digits.embedded();
        Pictures train = digits.train();
        int[] shuffled = shuffled(trial, train.count());
        int[] old = Arrays.stream(shuffled)
                .filter(i -> train.label(i) != NEW)
                .limit(trial.length(train.count(), 400))
                .toArray();
        int[] nines = Arrays.stream(shuffled)
                .filter(i -> train.label(i) == NEW)
                .limit(trial.length(150, 40))
                .toArray();
        InTime engine = new InTime(
                TemporalSettings.of(8, 8, 10).withNeurons(NEURONS).withSeed(trial.seed()),
                GAP,
                InTime.Interruption.NONE);
        Perceptron perceptron = Perceptron.grow(64, 64, 10, trial.chance());
        for (int i : old) {
            trial.goOn();
            engine.learn(picture(train, i), train.label(i));
        }
        for (int pass = 0; pass < PASSES; pass++) {
            for (int i : old) {
                perceptron.learn(RATE, values(train, i), target(train.label(i)));
            }
        }
        trial.record(BEFORE, accuracy(trial, digits.test(), engine, true));
        double[] frozen = perceptron.weights();
        for (int k = 0; k < nines.length; k++) {
            trial.goOn();
            for (int i : new int[] {nines[k], old[k]}) {
                perceptron.answer(values(train, i));
                engine.learn(picture(train, i), train.label(i));
            }
        }
        double fresh = accuracy(trial, digits.test(), engine, true);
        double known = accuracy(trial, digits.test(), engine, false);
        trial.record(RATIO, fresh / known);
        trial.record(NEW_CLASS, fresh);
        trial.record(TRAINED, known);
        trial.record(FROZEN, accuracy(digits.test(), perceptron, true));
        trial.record(FROZEN_TRAINED, accuracy(digits.test(), perceptron, false));
        double moved = 0;
        for (int w = 0; w < frozen.length; w++) {
            moved = Math.max(moved, Math.abs(perceptron.weights()[w] - frozen[w]));
        }
        trial.record(MOVED, moved);
    }

    private static int[] shuffled(Trial trial, int count) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = trial.chance().below(i + 1, 40, 0, i);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    private static double accuracy(Trial trial, Pictures test, InTime engine, boolean isNew) {
        int asked = 0;
        int right = 0;
        int most = trial.length(test.count(), 40);
        for (int i = 0; i < test.count() && asked < most; i++) {
            if (test.label(i) == NEW == isNew) {
                trial.goOn();
                asked++;
                right += engine.guess(picture(test, i)) == test.label(i) ? 1 : 0;
            }
        }
        return right / (double) asked;
    }

    private static double accuracy(Pictures test, Perceptron perceptron, boolean isNew) {
        int asked = 0;
        int right = 0;
        for (int i = 0; i < test.count(); i++) {
            if (test.label(i) == NEW == isNew) {
                double[] answer = perceptron.answer(values(test, i));
                int best = 0;
                for (int c = 1; c < answer.length; c++) {
                    best = answer[c] > answer[best] ? c : best;
                }
                asked++;
                right += best == test.label(i) ? 1 : 0;
            }
        }
        return right / (double) asked;
    }

    private static float[] picture(Pictures pictures, int index) {
        float[] picture = new float[pictures.width() * pictures.height()];
        pictures.copy(index, picture);
        return picture;
    }

    private static double[] values(Pictures pictures, int index) {
        float[] picture = picture(pictures, index);
        double[] values = new double[picture.length];
        for (int p = 0; p < values.length; p++) {
            values[p] = picture[p];
        }
        return values;
    }

    private static double[] target(int label) {
        double[] target = new double[10];
        target[label] = 1;
        return target;
    }
}
