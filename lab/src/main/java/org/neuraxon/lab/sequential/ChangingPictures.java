package org.neuraxon.lab.sequential;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.lab.adaptation.StreamRun;

/**
 * The embedded digits as a stream that never ends: each is asked and then learned, one at a time, and every thousand items their names are dealt out anew, so that what was a 3 is called a 7. A conventional network (two hidden layers
 * of 100) follows it; contestants differ in who takes part.
 */
@SuppressWarnings("exports") // What comes of a run stays inside the laboratory.
public final class ChangingPictures {

    /** Items between changes. */
    public static final int PERIOD = 1_000;

    /** Dealings that come back in turn. */
    public static final int DEALINGS = 3;

    private static final int HIDDEN = 100;
    private static final int NAMES = 60;
    private static final int PASS = 61;

    private final Digits digits = Digits.embedded();
    private final int items;
    private final int dealings;
    private final long seed;

    /**
     * A stream.
     *
     * @param items how many
     * @param returning whether the same {@value #DEALINGS} dealings come back in turn; otherwise each is new
     */
    public ChangingPictures(int items, boolean returning, long seed) {
        this.items = items;
        dealings = returning ? DEALINGS : Integer.MAX_VALUE;
        this.seed = seed;
    }

    /** A network in which each unit of the second hidden layer takes part in each item with the same probability; all answer (Srivastava and others 2014). */
    public StreamRun fixed(double participation, double rate) {
        Mlp network = network();
        GradientLearner.Rule[] rules = participation == 1
                ? new GradientLearner.Rule[0]
                : new GradientLearner.Rule[] {new Dropout(participation, 2, seed)};
        return run(network, new GradientLearner(network, rate, 1, rules), null);
    }

    /** A network in which who takes part is explored when errors say that the world has changed, and settles. */
    public StreamRun settling(double share, double rate) {
        return settling(share, rate, (item, changed) -> changed);
    }

    /** The same, exploring half a period after each change instead, whatever errors say. */
    public StreamRun yoked(double share, double rate) {
        return settling(share, rate, (item, changed) -> item % PERIOD == PERIOD / 2);
    }

    /** The same, never exploring: one set for ever. */
    public StreamRun settled(double share, double rate) {
        return settling(share, rate, (item, changed) -> false);
    }

    private StreamRun settling(double share, double rate, Settling.When when) {
        Mlp network = network();
        Settling settling = new Settling(share, digits.classes(), seed, when);
        return run(network, new GradientLearner(network, rate, 1, settling), settling);
    }

    private Mlp network() {
        return new Mlp(
                digits.train().width() * digits.train().height(), HIDDEN, digits.classes(), new CounterRandom(seed));
    }

    private StreamRun run(Mlp network, GradientLearner learner, @Nullable Settling settling) {
        int count = digits.train().count();
        int pixels = digits.train().width() * digits.train().height();
        float[] picture = new float[pixels];
        boolean[] wrong = new boolean[items];
        int[] sequence = {};
        int[] names = {};
        for (int item = 0; item < items; item++) {
            if (item % count == 0) {
                sequence = Protocol.shuffled(count, PASS, item / count, seed);
            }
            if (item % PERIOD == 0) {
                names = Protocol.shuffled(digits.classes(), NAMES, item / PERIOD % dealings, seed);
            }
            int index = sequence[item % count];
            digits.train().copy(index, picture);
            int label = names[digits.train().label(index)];
            wrong[item] = learner.guess(picture) != label;
            if (settling != null) {
                settling.hear(network, picture, label, wrong[item]);
            }
            if (settling == null || settling.permits()) {
                learner.learn(picture, label);
            }
        }
        return new StreamRun(wrong, new double[0]);
    }

    /** Errors in the 500 items before each change, mean: what is left when it has learned. */
    public static double steady(StreamRun run) {
        int before = PERIOD / 2;
        return Arrays.stream(changes(run))
                .mapToDouble(at -> run.error(at - before, at))
                .average()
                .orElse(Double.NaN);
    }

    private static int[] changes(StreamRun run) {
        int count = run.wrong().length / PERIOD;
        int[] changes = new int[count];
        Arrays.setAll(changes, c -> (c + 1) * PERIOD);
        return changes;
    }
}
