package org.neuraxon.lab.claim;

import java.util.List;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.vital.Branching;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.probe.Spread;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subjects;

/** C40: modulators act on how activity propagates. */
final class C40ModulatorsSteerSpread implements Claim {

    private static final int YOUTH = 20_000;
    private static final int SETTLING = 2_000;
    private static final int MOMENTS = 40_000;
    private static final int BRIEFLY = 10_000;
    private static final double[] LEVELS = {0, 0.25, 0.5, 0.75, 1};
    private static final String M = "branching m";
    private static final String SPREAD = "neurons reached";
    private static final String SPEED = "neurons reached in 5 moments";
    private static final String HEADLINE = "noradrenaline";
    private static final Series SHIFT = new Series(HEADLINE, "shift of m from level 0 to 1");
    private static final Series STEPS_UP = new Series(HEADLINE, "steps of m that do not rise");
    private static final Series LOWEST = new Series(HEADLINE, "smallest m");
    private static final Series HIGHEST = new Series(HEADLINE, "largest m");
    private static final Series CUT = new Series("synapses cut", M);
    private static final Series MARGIN = new Series(HEADLINE + " 0.5", "m above that with synapses cut");
    private static final Series YOKED = new Series("levels shuffled", "shift of m from level 0 to 1");

    @Override
    public Card card() {
        return Card.of(
                        "C40",
                        "A6",
                        "Modulators act on how activity propagates.",
                        "300 neurons without input, 20,000 moments old, then plasticity, structure and homeostasis off, modulators clamped; each modulator in turn at 0, .25,"
                                + " .5, .75 and 1, the others at .3. After 2,000 moments m is estimated from 40,000 (10,000 for the modulators that are not judged; multistep regression,"
                                + " Wilting & Priesemann 2018; the ratio of successive activities stands beside it). Spread: a neuron is"
                                + " kicked in a copy, and the other states are compared for 50 moments, 20 times. Noradrenaline is judged.",
                        "branching parameter m for each level; number of neurons whose state a kick changes",
                        "m never falls from level to level, rises by at least .05, and covers .90-1.00 without going above 1.00 (runaway):"
                                + " smallest m at most .90, largest at least .98; at level .5 m lies .05 above that of the network with"
                                + " its synapses cut; in at least 90 % of the seeds")
                .withModel(Subjects.DEFAULT)
                .withControls(
                        new Control(
                                Control.Kind.WITHOUT,
                                CUT,
                                "every weight's effect removed: membranes alone, at noradrenaline .5"),
                        new Control(
                                Control.Kind.YOKED,
                                YOKED,
                                "the level changes every moment at random instead; two stretches"))
                .withCaveat(
                        "Softened: \"covers 0.90-1.00\" is read as smallest m at most .90, largest between .98 and 1.02, the vital signs' limit of"
                                + " runaway; no network of ours stayed above .99 at full noradrenaline, because activity saturates there. That m must exceed the cut network's is not in the claim's text; it is the vital signs' rule.");
    }

    @Override
    public List<Criterion> criteria() {
        return List.of(
                new Criterion.MostSeeds("m rises by at least .05", SHIFT, Interval.atLeast(0.05)),
                new Criterion.MostSeeds("m falls at no step", STEPS_UP, Interval.exactly(0)),
                new Criterion.MostSeeds("m goes down to .90", LOWEST, Interval.atMost(0.90)),
                new Criterion.MostSeeds("m goes up to .98 without runaway", HIGHEST, new Interval(0.98, 1.02)),
                new Criterion.MostSeeds("m is not that of the membranes alone", MARGIN, Interval.atLeast(0.05)));
    }

    @Override
    public void run(Trial trial) {
        Network born = trial.subject().grow(Shape.STANDARD, trial.seed());
        trial.live(born, trial.length(YOUTH, 500));
        trial.subject().freeze(born);
        born.ablate(Mechanism.HOMEOSTASIS);
        for (Modulator modulator : Modulator.values()) {
            trial.subject().clamp(born, modulator, 0.3);
        }
        double middle = Double.NaN;
        for (Modulator modulator : Modulator.values()) {
            double m = judge(trial, born, modulator);
            middle = modulator == Modulator.NORADRENALINE ? m : middle;
        }
        cut(trial, born, middle);
        trial.record(YOKED, shuffled(trial, born, 1) - shuffled(trial, born, 0));
    }

    /** Records everything about one modulator and gives m at its middle level. */
    private static double judge(Trial trial, Network born, Modulator modulator) {
        String name = name(modulator);
        double before = Double.NaN;
        int falls = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        double first = Double.NaN;
        double middle = Double.NaN;
        for (double level : LEVELS) {
            Network network = trial.subject().copy(born);
            trial.subject().clamp(network, modulator, level);
            Branching branching = branching(trial, network, modulator == Modulator.NORADRENALINE ? MOMENTS : BRIEFLY);
            double m = branching.m();
            String condition = name + " " + text(level);
            trial.record(condition, M, m);
            trial.record(condition, "ratio of successive activities", branching.ratio());
            trial.record(condition, "active share", Population.activeShare(network));
            spread(trial, network, condition);
            falls += m >= before || Double.isNaN(before) ? 0 : 1;
            falls += Double.isNaN(m) ? 1 : 0;
            first = level == LEVELS[0] ? m : first;
            middle = level == 0.5 ? m : middle;
            smallest = Math.min(smallest, m);
            largest = Math.max(largest, m);
            before = m;
        }
        trial.record(name, SHIFT.metric(), before - first);
        trial.record(name, STEPS_UP.metric(), falls);
        trial.record(name, LOWEST.metric(), smallest);
        trial.record(name, HIGHEST.metric(), largest);
        return middle;
    }

    private static Branching branching(Trial trial, Network network, int moments) {
        trial.live(network, trial.length(SETTLING, 200));
        double[] activity = new double[trial.length(moments, 2_000)];
        for (int t = 0; t < activity.length; t++) {
            network.step();
            activity[t] = Population.activeShare(network);
        }
        trial.goOn();
        return Branching.of(activity);
    }

    private static void spread(Trial trial, Network network, String condition) {
        Spread spread = Spread.of(trial, network);
        trial.record(condition, SPREAD, spread.reached());
        trial.record(condition, SPEED, spread.soon());
    }

    private static void cut(Trial trial, Network born, double whole) {
        Network network = trial.subject().copy(born);
        trial.subject().clamp(network, Modulator.NORADRENALINE, 0.5);
        trial.subject().cut(network);
        double membranes = branching(trial, network, MOMENTS).m();
        trial.record(CUT, membranes);
        trial.record(MARGIN, whole - membranes);
    }

    private static double shuffled(Trial trial, Network born, int stretch) {
        Network network = trial.subject().copy(born);
        double[] activity = new double[trial.length(MOMENTS, 2_000)];
        for (int t = 0; t < activity.length; t++) {
            double level = LEVELS[trial.chance().below(LEVELS.length, 3 + stretch, t, 0)];
            trial.subject().clamp(network, Modulator.NORADRENALINE, level);
            network.step();
            activity[t] = Population.activeShare(network);
        }
        trial.goOn();
        return Branching.of(activity).m();
    }

    private static String name(Modulator modulator) {
        return modulator == Modulator.NORADRENALINE ? HEADLINE : modulator.key();
    }

    private static String text(double level) {
        return level == (int) level ? Integer.toString((int) level) : Double.toString(level);
    }
}
