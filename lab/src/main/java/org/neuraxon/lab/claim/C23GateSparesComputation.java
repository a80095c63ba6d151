package org.neuraxon.lab.claim;

import java.util.Arrays;
import java.util.List;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;

/** C23: the gate conditions plasticity, not the computation. */
final class C23GateSparesComputation implements Claim {

    private static final Shape SHAPE = new Shape(20, 60, 20);
    private static final int QUIET = 200;
    private static final int MOST_MOMENTS = 2_000;
    private static final double STRONG = 10;
    private static final Series DIFFERENT =
            new Series("open against closed", "different numbers before the first update");
    private static final Series COMPARED = new Series("open against closed", "moments before the first update");
    private static final Series UPDATED = new Series("open against closed", "an update came");

    @Override
    public Card card() {
        return Card.of(
                        "C23",
                        "A4",
                        "The gate conditions plasticity, not the computation.",
                        "Two copies of a network, gate open and closed, receive the same input: 200 moments of random inputs that pair"
                                + " nothing (no spontaneous activity), then coincidences until the first weight differs.",
                        "states, potentials and eligibility traces with other bits, moment by moment until the first permitted update",
                        "exactly 0 over at least 200 moments, and an update does come; every seed")
                .withModel("plastic")
                .withCaveat("The model has no error signal of its own, so states, potentials and traces are compared.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed(
                        "all bits equal until the first permitted update", DIFFERENT, Interval.exactly(0)),
                new Criterion.EverySeed("there are 200 moments to compare", COMPARED, Interval.atLeast(QUIET)),
                new Criterion.EverySeed("the open gate lets an update through", UPDATED, Interval.exactly(1)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network open = subject.grow(SHAPE, trial.seed());
        subject.holdStructure(open);
        subject.settle(open);
        open.ablate(Mechanism.SPONTANEOUS_ACTIVITY);
        Network closed = subject.copy(open);
        subject.permit(open, 1);
        subject.permit(closed, 0);
        long different = 0;
        int moment = 0;
        boolean updated = false;
        while (!updated && moment < MOST_MOMENTS) {
            trial.goOn();
            drive(trial, open, moment);
            drive(trial, closed, moment);
            open.step();
            closed.step();
            updated = !Arrays.equals(subject.weights(open), subject.weights(closed));
            if (!updated) {
                different += differences(subject, open, closed);
                moment++;
            }
        }
        trial.record(DIFFERENT, different);
        trial.record(COMPARED, moment);
        trial.record(UPDATED, updated ? 1 : 0);
    }

    private static void drive(Trial trial, Network network, int moment) {
        for (int i = 0; i < network.inputCount(); i++) {
            trial.subject().feed(network, i, trial.chance().below(3, 0, moment, i) - 1);
        }
        if (moment >= QUIET) {
            for (int n = network.inputCount(); n < network.neuronCount(); n++) {
                network.inject(n, STRONG);
            }
        }
    }

    private static long differences(Subject subject, Network one, Network other) {
        return differing(one.potentials(), other.potentials())
                + differing(subject.eligibility(one), subject.eligibility(other))
                + (Arrays.equals(one.states(), other.states()) ? 0 : 1);
    }

    private static long differing(double[] a, double[] b) {
        long differing = Math.abs(a.length - b.length);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            differing += Double.doubleToRawLongBits(a[i]) == Double.doubleToRawLongBits(b[i]) ? 0 : 1;
        }
        return differing;
    }
}
