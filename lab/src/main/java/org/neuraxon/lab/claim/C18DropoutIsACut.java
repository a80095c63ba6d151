package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.baseline.Perceptron;
import org.neuraxon.lab.statistics.Interval;

/** C18: dropout does not change what is computed, only who takes part. */
final class C18DropoutIsACut implements Claim {

    private static final int INPUTS = 16;
    private static final int UNITS = 100;
    private static final int OUTPUTS = 10;
    private static final int ITEMS = 200;
    private static final double[] SHARES = {0.2, 0.5};
    private static final String METRIC = "answers with other bits";
    private static final Series CUT = new Series("masked against cut", METRIC);
    private static final Series WHOLE = new Series("masked against whole", METRIC);

    @Override
    public Card card() {
        return Card.of(
                        "C18",
                        "A3",
                        "Dropout does not change what is computed, only who takes part.",
                        "A perceptron with 100 hidden units learns 200 random items; then units are switched off with chance 0.2 and"
                                + " 0.5 for each of 200 further items, and the answer is compared with that of the explicitly cut"
                                + " sub-network.",
                        "number of outputs whose bits differ, of 4,000",
                        "exactly 0, every seed")
                .withControls(new Control(
                        Control.Kind.WITHOUT,
                        WHOLE,
                        "against the whole network, to show that a difference would be seen"))
                .withCaveat("Shown on the ordinary network that the sentence is about.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("masked and cut network agree in every bit", CUT, Interval.exactly(0)),
                new Criterion.EverySeed("the comparison sees the missing units", WHOLE, Interval.above(0)));
    }

    @Override
    public void run(Trial trial) {
        CounterRandom chance = trial.chance();
        Perceptron network = Perceptron.grow(INPUTS, UNITS, OUTPUTS, chance);
        for (int item = 0; item < ITEMS; item++) {
            network.learn(0.05, normal(chance, 10, item, INPUTS), normal(chance, 11, item, OUTPUTS));
        }
        int otherThanCut = 0;
        int otherThanWhole = 0;
        for (int s = 0; s < SHARES.length; s++) {
            for (int item = 0; item < ITEMS; item++) {
                double[] x = normal(chance, 12 + s, item, INPUTS);
                boolean[] takesPart = new boolean[UNITS];
                for (int u = 0; u < UNITS; u++) {
                    takesPart[u] = !chance.event(SHARES[s], 20 + s, item, u);
                }
                double[] masked = network.answer(x, takesPart);
                otherThanCut += differing(masked, network.cutTo(takesPart).answer(x));
                otherThanWhole += differing(masked, network.answer(x));
            }
        }
        trial.record(CUT, otherThanCut);
        trial.record(WHOLE, otherThanWhole);
    }

    private static double[] normal(CounterRandom chance, int purpose, long item, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = chance.normal(purpose, item, i);
        }
        return numbers;
    }

    private static int differing(double[] a, double[] b) {
        int differing = 0;
        for (int i = 0; i < a.length; i++) {
            differing += Double.doubleToRawLongBits(a[i]) == Double.doubleToRawLongBits(b[i]) ? 0 : 1;
        }
        return differing;
    }
}
