package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.PulseTask;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C52: the system grows and adapts over time without collapse. */
final class C52GrowsWithoutCollapse implements Claim {

    private static final Shape SHAPE = new Shape(PulseTask.channels(), 180, 20);
    private static final int MOMENTS = 1_000_000;
    private static final int LOOKS = 100;
    private static final int TRAINING = 200;
    private static final int TESTING = 200;
    private static final String LIFE = "structure on";
    private static final Series FEWEST = new Series(LIFE, "fewest synapses over start");
    private static final Series MOST = new Series(LIFE, "most synapses over start");
    private static final Series NEURONS = new Series(LIFE, "neurons that still answer");
    private static final Series EARLY = new Series("at the start", "accuracy");
    private static final Series LATE = new Series("at the end", "accuracy");
    private static final Series GAIN = new Series(LIFE, "accuracy at the end minus at the start");
    private static final Series HELD = new Series("pruning off", "synapses over start");

    @Override
    public Card card() {
        return Card.of(
                        "C52",
                        "A7",
                        "The system grows and adapts over time without collapse.",
                        "200 neurons with structural plasticity live 1,000,000 moments, random pulses on the inputs in every other 1,000."
                                + " Synapses are counted 100 times. Before and after, a fresh readout learns the order of two pulses (200 items"
                                + " to learn, 200 to test).",
                        "smallest and largest synapse count over the count at the start; accuracy at the end minus at the start",
                        "counts inside 50-150 % in at least 90 % of the seeds, and accuracy not lower at the end (median over seeds)")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(Control.Kind.WITHOUT, HELD, "pruning off for a tenth of the time: growth alone"))
                .withCaveat(
                        "\"Accuracy non-decreasing\" is read as: the median change is at least -1 point, half the resolution of 200 items"
                                + " at 20 seeds. The set-point is the count at birth.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MostSeeds("never below 50 % of the synapses", FEWEST, Interval.atLeast(0.5)),
                new Criterion.MostSeeds("never above 150 % of the synapses", MOST, Interval.atMost(1.5)),
                new Criterion.MostSeeds("at least half the neurons still change state", NEURONS, Interval.atLeast(0.5)),
                new Criterion.MedianIn("accuracy does not fall", GAIN, Interval.atLeast(-0.01)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network network = subject.grow(SHAPE, trial.seed());
        Network unpruned = subject.copy(network);
        int born = network.synapseCount();
        int training = trial.length(TRAINING, 40);
        int testing = trial.length(TESTING, 40);
        double early = PulseTask.order().accuracy(trial, subject.copy(network), training, testing);

        int stretch = trial.length(MOMENTS / LOOKS, 100);
        double fewest = 1;
        double most = 1;
        boolean[] moved = new boolean[network.neuronCount()];
        for (int look = 0; look < LOOKS; look++) {
            boolean last = look >= LOOKS - 10;
            live(trial, network, stretch, last ? moved : new boolean[0]);
            double share = network.synapseCount() / (double) born;
            fewest = Math.min(fewest, share);
            most = Math.max(most, share);
        }
        double late = PulseTask.order().accuracy(trial, network, training, testing);
        trial.record(FEWEST, fewest);
        trial.record(MOST, most);
        trial.record(NEURONS, share(moved, network.inputCount()));
        trial.record(EARLY, early);
        trial.record(LATE, late);
        trial.record(GAIN, late - early);

        unpruned.ablate(Mechanism.SYNAPSE_PRUNING);
        live(trial, unpruned, stretch * LOOKS / 10, new boolean[0]);
        trial.record(HELD, unpruned.synapseCount() / (double) born);
    }

    private static void live(Trial trial, Network network, int moments, boolean[] moved) {
        byte[] before = network.states();
        for (int t = 0; t < moments; t++) {
            if (t % 1_000 == 0) {
                trial.goOn();
            }
            boolean stimulated = network.steps() / 1_000 % 2 == 0;
            for (int i = 0; i < network.inputCount(); i++) {
                boolean pulse = stimulated && trial.chance().event(0.2, 0, network.steps(), i);
                double sign = trial.chance().event(0.5, 1, network.steps(), i) ? 1 : -1;
                trial.subject().feed(network, i, pulse ? sign : 0);
            }
            network.step();
            for (int n = 0; n < moved.length; n++) {
                moved[n] |= network.state(n) != before[n];
            }
        }
    }

    private static double share(boolean[] moved, int from) {
        int count = 0;
        for (int n = from; n < moved.length; n++) {
            count += moved[n] ? 1 : 0;
        }
        return count / (double) (moved.length - from);
    }
}
