package org.neuraxon.lab.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.neuraxon.core.Modulator;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.baseline.WindowAttention;
import org.neuraxon.lab.sequential.Course;
import org.neuraxon.lab.sequential.Digits;
import org.neuraxon.lab.sequential.InTime;
import org.neuraxon.lab.sequential.Pictures;
import org.neuraxon.lab.sequential.Protocol;
import org.neuraxon.lab.sequential.Task;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.learn.sequential.TemporalSettings;

/** C31: attention weighs the parts of a window; what left it is gone. */
final class C31AttentionForgets implements Claim {

    private static final int NEURONS = 480;
    private static final int LEARNED_WITH = 20;
    private static final int[] GAPS = {0, 10, 20, 50, 100};
    private static final int[] ATTENTION_GAPS = {0, 10, 20};
    private static final int WINDOW = 16;
    private static final int PASSES = 10;
    private static final double RATE = 0.03;
    private static final double CHANCE = 0.1;

    private static final String ENGINE = "accuracy of the engine";
    private static final String ATTENTION = "accuracy of attention";
    private static final Series FORGETTING = new Series(gap(LEARNED_WITH), "forgetting of the engine");
    private static final Series CLAMPED = new Series(gap(LEARNED_WITH), "accuracy with clamped modulators");
    private static final Series NOISE = new Series(gap(LEARNED_WITH), "accuracy with noise on the inputs in the gap");
    private static final Series GROWTH = new Series(gap(100), "synapses more than after no gap");
    private static final Series FALL = new Series(gap(100), "accuracy less than after no gap");

    private static String gap(int moments) {
        return "gap " + moments;
    }

    @Override
    public Card card() {
        return Card.of(
                        "C31",
                        "A5",
                        "Attention weighs parts of a window; it gives neither persistence nor transitions.",
                        "Small digits (8 x 8) come as rows, a moment each; then a gap; then the question. The engine"
                                + " learns them two classes at a time, in one pass, with a gap of 20, and is asked after"
                                + " gaps of 0 to 100. Attention (8 heads over the last 16 moments, 64 rectified units)"
                                + " learns every gap anew, all classes shuffled, in ten passes.",
                        "share of correct answers, chance 0.1",
                        "engine at least 90 % after the gap of 20 and at most 5 points less after 100 than after none;"
                                + " attention at least 80 % without a gap and at most 15 % after 20 (medians over seeds);"
                                + " the engine has not grown")
                .withModel("living")
                .withControls(
                        new Control(
                                Control.Kind.CLAMPED,
                                CLAMPED,
                                "noradrenaline and acetylcholine kept at their levels while rows come: nothing is"
                                        + " held"),
                        new Control(
                                Control.Kind.WITHOUT,
                                new Series(gap(LEARNED_WITH), ATTENTION),
                                "attention whose window is shorter than the gap"))
                .withCaveat(
                        "The engine is a living network laid out for holding, not the default one, and another model"
                                + " cannot be put in its place. An attention window as long as gap and picture together"
                                + " would see everything; its memory grows with the gap. Time a step is not measured: the"
                                + " engine's synapses are counted instead.")
                .withSearch(
                        "Attention: one setting (rate .03, ten passes, shuffled), learned anew for each gap; not tuned. Engine: the settings of decision 19, chosen on seeds 1 to 999.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn(
                        "the engine names 90 % after a gap of 20",
                        new Series(gap(LEARNED_WITH), ENGINE), Interval.atLeast(0.9)),
                new Criterion.MedianIn("it names nearly as many after 100 as after none", FALL, Interval.atMost(0.05)),
                new Criterion.EverySeed("the engine does not grow with the gap", GROWTH, Interval.exactly(0)),
                new Criterion.MedianIn(
                        "attention names 80 % of what lies in its window",
                        new Series(gap(0), ATTENTION), Interval.atLeast(0.8)),
                new Criterion.MedianIn(
                        "attention is at chance where the gap is longer than its window",
                        new Series(gap(LEARNED_WITH), ATTENTION),
                        Interval.atMost(CHANCE + 0.05)));
    }

    @Override
    public void run(Trial trial) {
        Digits digits = Digits.embedded();
        int perTask = trial.length(1_000, 50);
        InTime engine = new InTime(
                TemporalSettings.of(8, 8, 10).withNeurons(NEURONS).withSeed(trial.seed()),
                LEARNED_WITH,
                InTime.Interruption.NONE);
        Course course = new Course(digits, Protocol.SPLIT, perTask, trial.seed());
        trial.record(FORGETTING, course.run(engine, done -> trial.goOn()).forgetting());
        double[] accuracy = new double[GAPS.length];
        for (int g = 0; g < GAPS.length; g++) {
            engine.gap(GAPS[g]);
            int before = engine.learner().network().synapseCount();
            accuracy[g] = asked(trial, engine, digits.test());
            trial.record(gap(GAPS[g]), ENGINE, accuracy[g]);
            if (GAPS[g] == 100) {
                trial.record(GROWTH, engine.learner().network().synapseCount() - before);
                trial.record(FALL, accuracy[0] - accuracy[g]);
            }
        }
        engine.gap(LEARNED_WITH);
        engine.interruption(InTime.Interruption.NOISE);
        trial.record(NOISE, asked(trial, engine, digits.test()));
        engine.interruption(InTime.Interruption.NONE);
        engine.learner().clamp(Modulator.NORADRENALINE, 1);
        engine.learner().clamp(Modulator.ACETYLCHOLINE, 1);
        trial.record(CLAMPED, asked(trial, engine, digits.test()));
        for (int gap : ATTENTION_GAPS) {
            trial.record(gap(gap), ATTENTION, attention(trial, digits, course.tasks(), gap));
        }
    }

    private static double asked(Trial trial, InTime engine, Pictures test) {
        int count = trial.length(test.count(), 100);
        float[] picture = new float[test.width() * test.height()];
        int right = 0;
        for (int i = 0; i < count; i++) {
            trial.goOn();
            test.copy(i, picture);
            right += engine.guess(picture) == test.label(i) ? 1 : 0;
        }
        return right / (double) count;
    }

    private static double attention(Trial trial, Digits digits, List<Task> tasks, int gap) {
        int width = digits.train().width();
        WindowAttention attention = new WindowAttention(WINDOW, width, digits.classes(), trial.chance());
        List<Integer> samples = new ArrayList<>();
        tasks.forEach(task -> Arrays.stream(task.train()).forEach(samples::add));
        int passes = trial.length(PASSES, 2);
        for (int pass = 0; pass < passes; pass++) {
            int[] order = IntStream.range(0, samples.size()).toArray();
            for (int i = order.length - 1; i >= 0; i--) {
                int other = trial.chance().below(i + 1, 30, pass, i);
                int sample = order[other];
                order[other] = order[i];
                if (i % 100 == 0) {
                    trial.goOn();
                }
                int index = samples.get(sample);
                attention.learn(
                        RATE,
                        moments(digits.train(), index, gap),
                        digits.train().label(index));
            }
        }
        int count = trial.length(digits.test().count(), 100);
        int right = 0;
        for (int i = 0; i < count; i++) {
            right += attention.name(moments(digits.test(), i, gap))
                            == digits.test().label(i)
                    ? 1
                    : 0;
        }
        return right / (double) count;
    }

    /** The rows of a picture and then moments of nothing. */
    private static double[][] moments(Pictures pictures, int index, int gap) {
        float[] picture = new float[pictures.width() * pictures.height()];
        pictures.copy(index, picture);
        double[][] moments = new double[pictures.height() + gap][pictures.width()];
        for (int p = 0; p < picture.length; p++) {
            moments[p / pictures.width()][p % pictures.width()] = picture[p];
        }
        return moments;
    }
}
