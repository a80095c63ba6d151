package org.neuraxon.lab.claim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.adaptation.Contest;
import org.neuraxon.lab.adaptation.DriftStream;
import org.neuraxon.lab.baseline.Perceptron;
import org.neuraxon.lab.probe.LocalityAudit;
import org.neuraxon.lab.probe.LocalityAudit.Disturbance;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subjects;

/** C47: neuromodulation is a part of the system, not an optimiser outside it. */
final class C47NoOptimiser implements Claim {

    private static final int YOUTH = 5_000;
    private static final int ROUNDS = 10;
    private static final int APART = 25;
    private static final int LONG = 50;
    private static final int UNITS = 20;
    private static final double COST = 1.1;
    private static final String CHANGED =
            "weight changes that have other bits though all of their own causes are the same";
    private static final String REACHED = "share of synapses whose change is another";
    private static final Series VIOLATIONS = new Series("living network", CHANGED);
    private static final Series COMPARED =
            new Series("living network", "weight changes compared with the same own causes");
    private static final Series DESCENT = new Series("gradient descent", CHANGED);
    private static final String LEVELS = "audits in which a modulator heard of something else";
    private static final Series WITHIN =
            new Series("every weight, trace, potential and threshold disturbed, that moment", LEVELS);
    private static final Series LATER =
            new Series("every weight disturbed, 50 moments in which nobody is heard", LEVELS);
    private static final String HEARD = "share of audits in which levels followed";
    private static final Series ACTIVITY = new Series("activity", HEARD);
    private static final Series REWARD = new Series("reward", HEARD);
    private static final String ERROR = "error over that with live modulators";
    private static final Series CLAMPED = new Series("rate at its own mean, jumping plane", ERROR);
    private static final Series YOKED = new Series("our rates at other times, jumping plane", ERROR);

    private static Series reached(Disturbance what) {
        return new Series(what.title(), REACHED);
    }

    @Override
    public Card card() {
        return Card.of(
                        "C47",
                        "A6",
                        "Neuromodulation is part of the system, not an optimiser.",
                        "300 neurons, 5,000 moments old, with random inputs and their gates open (dopamine .9, acetylcholine .8, serotonin .1, live). Before each of 10 moments in which it learns, copies"
                                + " are disturbed in nine ways that are not local to a synapse (another neuron's weights, traces, potential, thresholds, currents, fixed synapses; the critic, the network's sense of"
                                + " itself and a reward while levels are held) and in six that are (eligibility, weight, states of both neurons, three modulators), and every memory synapse of the disturbed copy"
                                + " is compared with that of one left alone. Levels are audited likewise. Clamping: C13's unit on the jumping plane with the rate at its own mean.",
                        "weight changes with other bits among synapses whose two neurons' states, own weights and trace, levels and tag are the same in both copies; levels with other bits; error",
                        "no such weight change and no such level, every seed; every local cause does matter; gradient descent is found out; clamping costs at least 10 % on C13")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(
                                Control.Kind.WITHOUT,
                                DESCENT,
                                "gradient descent: the weights of a hidden unit when the target of another output is another"),
                        new Control(Control.Kind.CLAMPED, CLAMPED, "C13's unit, its rate clamped at its mean"),
                        new Control(Control.Kind.YOKED, YOKED, "C13's unit, its own rates in shuffled blocks"))
                .withCaveat(
                        "An audit finds what it disturbs, and looks at one moment at a time. A disturbance may reach a synapse in the same moment through its own two neurons, because plateaus anywhere raise all"
                                + " thresholds; such synapses are allowed to differ and are left out of the count. The living model has no dendritic neighbours and no glia acting on plasticity. The clamping cost is that"
                                + " of the unit of C13, whose rate the two modulators of learn.adapt set; the living network has no part in C13 or C25.");
    }

    @Override
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>(List.of(
                new Criterion.EverySeed(
                        "no weight change depends on what is not its own", VIOLATIONS, Interval.exactly(0)),
                new Criterion.EverySeed("there was something to compare", COMPARED, Interval.atLeast(100_000)),
                new Criterion.EverySeed(
                        "no level depends on weights, traces, potentials or thresholds", WITHIN, Interval.exactly(0)),
                new Criterion.EverySeed("nor later, but through activity", LATER, Interval.exactly(0)),
                new Criterion.EverySeed("levels follow activity", ACTIVITY, Interval.exactly(1)),
                new Criterion.EverySeed("dopamine follows reward", REWARD, Interval.exactly(1)),
                new Criterion.EverySeed("gradient descent is found out", DESCENT, Interval.above(0)),
                new Criterion.MedianIn("clamping costs a tenth on C13", CLAMPED, Interval.atLeast(COST))));
        for (Disturbance what : Disturbance.values()) {
            if (what.local()) {
                criteria.add(
                        new Criterion.EverySeed("it does depend on " + what.title(), reached(what), Interval.above(0)));
            }
        }
        return criteria;
    }

    @Override
    public void run(Trial trial) {
        Network network = trial.subject().grow(Shape.STANDARD, trial.seed());
        trial.subject().holdStructure(network);
        trial.live(network, trial.length(YOUTH, 500));
        network.modulate(Modulator.DOPAMINE, 0.9);
        network.modulate(Modulator.ACETYLCHOLINE, 0.8);
        network.modulate(Modulator.SEROTONIN, 0.1);
        int rounds = trial.length(ROUNDS, 2);
        Map<Disturbance, Double> reached = new EnumMap<>(Disturbance.class);
        long violations = 0;
        long compared = 0;
        int within = 0;
        int later = 0;
        double activity = 0;
        double reward = 0;
        for (int round = 0; round < rounds; round++) {
            for (int t = 0; t < APART; t++) {
                // The audited moment's inputs are still waiting for the first.
                if (t > 0 || round == 0) {
                    drive(trial, network);
                }
                network.step();
            }
            drive(trial, network);
            LocalityAudit audit = new LocalityAudit(network, trial.chance(), round);
            for (Disturbance what : Disturbance.values()) {
                trial.goOn();
                LocalityAudit.Outcome outcome = audit.disturb(what);
                violations += outcome.violations();
                compared += outcome.compared();
                reached.merge(what, outcome.reached() / (double) (rounds * audit.synapses()), Double::sum);
            }
            within += audit.levelsFollowActivityAlone() ? 0 : 1;
            later += audit.levelsIgnoreWeights(LONG) ? 0 : 1;
            activity += audit.levelsFollowActivity() ? 1.0 / rounds : 0;
            reward += audit.dopamineFollowsReward() ? 1.0 / rounds : 0;
        }
        trial.record(VIOLATIONS, violations);
        trial.record(COMPARED, compared);
        trial.record(WITHIN, within);
        trial.record(LATER, later);
        trial.record(ACTIVITY, Math.rint(1e9 * activity) / 1e9);
        trial.record(REWARD, Math.rint(1e9 * reward) / 1e9);
        reached.forEach((what, share) -> trial.record(reached(what), share));
        trial.record(DESCENT, descent(trial));
        Contest contest = Contest.of(DriftStream.ABRUPT, trial.length(DriftStream.ITEMS, 8_000), trial.seed());
        trial.record(CLAMPED, contest.clamped().error() / contest.ours().error());
        trial.record(YOKED, contest.yoked().error() / contest.ours().error());
    }

    private static void drive(Trial trial, Network network) {
        for (int i = 0; i < network.inputCount(); i++) {
            trial.subject().feed(network, i, trial.chance().below(3, 0, network.steps(), i) - 1);
        }
    }

    /** Weights of hidden units that change by other bits because another output was told another target; their own inputs, outputs and weights are the same. */
    private static int descent(Trial trial) {
        double[] x = new double[10];
        for (int i = 0; i < x.length; i++) {
            x[i] = 2 * trial.chance().uniform(1, 0, i) - 1;
        }
        double[] one = taught(trial, x, 1, 0);
        double[] other = taught(trial, x, 1, 1);
        int hidden = UNITS * (x.length + 1);
        int differing = 0;
        for (int w = 0; w < hidden; w++) {
            differing += Double.doubleToRawLongBits(one[w]) == Double.doubleToRawLongBits(other[w]) ? 0 : 1;
        }
        return differing;
    }

    private static double[] taught(Trial trial, double[] x, double... target) {
        Perceptron network = Perceptron.grow(x.length, UNITS, target.length, trial.chance());
        network.learn(0.1, x, target);
        return network.weights();
    }
}
