package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C22: coincidence alone does not guarantee learning. */
final class C22GateDecides implements Claim {

    private static final Shape SHAPE = new Shape(20, 0, 20);
    private static final int LEAST_COINCIDENCES = 10_000;
    private static final int MOST_MOMENTS = 20_000;
    private static final double STRONG = 10;
    private static final Series CLOSED = new Series("gate closed", "sum of |change of weight|");
    private static final Series OPEN = new Series("gate open", "sum of |change of weight|");
    private static final Series COINCIDENCES = new Series("gate closed", "coincidences");
    private static final Series FROZEN = new Series("plasticity off", "sum of |change of weight|");
    private static final Series LEAST = new Series("state with the lowest sum", "sum of changes");
    private static final Series MOST = new Series("state with the highest sum", "sum of changes");

    @Override
    public Card card() {
        return Card.of(
                        "C22",
                        "A4",
                        "Coincidence alone does not guarantee learning.",
                        "20 inputs fire together with chance 0.2 a moment, and the 20 other neurons are driven in the moment after, until"
                                + " 10,000 pairs of neurons have coincided; gate closed, then open, then in all 8 corner states of dopamine,"
                                + " serotonin and acetylcholine. Structure is held.",
                        "sum of the sizes of all weight changes; sum of the changes themselves",
                        "exactly 0 with the gate closed, above 0 with it open, both signs among the states; every seed")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(Control.Kind.FROZEN, FROZEN, "plasticity off with the gate open"))
                .withCaveat(
                        "On the model plastic, on which the claim was first put, no state weakens weights on the whole: it has a gate and no"
                                + " sign (--model plastic).");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("closed, no weight moves", CLOSED, Interval.exactly(0)),
                new Criterion.EverySeed(
                        "10,000 coincidences happened", COINCIDENCES, Interval.atLeast(LEAST_COINCIDENCES)),
                new Criterion.EverySeed("open, weights move", OPEN, Interval.above(0)),
                new Criterion.EverySeed("some state weakens on the whole", LEAST, Interval.below(0)),
                new Criterion.EverySeed("some state strengthens on the whole", MOST, Interval.above(0)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network born = subject.grow(SHAPE, trial.seed());
        subject.holdStructure(born);
        subject.settle(born);

        Network closed = subject.copy(born);
        subject.permit(closed, 0);
        Change refused = coincide(trial, closed);
        trial.record(CLOSED, refused.size);
        trial.record(COINCIDENCES, refused.coincidences);

        Network open = subject.copy(born);
        subject.permit(open, 1);
        trial.record(OPEN, coincide(trial, open).size);

        Network frozen = subject.copy(born);
        subject.permit(frozen, 1);
        subject.freeze(frozen);
        trial.record(FROZEN, coincide(trial, frozen).size);

        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int state = 0; state < 8; state++) {
            Network network = subject.copy(born);
            subject.clamp(network, Modulator.DOPAMINE, state & 1);
            subject.clamp(network, Modulator.SEROTONIN, state >> 1 & 1);
            subject.clamp(network, Modulator.ACETYLCHOLINE, state >> 2 & 1);
            double sum = coincide(trial, network).sum;
            least = Math.min(least, sum);
            most = Math.max(most, sum);
        }
        trial.record(LEAST, least);
        trial.record(MOST, most);
    }

    private static Change coincide(Trial trial, Network network) {
        Subject subject = trial.subject();
        double[] before = subject.weights(network);
        long coincidences = 0;
        boolean fired = false;
        for (int t = 0; t < MOST_MOMENTS && coincidences < LEAST_COINCIDENCES; t++) {
            trial.goOn();
            boolean fires = trial.chance().event(0.2, 0, t, 0);
            for (int i = 0; i < network.inputCount(); i++) {
                subject.feed(network, i, fires ? 1 : 0);
            }
            int active = 0;
            for (int n = network.inputCount(); n < network.neuronCount(); n++) {
                network.inject(n, fired ? STRONG : 0);
            }
            network.step();
            for (int n = network.inputCount(); n < network.neuronCount(); n++) {
                active += network.state(n) == 0 ? 0 : 1;
            }
            coincidences += fired ? (long) active * network.inputCount() : 0;
            fired = fires;
        }
        double[] after = subject.weights(network);
        double size = 0;
        double sum = 0;
        for (int s = 0; s < Math.min(before.length, after.length); s++) {
            size += Math.abs(after[s] - before[s]);
            sum += after[s] - before[s];
        }
        return new Change(size, sum, coincidences);
    }

    private record Change(double size, double sum, long coincidences) {}
}
