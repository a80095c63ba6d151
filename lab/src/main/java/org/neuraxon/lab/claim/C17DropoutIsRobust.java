package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.sequential.Lesion;
import org.neuraxon.lab.statistics.Interval;

/** C17: random switching-off makes a network find other ways. */
final class C17DropoutIsRobust implements Claim {

    private static final String AREA = "mean accuracy from no lesion to half of the units";
    private static final Series PLAIN = new Series("no dropout", AREA);
    private static final Series HALF = new Series("dropout .5", AREA);
    private static final Series FIFTH = new Series("dropout .2", AREA);
    private static final Series GAIN = new Series("dropout .5 over no dropout", AREA);
    private static final Series CLEAN = new Series("dropout .5 less no dropout", "accuracy with every unit");

    @Override
    public Card card() {
        return Card.of(
                        "C17",
                        "A3",
                        "Random switching-off makes it find alternative routes and become robust.",
                        C16SameUnitsAreBrittle.DESIGN,
                        AREA + "; accuracy with every unit",
                        "a tenth more area with dropout of .5; accuracy with every unit at most 1 point lower")
                .withControls(
                        new Control(Control.Kind.WITHOUT, PLAIN, "no dropout"),
                        new Control(Control.Kind.WITHOUT, FIFTH, "dropout of .2"))
                .withSearch(Searches.DIGITS);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.Better("more is left", HALF, PLAIN, 0),
                new Criterion.MedianIn("a tenth more", GAIN, Interval.atLeast(1.1)),
                new Criterion.MedianIn("no less when whole", CLEAN, Interval.atLeast(-0.01)));
    }

    @Override
    public void run(Trial trial) {
        int passes = trial.length(20, 6);
        Lesion.Result plain = Lesion.of(0, passes, trial.seed());
        trial.goOn();
        Lesion.Result half = Lesion.of(0.5, passes, trial.seed());
        trial.goOn();
        trial.record(PLAIN, plain.area());
        trial.record(HALF, half.area());
        trial.record(FIFTH, Lesion.of(0.2, passes, trial.seed()).area());
        trial.record(GAIN, half.area() / plain.area());
        trial.record(CLEAN, half.clean() - plain.clean());
    }
}
