package org.neuraxon.lab.claim;

import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C36: the state keeps evolving without stimulus. */
final class C36IdleLife implements Claim {

    private static final int MOMENTS = 100_000;
    private static final int WINDOW = 1_000;
    private static final String IDLE = "no input";
    private static final Series LOWEST = new Series(IDLE, "lowest active share of a window");
    private static final Series HIGHEST = new Series(IDLE, "highest active share of a window");
    private static final Series MEAN = new Series(IDLE, "mean active share");
    private static final Series DISTINCT = new Series(IDLE, "share of distinct states");
    private static final Series PERIOD = new Series(IDLE, "period at the end");
    private static final Series SYNAPSES = new Series(IDLE, "synapses left");
    private static final Series ENTROPY = new Series(IDLE, "entropy of a neuron's state");
    private static final Series QUIET = new Series("no spontaneous currents", "mean active share");

    @Override
    public Card card() {
        return Card.of(
                        "C36",
                        "A6",
                        "The state keeps evolving without stimulus.",
                        "300 neurons live 100,000 moments on inputs of 0. The share of active neurons is judged in windows of 1,000"
                                + " moments; a period is the smallest p up to half a window after which the last window repeats itself.",
                        "active share, entropy of the states, period, synapses at the end over synapses at the start",
                        "active share 5-45 % in every window, not periodic, at least 80 % of the synapses; in at least 90 % of the seeds")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(
                        Control.Kind.WITHOUT,
                        QUIET,
                        "spontaneous currents off: activity that the network sustains by itself"));
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MostSeeds("no window below 5 % activity", LOWEST, Interval.atLeast(0.05)),
                new Criterion.MostSeeds("no window above 45 % activity", HIGHEST, Interval.atMost(0.45)),
                new Criterion.MostSeeds("not periodic (no period up to 500)", PERIOD, Interval.exactly(0)),
                new Criterion.MostSeeds("at least 80 % of the synapses live", SYNAPSES, Interval.atLeast(0.8)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network network = subject.grow(Shape.STANDARD, trial.seed());
        Network quiet = subject.copy(network);
        quiet.ablate(Mechanism.SPONTANEOUS_ACTIVITY);
        int born = network.synapseCount();
        int moments = trial.length(MOMENTS, 2 * WINDOW);
        double lowest = 1;
        double highest = 0;
        double window = 0;
        double total = 0;
        long[] states = new long[moments];
        double[] counts = new double[3];
        for (int t = 0; t < moments; t++) {
            idle(trial, network);
            double active = Population.activeShare(network);
            window += active / WINDOW;
            total += active / moments;
            states[t] = Population.fingerprint(network);
            count(network, counts);
            if (t % WINDOW == WINDOW - 1) {
                trial.goOn();
                lowest = Math.min(lowest, window);
                highest = Math.max(highest, window);
                window = 0;
            }
        }
        trial.record(LOWEST, lowest);
        trial.record(HIGHEST, highest);
        trial.record(MEAN, total);
        trial.record(DISTINCT, Arrays.stream(states).distinct().count() / (double) moments);
        trial.record(PERIOD, period(states));
        trial.record(SYNAPSES, network.synapseCount() / (double) born);
        trial.record(ENTROPY, entropy(counts));
        trial.record(QUIET, meanActivity(trial, quiet, trial.length(10 * WINDOW, WINDOW)));
    }

    private static double meanActivity(Trial trial, Network network, int moments) {
        double mean = 0;
        for (int t = 0; t < moments; t++) {
            trial.goOn();
            idle(trial, network);
            mean += Population.activeShare(network) / moments;
        }
        return mean;
    }

    private static void idle(Trial trial, Network network) {
        for (int i = 0; i < network.inputCount(); i++) {
            trial.subject().feed(network, i, 0);
        }
        network.step();
    }

    private static void count(Network network, double[] counts) {
        for (int n = network.inputCount(); n < network.neuronCount(); n++) {
            counts[network.state(n) + 1]++;
        }
    }

    /** In bits; at most log2 3 = 1.58. */
    private static double entropy(double[] counts) {
        double total = Arrays.stream(counts).sum();
        double entropy = 0;
        for (double count : counts) {
            entropy -= count == 0 ? 0 : count / total * Elementary.log(count / total) / Elementary.log(2);
        }
        return entropy;
    }

    /** The smallest lag after which the last window repeats exactly; 0 if there is none. */
    static int period(long[] states) {
        int end = states.length;
        for (int lag = 1; lag <= WINDOW / 2 && lag + WINDOW <= end; lag++) {
            if (Arrays.equals(states, end - WINDOW, end, states, end - WINDOW - lag, end - lag)) {
                return lag;
            }
        }
        return 0;
    }
}
