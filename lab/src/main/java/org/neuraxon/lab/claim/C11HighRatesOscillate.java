package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.baseline.LinearUnit;
import org.neuraxon.lab.statistics.Interval;

/** C11: examples that contradict each other shake a unit by as much as its rate is high. */
final class C11HighRatesOscillate implements Claim {

    private static final double[] RATES = {0.5, 0.1, 0.01};
    private static final int ITEMS = 1_000_000;
    private static final int UNTIL_SETTLED = 5_000;

    private static final Series[] RANDOM = {
        new Series("random targets, rate 0.5", "variance over rate/(2 - rate)"),
        new Series("random targets, rate 0.1", "variance over rate/(2 - rate)"),
        new Series("random targets, rate 0.01", "variance over rate/(2 - rate)")
    };
    private static final Series RATIO = new Series("rate 0.5 against rate 0.01", "ratio of variances");
    private static final Series ALTERNATING =
            new Series("alternating targets, rate 0.5", "distance of the swing from rate/(2 - rate)");
    private static final Series AGREEING = new Series("targets that agree, rate 0.5", "variance");

    @Override
    public Card card() {
        return Card.of(
                        "C11",
                        "A2",
                        "High rates oscillate when examples pull in opposite directions.",
                        "A linear unit with input 1 learns targets of +1 and -1 that chance chooses, a million of them at rates 0.5, 0.1 and 0.01; then targets that alternate.",
                        "variance of the weight after 5,000 items over rate/(2 - rate)",
                        "within 10 % at every rate; the ratio of the outer two within 10 % of 66.3; alternating targets swing it by rate/(2 - rate)")
                .withControls(new Control(Control.Kind.WITHOUT, AGREEING, "targets that agree leave the weight alone"));
    }

    @Override
    public List<Criterion> criteria() {
        Interval tenth = new Interval(0.9, 1.1);
        return List.of(
                new Criterion.EverySeed("rate 0.5", RANDOM[0], tenth),
                new Criterion.EverySeed("rate 0.1", RANDOM[1], tenth),
                new Criterion.EverySeed("rate 0.01", RANDOM[2], tenth),
                new Criterion.EverySeed("the ratio is about 66", RATIO, new Interval(0.9 * 66.33, 1.1 * 66.33)),
                new Criterion.EverySeed("alternating targets swing it", ALTERNATING, Interval.atMost(1e-9)));
    }

    @Override
    public void run(Trial trial) {
        double[] variance = new double[RATES.length];
        for (int r = 0; r < RATES.length; r++) {
            double rate = RATES[r];
            variance[r] = variance(trial, rate, item -> trial.chance().bits(0, item, 0) < 0 ? -1 : 1);
            trial.record(RANDOM[r], variance[r] / (rate / (2 - rate)));
        }
        trial.record(RATIO, variance[0] / variance[2]);
        double swing = Math.sqrt(variance(trial, 0.5, item -> item % 2 == 0 ? -1 : 1));
        trial.record(ALTERNATING, Math.abs(swing - 0.5 / 1.5));
        trial.record(AGREEING, variance(trial, 0.5, item -> 1));
    }

    private interface Targets {
        double of(long item);
    }

    private static double variance(Trial trial, double rate, Targets targets) {
        int items = trial.length(ITEMS, 4 * UNTIL_SETTLED);
        LinearUnit unit = new LinearUnit(0);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < items + UNTIL_SETTLED; i++) {
            unit.learn(rate, targets.of(i), 1);
            if (i >= UNTIL_SETTLED) {
                sum += unit.weight(0);
                squares += unit.weight(0) * unit.weight(0);
            }
        }
        return squares / items - sum / items * (sum / items);
    }
}
