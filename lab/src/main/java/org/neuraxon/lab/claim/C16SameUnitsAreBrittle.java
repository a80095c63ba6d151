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

/** C16: a network that always uses the same units is brittle. */
final class C16SameUnitsAreBrittle implements Claim {

    static final String DESIGN =
            "Two hidden layers of 100 learn the embedded digits (1,438 pictures, twenty passes, batch 10, rate .1), without dropout and with dropout of .5 and .2. Then 10 to 50 % of the hidden units, drawn by chance five times, are removed without scaling the others.";

    private static final String LOST = "accuracy lost with 30 % of the units";
    private static final Series RATIO = new Series("no dropout over dropout .5", LOST);
    private static final Series PLAIN = new Series("no dropout", LOST);
    private static final Series HALF = new Series("dropout .5", LOST);
    private static final Series FIFTH = new Series("dropout .2", LOST);

    @Override
    public Card card() {
        return Card.of(
                        "C16",
                        "A3",
                        "A network that always uses the same units is efficient but brittle.",
                        DESIGN,
                        LOST,
                        "it loses at least twice what the network trained with dropout of .5 loses")
                .withControls(
                        new Control(Control.Kind.WITHOUT, PLAIN, "no dropout"),
                        new Control(Control.Kind.WITHOUT, HALF, "dropout of .5"),
                        new Control(Control.Kind.WITHOUT, FIFTH, "dropout of .2"))
                .withSearch(Searches.DIGITS);
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("twice the loss", RATIO, Interval.atLeast(2)),
                new Criterion.Better("it loses more", PLAIN, HALF, 0));
    }

    @Override
    public void run(Trial trial) {
        int passes = trial.length(20, 6);
        double plain = Lesion.of(0, passes, trial.seed()).lost();
        trial.goOn();
        double half = Lesion.of(0.5, passes, trial.seed()).lost();
        trial.goOn();
        trial.record(PLAIN, plain);
        trial.record(HALF, half);
        trial.record(FIFTH, Lesion.of(0.2, passes, trial.seed()).lost());
        // A loss of less than a thousandth would make any ratio.
        trial.record(RATIO, plain / Math.max(0.001, half));
    }
}
