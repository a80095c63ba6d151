package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.adaptation.DriftStream;
import org.neuraxon.lab.adaptation.StreamRun;
import org.neuraxon.lab.baseline.Perceptron;
import org.neuraxon.lab.statistics.Interval;

/** C07: networks with a fixed rate learn well in a stable world and poorly in one that changes. The premise of A2 to A4. */
final class C07FixedRatesFailOnChange implements Claim {

    private static final int UNITS = 16;
    private static final double[] RATES = {0.003, 0.01, 0.03, 0.1};
    private static final int EPOCHS = 10;
    private static final Series SHORT = new Series("still plane", "points below the offline fit");
    private static final Series DROP = new Series("jumping plane", "points lost at a change");
    private static final Series T90 = new Series("jumping plane", "items to 90 % recovery");
    private static final Series NO_CHANGE = new Series("still plane", "points lost at a change");
    private static final Series FROZEN = new Series("no learning after 2,000 items", "error on the jumping plane");
    private static final Series LEARNING = new Series("learning", "error on the jumping plane");

    @Override
    public Card card() {
        return Card.of(
                        "C07",
                        "A1",
                        "Fixed networks learn well when the world is stable and poorly when it changes.",
                        "A perceptron with 16 hidden units and a constant rate (the best of four, found afterwards for each stream) follows 20,000 items of a plane that stays and of one that"
                                + " jumps every 2,000 items. The offline fit is the same network after ten passes through the first three quarters at the best of the same rates, asked about the last.",
                        "accuracy in the last quarter; accuracy in the 500 items before a change less that in the 50 after it; items to 90 % recovery",
                        "still: at most 1 point below the offline fit; jumping: at least 20 points lost at a change")
                .withControls(
                        new Control(
                                Control.Kind.WITHOUT, NO_CHANGE, "the same places in the stream that does not change"),
                        new Control(Control.Kind.FROZEN, FROZEN, "learning stops before the first change"),
                        new Control(Control.Kind.BEST_CONSTANT, LEARNING, "the best of four constant rates"))
                .withSearch("Perceptron: rate 4, the best afterwards for each seed and stream; the offline fit, too.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("well in a stable world", SHORT, Interval.atMost(1)),
                new Criterion.MedianIn("poorly when it changes", DROP, Interval.atLeast(20)));
    }

    @Override
    public void run(Trial trial) {
        int items = trial.length(DriftStream.ITEMS, DriftStream.ITEMS);
        int period = DriftStream.ABRUPT.period();
        Items still = new Items(DriftStream.STILL, items, trial.seed());
        StreamRun calm = best(trial, still);
        int last = items * 3 / 4;
        double offline = 1;
        for (double rate : RATES) {
            offline = Math.min(offline, offline(trial, still, last, rate));
        }
        trial.record(SHORT, 100 * (calm.error(last, items) - offline));
        trial.record(NO_CHANGE, 100 * calm.drop(period));
        Items jumping = new Items(DriftStream.ABRUPT, items, trial.seed());
        StreamRun changed = best(trial, jumping);
        trial.record(DROP, 100 * changed.drop(period));
        trial.record(T90, changed.recovery(period));
        trial.record(LEARNING, changed.error());
        trial.record(FROZEN, run(trial, jumping, 0.03, period).error());
    }

    /** The share of the items from {@code last} on that a network gets wrong after ten passes through those before. */
    private static double offline(Trial trial, Items items, int last, double rate) {
        Perceptron network = grow(trial);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            trial.goOn();
            for (int i = 0; i < last; i++) {
                network.learn(rate, items.x[i], items.target[i]);
            }
        }
        int wrong = 0;
        for (int i = last; i < items.x.length; i++) {
            wrong += items.isWrong(network, i) ? 1 : 0;
        }
        return wrong / (double) (items.x.length - last);
    }

    private static StreamRun best(Trial trial, Items items) {
        StreamRun best = run(trial, items, RATES[0], items.x.length);
        for (int r = 1; r < RATES.length; r++) {
            StreamRun run = run(trial, items, RATES[r], items.x.length);
            best = run.error() < best.error() ? run : best;
        }
        return best;
    }

    private static StreamRun run(Trial trial, Items items, double rate, int until) {
        trial.goOn();
        Perceptron network = grow(trial);
        boolean[] wrong = new boolean[items.x.length];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = items.isWrong(network, i);
            if (i < until) {
                network.learn(rate, items.x[i], items.target[i]);
            }
        }
        return new StreamRun(wrong, new double[0]);
    }

    private static Perceptron grow(Trial trial) {
        return Perceptron.grow(DriftStream.STILL.inputs(), UNITS, 1, trial.chance());
    }

    /** A stream, written down. */
    private static final class Items {

        private final double[][] x;
        private final double[] target;

        Items(DriftStream stream, int count, long seed) {
            x = new double[count][stream.inputs()];
            target = new double[count];
            DriftStream.Source source = stream.open(seed);
            for (int i = 0; i < count; i++) {
                target[i] = source.next(x[i]) == 1 ? 1 : -1;
            }
        }

        boolean isWrong(Perceptron network, int item) {
            return network.answer(x[item])[0] > 0 != target[item] > 0;
        }
    }
}
