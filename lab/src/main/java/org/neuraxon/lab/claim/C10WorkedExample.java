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

/** C10: the article's worked example of a learning rate. */
final class C10WorkedExample implements Claim {

    private static final Series HIGH = new Series("rate 0.5", "distance from 0.0");
    private static final Series LOW = new Series("rate 0.01", "distance from 0.49");
    private static final Series NONE = new Series("rate 0", "distance from 0.5");

    @Override
    public Card card() {
        return Card.of(
                        "C10",
                        "A2",
                        "One weight of 0.5 and a gradient of 1: a rate of 0.5 gives 0.0, a rate of 0.01 gives 0.49.",
                        "A linear unit with input 1 and answer 0.5 learns the target -0.5 once, so that its gradient is 1.",
                        "distance of the new weight from the article's",
                        "at most 1e-12 for both rates, every seed")
                .withControls(new Control(Control.Kind.WITHOUT, NONE, "rate 0 leaves the weight at 0.5"));
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("rate 0.5 gives 0.0 to 1e-12", HIGH, Interval.atMost(1e-12)),
                new Criterion.EverySeed("rate 0.01 gives 0.49 to 1e-12", LOW, Interval.atMost(1e-12)));
    }

    @Override
    public void run(Trial trial) {
        trial.record(HIGH, Math.abs(after(0.5) - 0.0));
        trial.record(LOW, Math.abs(after(0.01) - 0.49));
        trial.record(NONE, Math.abs(after(0) - 0.5));
    }

    private static double after(double rate) {
        LinearUnit unit = new LinearUnit(0.5);
        unit.learn(rate, -0.5, 1);
        return unit.weight(0);
    }
}
