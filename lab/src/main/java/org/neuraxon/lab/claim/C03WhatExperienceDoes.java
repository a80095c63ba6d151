package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.Isolated;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C03: modulators change under which conditions experience alters a neuron. */
final class C03WhatExperienceDoes implements Claim {

    private static final Shape SHAPE = new Shape(4, 90, 10);
    private static final int[] DELAYS = {-50, -30, -20, -10, 0, 10, 20, 30, 50};
    private static final int LEAD = 60;
    private static final int PULSE = 20;
    private static final int TRIAL = 150;
    private static final int PHASE = 100;
    private static final double STRONG = 2;
    private static final String CHANGE = "mean change of weight";
    private static final String APART = "distance in standard errors";
    private static final String OPEN = "dopamine and acetylcholine";
    private static final String TAGGED = "acetylcholine alone";
    private static final String SHUT = "neither";
    private static final String REWARDED = "dopamine alone";
    private static final Series POTENTIATION = new Series(OPEN + " against " + SHUT, APART);
    private static final Series DEPRESSION = new Series(SHUT + " against " + TAGGED, APART);
    private static final Series NOTHING = new Series(SHUT, CHANGE);
    private static final Series ORDER = new Series("acetylcholine then dopamine against the reverse", APART);
    private static final Series FIRST = new Series("acetylcholine then dopamine", CHANGE);
    private static final Series LAST = new Series("dopamine then acetylcholine", CHANGE);

    @Override
    public Card card() {
        return Card.of(
                        "C03",
                        "A1",
                        "Modulators change under which conditions experience alters a neuron.",
                        "Two groups of 20 isolated neurons each are driven for 20 moments, the second -50 to +50 ms after the first, with dopamine"
                                + " and acetylcholine at 0 or 1 (serotonin 0); the weights from the first group to the second are compared with"
                                + " those before. Then the order: 100 ms of one of the two, both groups active together in its last 40, then"
                                + " 100 ms of the other (after Brzosko et al. 2017).",
                        "change of weight, mean over the synapses, delays of at most 10 ms; differences in standard errors over synapses",
                        "potentiation, no change and depression, each more than 5 standard errors apart; acetylcholine then dopamine more than"
                                + " 5 standard errors above the reverse; every seed")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(Control.Kind.FROZEN, NOTHING, "both at 0"),
                        new Control(
                                Control.Kind.WITHOUT, new Series(REWARDED, CHANGE), "dopamine without acetylcholine"))
                .withCaveat(
                        "The rule is one of coincidence: it is symmetric in the delay, so sign does not depend on who was first. Synapses of one"
                                + " group share their history, so that standard errors over them are small.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("potentiation apart from no change", POTENTIATION, Interval.above(5)),
                new Criterion.EverySeed("no change apart from depression", DEPRESSION, Interval.above(5)),
                new Criterion.EverySeed("no change is none", NOTHING, Interval.exactly(0)),
                new Criterion.EverySeed("the order matters", ORDER, Interval.above(5)),
                new Criterion.EverySeed("acetylcholine then dopamine strengthens", FIRST, Interval.above(0)),
                new Criterion.EverySeed("dopamine then acetylcholine does not", LAST, Interval.atMost(0)));
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network network = subject.grow(SHAPE, trial.seed());
        Isolated.quieten(subject, network);
        network.ablate(Mechanism.RECURRENCE);
        network.restore(Mechanism.PLASTICITY);
        subject.settle(network);

        Change open = paired(trial, network, OPEN, 1, 1);
        Change tagged = paired(trial, network, TAGGED, 0, 1);
        Change shut = paired(trial, network, SHUT, 0, 0);
        paired(trial, network, REWARDED, 1, 0);
        trial.record(POTENTIATION, open.above(shut));
        trial.record(DEPRESSION, shut.above(tagged));
        Change first = ordered(trial, network, 0, 1);
        Change last = ordered(trial, network, 1, 0);
        trial.record(FIRST, first.mean);
        trial.record(LAST, last.mean);
        trial.record(ORDER, first.above(last));
    }

    private static Change paired(Trial trial, Network born, String name, double dopamine, double acetylcholine) {
        Change close = new Change(0, 0);
        int counted = 0;
        for (int delay : DELAYS) {
            trial.goOn();
            Network network = trial.subject().copy(born);
            levels(trial, network, dopamine, acetylcholine);
            boolean[][] groups = groups(network);
            double[] before = trial.subject().weights(network, groups[0], groups[1]);
            for (int t = 0; t < TRIAL; t++) {
                drive(network, groups[0], t >= LEAD && t < LEAD + PULSE);
                drive(network, groups[1], t >= LEAD + delay && t < LEAD + delay + PULSE);
                network.step();
            }
            Change change = Change.of(before, trial.subject().weights(network, groups[0], groups[1]));
            trial.record(name + ", delay " + delay, CHANGE, change.mean);
            if (Math.abs(delay) <= 10) {
                close = close.plus(change);
                counted++;
            }
        }
        Change mean = close.over(counted);
        trial.record(name, CHANGE, mean.mean);
        return mean;
    }

    private static Change ordered(Trial trial, Network born, double dopamineFirst, double acetylcholineFirst) {
        Network network = trial.subject().copy(born);
        boolean[][] groups = groups(network);
        double[] before = trial.subject().weights(network, groups[0], groups[1]);
        levels(trial, network, dopamineFirst, acetylcholineFirst);
        for (int t = 0; t < PHASE; t++) {
            drive(network, groups[0], t >= PHASE - 40);
            drive(network, groups[1], t >= PHASE - 40);
            network.step();
        }
        levels(trial, network, acetylcholineFirst, dopamineFirst);
        network.step(PHASE);
        return Change.of(before, trial.subject().weights(network, groups[0], groups[1]));
    }

    private static void levels(Trial trial, Network network, double dopamine, double acetylcholine) {
        trial.subject().clamp(network, Modulator.DOPAMINE, dopamine);
        trial.subject().clamp(network, Modulator.ACETYLCHOLINE, acetylcholine);
        trial.subject().clamp(network, Modulator.SEROTONIN, 0);
    }

    /** Twenty neurons each, taken in turn. */
    private static boolean[][] groups(Network network) {
        boolean[][] groups = new boolean[2][network.neuronCount()];
        for (int k = 0; k < 40; k++) {
            groups[k % 2][network.inputCount() + k] = true;
        }
        return groups;
    }

    private static void drive(Network network, boolean[] group, boolean on) {
        for (int n = 0; on && n < group.length; n++) {
            if (group[n]) {
                network.inject(n, STRONG);
            }
        }
    }

    /** A mean over synapses and the square of its standard error. */
    private record Change(double mean, double variance) {

        static Change of(double[] before, double[] after) {
            int count = Math.min(before.length, after.length);
            if (count < 2) {
                return new Change(Double.NaN, Double.NaN);
            }
            double mean = 0;
            for (int s = 0; s < count; s++) {
                mean += (after[s] - before[s]) / count;
            }
            double squares = 0;
            for (int s = 0; s < count; s++) {
                squares += (after[s] - before[s] - mean) * (after[s] - before[s] - mean);
            }
            return new Change(mean, squares / (count - 1) / count);
        }

        Change plus(Change other) {
            return new Change(mean + other.mean, variance + other.variance);
        }

        Change over(int count) {
            return new Change(mean / count, variance / count / count);
        }

        double above(Change other) {
            double error = Math.sqrt(variance + other.variance);
            double difference = mean - other.mean;
            return error == 0 ? Math.signum(difference) * Double.MAX_VALUE : difference / error;
        }
    }
}
