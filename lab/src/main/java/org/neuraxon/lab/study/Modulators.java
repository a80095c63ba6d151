package org.neuraxon.lab.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.core.vital.Branching;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.Association;
import org.neuraxon.lab.probe.Decay;
import org.neuraxon.lab.probe.Isolated;
import org.neuraxon.lab.probe.Levels;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.probe.Rewriting;
import org.neuraxon.lab.probe.Spread;
import org.neuraxon.lab.study.Study.Condition;
import org.neuraxon.lab.study.Study.Measure;

/** What each modulator does to each of six jobs: it is fixed at 0 and at 1, the others where the job's claim has them. */
final class Modulators {

    private static final int YOUTH = 10_000;
    private static final int SETTLING = 1_000;
    private static final int MOMENTS = 10_000;
    private static final double USUAL = 0.3;
    private static final int PATTERNS = 4;
    private static final int SHOWN = 400;
    private static final int ROUNDS = 2;
    private static final int SHOWN_CHOICE = 300;
    private static final int CUES = 16;
    private static final double[] LEVELS = {0, 1};

    private static final Measure GAIN =
            new Measure("gain", "as in C01: slope of isolated neurons' response to a weak current");
    private static final Measure TAU =
            new Measure("integration", "as in C02: fitted time constant of isolated neurons, ms");
    private static final Measure M = new Measure("m", "as in C40: branching without input, from 10,000 moments");
    private static final Measure REACHED =
            new Measure("reached", "as in C40: neurons that a kick reaches in 50 moments");
    private static final Measure CHOICE = new Measure(
            "choice",
            "as in C41: share of mixed cues after which the pattern rich in α1 receptors is held, and not the other");
    private static final Measure CHANGE = new Measure(
            "plasticity",
            "as in C42: change of a weight in 5 moments while patterns are shown in the plastic state, millionths");
    private static final Measure KEPT = new Measure(
            "retention", "as in C42: active entries of old patterns recalled after that, over those before");

    private Modulators() {}

    static Study study() {
        List<Condition> conditions = new ArrayList<>();
        for (Modulator modulator : Modulator.values()) {
            conditions.add(new Condition(name(modulator, 0), ""));
            conditions.add(new Condition(name(modulator, 1), name(modulator, 0)));
        }
        return new Study(
                "modulators",
                "What does each modulator act on? Fixed at 0 and at 1; paired d of level 1 against level 0.",
                List.of(new Arm("modulators", "each modulator at 0 and 1", Modulators::measure)),
                conditions,
                List.of(GAIN, TAU, M, REACHED, CHOICE, CHANGE, KEPT),
                true);
    }

    private static String name(Modulator modulator, double level) {
        return (modulator == Modulator.NORADRENALINE ? "noradrenaline" : modulator.key()) + " " + (int) level;
    }

    private static void measure(Trial trial) {
        alone(trial);
        Network network = trial.subject().grow(Arm.shape(trial), trial.seed());
        Association association = new Association(trial, network);
        trial.live(network, trial.length(YOUTH, 1_000));
        spread(trial, network);
        choice(trial, association, trial.subject().copy(network));
        plasticity(trial, association, network);
    }

    /** Neurons by themselves. */
    private static void alone(Trial trial) {
        Network isolated = Isolated.grow(trial, Map.of());
        for (Modulator modulator : Modulator.values()) {
            for (double level : LEVELS) {
                Network at = Isolated.at(trial, isolated, modulator, level);
                trial.record(name(modulator, level), GAIN.name(), Isolated.slope(trial, at));
                trial.record(name(modulator, level), TAU.name(), Decay.of(at).tau());
            }
        }
    }

    private static void spread(Trial trial, Network born) {
        Network still = trial.subject().copy(born);
        trial.subject().freeze(still);
        still.ablate(Mechanism.HOMEOSTASIS);
        for (Modulator modulator : Modulator.values()) {
            trial.subject().clamp(still, modulator, USUAL);
        }
        for (Modulator modulator : Modulator.values()) {
            for (double level : LEVELS) {
                Network network = trial.subject().copy(still);
                trial.subject().clamp(network, modulator, level);
                trial.live(network, trial.length(SETTLING, 200));
                double[] activity = new double[trial.length(MOMENTS, 2_000)];
                for (int t = 0; t < activity.length; t++) {
                    trial.live(network, 1);
                    activity[t] = Population.activeShare(network);
                }
                trial.record(
                        name(modulator, level), M.name(), Branching.of(activity).m());
                trial.record(
                        name(modulator, level),
                        REACHED.name(),
                        Spread.of(trial, network).reached());
            }
        }
    }

    /** Each cue is answered at both levels of each modulator. */
    private static void choice(Trial trial, Association association, Network network) {
        byte[][] patterns = association.patternOfEachKind(network);
        for (int round = 0; round < ROUNDS; round++) {
            association.store(network, patterns, SHOWN_CHOICE);
        }
        trial.live(network, trial.length(SETTLING, 100));
        int cues = trial.length(CUES, 2);
        double[][] first = new double[Modulator.values().length][LEVELS.length];
        for (int k = 0; k < cues; k++) {
            byte[] cue = association.ambiguous(patterns[0], patterns[1]);
            for (Modulator modulator : Modulator.values()) {
                for (int l = 0; l < LEVELS.length; l++) {
                    double[] held = association.recalled(network, cue, Levels.RECALLING.with(modulator, LEVELS[l]));
                    boolean chosen = Association.nearest(held, patterns, network.inputCount()) == 0;
                    first[modulator.ordinal()][l] += chosen ? 1.0 / cues : 0;
                }
            }
            trial.live(network, trial.length(100, 30));
        }
        for (Modulator modulator : Modulator.values()) {
            for (int l = 0; l < LEVELS.length; l++) {
                trial.record(name(modulator, LEVELS[l]), CHOICE.name(), first[modulator.ordinal()][l]);
            }
        }
    }

    private static void plasticity(Trial trial, Association association, Network network) {
        byte[][] old = association.patterns(network, PATTERNS);
        byte[][] fresh = association.patterns(network, PATTERNS);
        association.store(network, old, SHOWN);
        double before = association.recall(network, old).active();
        for (Modulator modulator : Modulator.values()) {
            for (double level : LEVELS) {
                Rewriting found =
                        Rewriting.of(trial, association, network, Levels.PLASTIC.with(modulator, level), fresh);
                double kept = association.recall(found.after(), old).active();
                trial.record(name(modulator, level), CHANGE.name(), 1e6 * found.change());
                trial.record(name(modulator, level), KEPT.name(), before == 0 ? Double.NaN : kept / before);
            }
        }
    }
}
