package org.neuraxon.lab.claim;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.ModeAudit;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.statistics.Median;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;
import org.neuraxon.learn.Watcher;

/** C45: there is one mode only. */
final class C45OneMode implements Claim {

    private static final int YOUTH = 5_000;
    private static final int ROUNDS = 500;
    private static final int BLOCK = 10;
    private static final int WARM = 100;
    private static final int LIVED = 2_000;
    private static final double MOST = 2.5;
    private static final String SWITCHES = "public members that name a mode";
    private static final String COST = "wall-clock cost of a moment over that with learning off";
    private static final Series FOUND = new Series("core and learn", SWITCHES);
    private static final Series LOOKED = new Series("core and learn", "public members looked at");
    private static final Series CONVENTIONAL = new Series("an interface with the usual switches", SWITCHES);
    private static final Series BOTH =
            new Series("ordinary moments", "share of rounds of learning that move a weight while outputs are read");
    private static final Series FROZEN = new Series("learning off", BOTH.metric());
    private static final Series RATIO = new Series("every gate open", COST);
    private static final Series USUAL = new Series("gates as they come", COST);
    private static final Series AGAIN = new Series("learning off, measured again", COST);
    private static final Series BARE =
            new Series("every gate open, against a network that has no synapses that could learn", COST);

    @Override
    public Card card() {
        return Card.of(
                        "C45",
                        "A6",
                        "One mode only: the network learns and answers in the same moments, and nothing has to be switched.",
                        "(a) Every public and protected member of every public class of the rooms core and learn is looked through by reflection for words that name a mode (train, fit, eval,"
                                + " inference, mode, freeze and the like). (b) A network of 300 neurons lives 2,000 moments with random inputs, its gates open; outputs are read in each, weights compared"
                                + " every 5. (c) The same moments with every gate of plasticity open, with gates as they come, and with learning, birth and death of synapses off and gates"
                                + " closed: blocks of 10 that take turns, the median of 400 rounds.",
                        "members that name a mode; rounds of learning in which weights move while outputs are read; wall-clock time of a moment over that with learning off",
                        "no such member; weights move in at least nine rounds of ten; with every gate open a moment costs at most 2.5 times that without learning")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(
                                Control.Kind.WITHOUT,
                                CONVENTIONAL,
                                "the same audit of an interface with train, eval and fit finds them"),
                        new Control(Control.Kind.FROZEN, FROZEN, "learning off: no weight moves"),
                        new Control(
                                Control.Kind.TRIVIAL,
                                AGAIN,
                                "learning off against itself: what the clock alone makes of it"),
                        new Control(
                                Control.Kind.WITHOUT,
                                BARE,
                                "against a network without memory synapses, which saves transmitting through them, too"))
                .withCaveat(
                        "The audit reads names, not intentions. Members that remain and come near: Network.ablate takes a mechanism away, plasticity among others, which experiments do and no command needs for"
                                + " learning; learners that need a label take it in a call of its own (learn), which may come at any time, or never, and asking (guess) changes nothing. With learning off the living"
                                + " model still keeps its coincidences, which nothing can switch off; the network without memory synapses bounds what that could hide. Ratios of times depend on"
                                + " the machine and are no part of what is the same everywhere.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.EverySeed("nothing names a mode", FOUND, Interval.exactly(0)),
                new Criterion.EverySeed(
                        "the audit finds switches where there are some",
                        CONVENTIONAL,
                        Interval.exactly(Conventional.SWITCHES)),
                new Criterion.EverySeed("it looked at something", LOOKED, Interval.atLeast(1_000)),
                new Criterion.MedianIn("weights move while it answers", BOTH, Interval.atLeast(0.9)),
                new Criterion.Refused(
                        "learning off moves none", new Criterion.MedianIn("weights move", FROZEN, Interval.above(0))),
                new Criterion.MedianIn("wall-clock cost of learning", RATIO, Interval.atMost(MOST)));
    }

    @Override
    public void run(Trial trial) {
        ModeAudit.Findings audit = ModeAudit.rooms(Network.class, Watcher.class);
        trial.record(FOUND, audit.switches().size());
        trial.record(LOOKED, audit.members());
        trial.record(
                CONVENTIONAL,
                ModeAudit.of(List.of(Conventional.class)).switches().size());

        Subject subject = trial.subject();
        Network born = subject.grow(Shape.STANDARD, trial.seed());
        subject.holdStructure(born);
        trial.live(born, trial.length(YOUTH, 500));
        Network open = subject.copy(born);
        subject.permit(open, 1);
        Network off = subject.copy(born);
        subject.permit(off, 0);
        subject.freeze(off);
        subject.settle(off);
        off.ablate(Mechanism.CONSOLIDATION);
        trial.record(BOTH, moving(trial, subject.copy(open)));
        trial.record(FROZEN, moving(trial, subject.copy(off)));

        Network[] arms = {off, open, born, subject.copy(off), bare(trial)};
        double[][] seconds = seconds(trial, arms);
        trial.record(RATIO, over(seconds[1], seconds[0]));
        trial.record(USUAL, over(seconds[2], seconds[0]));
        trial.record(AGAIN, over(seconds[3], seconds[0]));
        boolean known = subject.name().equals(Subjects.DEFAULT);
        trial.record(BARE, known ? over(seconds[1], seconds[4]) : Double.NaN);
    }

    /** A network without memory synapses, where the model knows such. */
    private static Network bare(Trial trial) {
        Subject subject = trial.subject();
        Map<String, ?> none = subject.name().equals(Subjects.DEFAULT) ? Map.of("memory_synapses", 0) : Map.of();
        Network bare = subject.grow(Shape.STANDARD, trial.seed(), none);
        subject.permit(bare, 0);
        return bare;
    }

    /** The share of stretches of five moments in which a weight moved; outputs are read in each moment. */
    private static double moving(Trial trial, Network network) {
        int rounds = trial.length(LIVED, 200) / 5;
        int moved = 0;
        int heard = 0;
        for (int round = 0; round < rounds; round++) {
            double[] before = trial.subject().weights(network);
            for (int t = 0; t < 5; t++) {
                drive(trial, network);
                heard += network.outputs().length;
            }
            moved += Arrays.equals(before, trial.subject().weights(network)) ? 0 : 1;
        }
        return heard == 0 ? 0 : moved / (double) rounds;
    }

    private static void drive(Trial trial, Network network) {
        long moment = network.steps();
        for (int i = 0; i < network.inputCount(); i++) {
            trial.subject().feed(network, i, trial.chance().below(3, 0, moment, i) - 1);
        }
        network.step();
    }

    private static double[][] seconds(Trial trial, Network... arms) {
        int rounds = trial.length(ROUNDS, 200);
        double[][] seconds = new double[arms.length][rounds - WARM];
        for (int round = 0; round < rounds; round++) {
            trial.goOn();
            for (int turn = 0; turn < arms.length; turn++) {
                // Nobody is always the first.
                int a = (round + turn) % arms.length;
                long begin = System.nanoTime();
                for (int t = 0; t < BLOCK; t++) {
                    drive(trial, arms[a]);
                }
                if (round >= WARM) {
                    seconds[a][round - WARM] = (System.nanoTime() - begin) / 1e9;
                }
            }
        }
        return seconds;
    }

    private static double over(double[] one, double[] other) {
        double[] ratios = new double[one.length];
        for (int r = 0; r < ratios.length; r++) {
            ratios[r] = one[r] / other[r];
        }
        return Median.of(ratios);
    }

    /** What the audit must find: the switches of an ordinary library. */
    public interface Conventional {

        /** How many of them name a mode. */
        int SWITCHES = 4;

        /** Learns. */
        void fit(double[] x, double y);

        /** Switches. */
        void train(boolean on);

        /** Switches back. */
        void eval();

        /** Tells. */
        boolean isTraining();

        /** Answers. */
        double answer(double... x);
    }
}
