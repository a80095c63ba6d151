package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.vital.MutualInformation;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.statistics.Ranks;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subjects;

/** C08: the modulatory signal says how to learn, not what there is to learn. */
final class C08SignalWithoutContent implements Claim {

    private static final Shape SHAPE = new Shape(30, 160, 10);
    private static final int CLASSES = 4;
    private static final int ITEMS = 1_000;
    private static final int SHOWN = 100;
    private static final int NEW = 8;
    private static final int BINS = 4;
    private static final String LABEL = "bits about the class";
    private static final String CHANGE = "bits about a recent change";
    private static final Series MOST_LABEL = new Series("most telling modulator", LABEL);
    private static final Series MOST_CHANGE = new Series("most telling modulator", CHANGE);
    private static final Series YOKED = new Series("changes of another seed", CHANGE);

    @Override
    public Card card() {
        return Card.of(
                        "C08",
                        "A1",
                        "The modulatory signal carries no information about the environment's content, only about how to learn.",
                        "Four classes of patterns on 30 inputs, each item shown for 100 moments, 1,000 items; every 20-40 items all patterns"
                                + " are drawn anew. The highest level of each modulator during an item, in four equally filled bins, is set against"
                                + " the class and against the flag \"within 8 items of a change\".",
                        "mutual information in bits (plug-in, Miller-Madow), of the most telling modulator",
                        "class below 0.01 bit, change above 0.2 bit (medians over seeds)")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(Control.Kind.YOKED, YOKED, "the change flags of another seed"))
                .withCaveat(
                        "Earlier forms had items of 5 and of 50 moments, which pass before dopamine has risen and fallen (clearance 200 ms), mean levels, and patterns on 10"
                                + " inputs, of which four old ones span so much that new ones are hardly new: .05 bit about a change (development).");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MedianIn("levels tell a recent change", MOST_CHANGE, Interval.above(0.2)),
                new Criterion.MedianIn("levels do not tell the class", MOST_LABEL, Interval.below(0.01)));
    }

    @Override
    public void run(Trial trial) {
        Network network = trial.subject().grow(SHAPE, trial.seed());
        int items = trial.length(ITEMS, 200);
        int[] world = worlds(trial.chance(), items);
        int[] labels = new int[items];
        double[][] levels = new double[Modulator.values().length][items];
        for (int item = 0; item < items; item++) {
            trial.goOn();
            labels[item] = trial.chance().below(CLASSES, 1, item, 0);
            for (int t = 0; t < SHOWN; t++) {
                for (int i = 0; i < network.inputCount(); i++) {
                    long place = (long) labels[item] * network.inputCount() + i;
                    trial.subject().feed(network, i, trial.chance().below(3, 2, world[item], place) - 1);
                }
                network.step();
                for (Modulator modulator : Modulator.values()) {
                    double[] highest = levels[modulator.ordinal()];
                    highest[item] = Math.max(highest[item], network.level(modulator));
                }
            }
        }
        int[] recent = recent(world);
        int[] elsewhere = recent(worlds(new CounterRandom(trial.seed() + 500_000), items));
        double label = Double.NEGATIVE_INFINITY;
        double change = Double.NEGATIVE_INFINITY;
        double yoked = Double.NEGATIVE_INFINITY;
        for (Modulator modulator : Modulator.values()) {
            int[] bins = bins(levels[modulator.ordinal()]);
            double ofLabel = MutualInformation.bits(bins, BINS, labels, CLASSES);
            double ofChange = MutualInformation.bits(bins, BINS, recent, 2);
            trial.record(modulator.key(), LABEL, ofLabel);
            trial.record(modulator.key(), CHANGE, ofChange);
            label = Math.max(label, ofLabel);
            change = Math.max(change, ofChange);
            yoked = Math.max(yoked, MutualInformation.bits(bins, BINS, elsewhere, 2));
        }
        trial.record(MOST_LABEL, label);
        trial.record(MOST_CHANGE, change);
        trial.record(YOKED, yoked);
    }

    /** The number of the world that each item belongs to. */
    private static int[] worlds(CounterRandom chance, int items) {
        int[] world = new int[items];
        int item = 0;
        for (int w = 0; item < items; w++) {
            int length = 20 + chance.below(21, 0, w, 0);
            for (int k = 0; k < length && item < items; k++) {
                world[item++] = w;
            }
        }
        return world;
    }

    private static int[] recent(int[] world) {
        int[] recent = new int[world.length];
        for (int item = 0; item < world.length; item++) {
            int before = Math.max(0, item - NEW);
            recent[item] = world[item] == world[before] ? 0 : 1;
        }
        return recent;
    }

    private static int[] bins(double[] values) {
        double[] ranks = Ranks.of(values);
        int[] bins = new int[values.length];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = Math.min(BINS - 1, (int) ((ranks[i] - 0.5) / values.length * BINS));
        }
        return bins;
    }
}
