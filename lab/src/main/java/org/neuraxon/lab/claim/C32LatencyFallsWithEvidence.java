package org.neuraxon.lab.claim;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.LinearReadout;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.statistics.Correlation;
import org.neuraxon.lab.statistics.Effect;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.statistics.Median;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C32: a dynamic system takes time to answer, and less of it the clearer the evidence is. */
final class C32LatencyFallsWithEvidence implements Claim {

    private static final Shape SHAPE = new Shape(4, 180, 20);
    private static final double[] COHERENCE = {0.1, 0.2, 0.4, 0.6, 0.9};
    private static final double LOW = 0.2;
    private static final double HIGH = 0.8;
    private static final double BOUND = 0.5;
    /** There are ten times as many items as features, so the readout may trust them. */
    private static final double TRUSTING = 10;

    private static final int REST = 20;
    private static final int LONGEST = 80;
    private static final int TRAINING = 300;
    private static final int TESTING = 300;

    private static final Series SPEARMAN = new Series("engine", "Spearman of latency and coherence");
    private static final Series SKEW = new Series("engine", "skewness of latency");
    private static final Series AT_LOW = new Series("noradrenaline 0.2", "mean latency");
    private static final Series AT_HIGH = new Series("noradrenaline 0.8", "mean latency");
    private static final Series SHIFT = new Series("engine", "size of the shift by noradrenaline");
    private static final Series NO_SHIFT = new Series("two halves at one level", "size of the shift by noradrenaline");
    private static final Series ACCURACY = new Series("engine", "share of correct decisions");

    @Override
    public Card card() {
        return Card.of(
                        "C32",
                        "A5",
                        "Answers of a dynamic system have a latency that depends on the evidence; a feed-forward answer has none.",
                        "Four inputs show noisy evidence for + or -, one sign drawn a moment, at five coherences. A linear readout of states"
                                + " and potentials learns the side; the answer is its first crossing of half its target, within 80 moments."
                                + " 300 items to learn, 300 to test, at noradrenaline 0.2 and at 0.8.",
                        "Spearman's correlation of mean latency and coherence; skewness; difference of mean latency between the levels",
                        "correlation at most -0.9 and skewness above 0 (medians over seeds); the shift by noradrenaline is larger than"
                                + " between two halves of the trials at one level (test)")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(Control.Kind.CLAMPED, NO_SHIFT, "the same level in both halves of the trials"),
                        new Control(
                                Control.Kind.TRIVIAL,
                                new Series("feed-forward", "mean latency"),
                                "a perceptron answers in 0 moments"))
                .withCaveat("The claim names no size for the shift; any that passes the test counts.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("latency falls with coherence", SPEARMAN, Interval.atMost(-0.9)),
                new Criterion.MedianIn("latencies are skewed to the right", SKEW, Interval.above(0)),
                new Criterion.Better("noradrenaline shifts latency", SHIFT, NO_SHIFT, 0));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network network = subject.grow(SHAPE, trial.seed());
        subject.clamp(network, Modulator.NORADRENALINE, LOW);
        LinearReadout readout = new LinearReadout(Population.features(network).length, 1, TRUSTING);
        int training = trial.length(TRAINING, TRAINING);
        for (int item = 0; item < training; item++) {
            hear(trial, network, readout, item, true);
        }
        int testing = trial.length(TESTING, TESTING);
        Network lively = subject.copy(network);
        subject.clamp(lively, Modulator.NORADRENALINE, HIGH);
        double[] low = new double[testing];
        double[] high = new double[testing];
        int correct = 0;
        for (int item = 0; item < testing; item++) {
            double answer = hear(trial, network, readout, training + item, false);
            low[item] = Math.abs(answer);
            correct += answer * side(trial, training + item) > 0 ? 1 : 0;
            high[item] = Math.abs(hear(trial, lively, readout, training + item, false));
        }
        double[] means = new double[COHERENCE.length];
        for (int c = 0; c < COHERENCE.length; c++) {
            int level = c;
            means[c] = Effect.mean(IntStream.range(0, testing)
                    .filter(item -> level(training + item) == level)
                    .mapToDouble(item -> low[item])
                    .toArray());
            trial.record("coherence " + COHERENCE[c], "mean latency", means[c]);
        }
        trial.record(SPEARMAN, Correlation.spearman(means, COHERENCE));
        trial.record(SKEW, skewness(low));
        trial.record(ACCURACY, correct / (double) testing);
        trial.record(AT_LOW, Effect.mean(low));
        trial.record(AT_HIGH, Effect.mean(high));
        trial.record("feed-forward", "mean latency", 0);
        trial.record(SHIFT, Math.abs(Effect.mean(low) - Effect.mean(high)));
        int half = testing / 2;
        trial.record(
                NO_SHIFT,
                Math.abs(Effect.mean(Arrays.copyOf(low, half)) - Effect.mean(Arrays.copyOfRange(low, half, 2 * half))));
        trial.record("noradrenaline 0.2", "median latency", Median.of(low));
    }

    /** The moment of the answer with the sign of the side; {@link #LONGEST} if it never came. */
    private static double hear(Trial trial, Network network, LinearReadout readout, int item, boolean learning) {
        trial.goOn();
        rest(trial, network);
        double side = side(trial, item);
        double likely = (1 + COHERENCE[level(item)]) / 2;
        for (int t = 0; t < LONGEST; t++) {
            for (int c = 0; c < SHAPE.inputs(); c++) {
                boolean agrees = trial.chance().event(likely, 5, item, (long) t * SHAPE.inputs() + c);
                trial.subject().feed(network, c, agrees ? side : -side);
            }
            network.step();
            double[] features = Population.features(network);
            if (learning) {
                // Every fourth moment says enough and costs a quarter.
                if (t % 4 == 3) {
                    readout.learn(features, side);
                }
            } else if (Math.abs(readout.read(features, 0)) > BOUND) {
                return Math.copySign(t + 1.0, readout.read(features, 0));
            }
        }
        return LONGEST;
    }

    private static void rest(Trial trial, Network network) {
        for (int t = 0; t < REST; t++) {
            for (int c = 0; c < SHAPE.inputs(); c++) {
                trial.subject().feed(network, c, 0);
            }
            network.step();
        }
    }

    private static double side(Trial trial, int item) {
        return trial.chance().event(0.5, 4, item, 0) ? 1 : -1;
    }

    private static int level(int item) {
        return item % COHERENCE.length;
    }

    private static double skewness(double[] values) {
        double mean = Effect.mean(values);
        double squares = 0;
        double cubes = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean) / values.length;
            cubes += (v - mean) * (v - mean) * (v - mean) / values.length;
        }
        return cubes / (squares * Math.sqrt(squares));
    }
}
