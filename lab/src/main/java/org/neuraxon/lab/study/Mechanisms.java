package org.neuraxon.lab.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Network;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.vital.Panel;
import org.neuraxon.core.vital.VitalSigns;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.Association;
import org.neuraxon.lab.probe.Levels;
import org.neuraxon.lab.probe.PhasicDopamine;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.probe.Rewriting;
import org.neuraxon.lab.study.Study.Condition;
import org.neuraxon.lab.study.Study.Measure;
import org.neuraxon.lab.subject.Shape;

/**
 * What each mechanism of the living model buys: it is switched off before the network lives, and vital signs and the measures of claims are
 * taken again, in shorter experiments than the claims' own.
 */
final class Mechanisms {

    private static final int YOUTH = 10_000;
    private static final int MOMENTS = 6_000;
    private static final int IDLE = 6_000;
    private static final int WINDOW = 1_000;
    private static final int PATTERNS = 4;
    private static final int SHOWN = 400;
    private static final int ROUNDS = 2;
    private static final int SHOWN_CHOICE = 300;
    private static final int CUES = 12;
    private static final int REWARDS = 5;
    private static final int TRAINING = 20;
    private static final int STIMULI = 4;
    private static final int EXPOSURES = 6;
    private static final Shape SMALL = new Shape(10, 80, 10);
    private static final String WHOLE = "all mechanisms on";
    private static final String RHYTHMIC = "with rhythms";
    /** Rhythms are off by default, so they are switched on here: a fifth of the thresholds, up and down. */
    private static final Map<String, Double> RHYTHMS = Map.of("rhythm_strength", 0.2);

    private static final Measure UP = new Measure("+1", "sign 2: share of moments at +1");
    private static final Measure DOWN = new Measure("-1", "sign 2: share of moments at -1");
    private static final Measure MOVEMENT = new Measure("movement", "sign 3");
    private static final Measure STUCK = new Measure("stuck", "sign 4");
    private static final Measure M = new Measure("m", "sign 5: branching");
    private static final Measure MARGIN = new Measure("m above cut", "sign 5: less m with synapses cut");
    private static final Measure SELF = new Measure("self", "sign 6: self activity");
    private static final Measure BITS = new Measure("bits", "sign 7: responsiveness");
    private static final Measure DEPTH = new Measure("memory", "sign 8, at most 49 moments");
    private static final Measure CHANGE = new Measure("plasticity", "sign 9");
    private static final Measure VARIATION = new Measure("modulators", "sign 10: least variation of a level");
    private static final Measure LOWEST =
            new Measure("lowest", "as in C36: smallest active share of a window of 1,000, in 6,000 idle moments");
    private static final Measure HIGHEST = new Measure("highest", "as in C36: the largest");
    private static final Measure SYNAPSES = new Measure("synapses", "as in C36: left after these, over those at birth");
    private static final Measure RECALL =
            new Measure("recall", "as in C38: active entries of four patterns recalled from 40 % corruption");
    private static final Measure ENTRIES =
            new Measure("entries", "as in C38: all entries recalled (0 everywhere: .74)");
    private static final Measure KEPT = new Measure("kept", "as in C38: of that recall, left after 6,000 idle moments");
    private static final Measure HALF_LIFE =
            new Measure("half-life", "as in C38: of what a stimulus was, ms, at most 500");
    private static final Measure CHOICE =
            new Measure("choice", "as in C41: what noradrenaline 0 to 1 moves the choice between two patterns by");
    private static final Measure RATIO =
            new Measure("plastic", "as in C42: change of weights in the plastic over the conservative state");
    private static final Measure SAVED =
            new Measure("saved", "as in C42: of the recall, left by the conservative state");
    private static final Measure BURST =
            new Measure("reward", "as in C54: dopamine raised by an unexpected reward, thousandths");
    private static final Measure PREDICTED = new Measure("predicted", "as in C54: a predicted reward's rise over that");
    private static final Measure NEW = new Measure("news", "as in C54: dopamine raised by a new stimulus, thousandths");
    private static final Measure SIXTH =
            new Measure("sixth", "as in C54: by a stimulus shown for the sixth time, thousandths");

    private Mechanisms() {}

    static Study study() {
        List<Claim> arms = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        arms.add(new Arm("mechanisms-all", WHOLE, trial -> measure(trial, WHOLE, Optional.empty(), Map.of())));
        conditions.add(new Condition(WHOLE, ""));
        for (Mechanism mechanism : LivingNetwork.grow(LivingParameters.DEFAULT.with("num_hidden_neurons", 1), 0)
                .mechanisms()) {
            String key = mechanism.name().toLowerCase(Locale.ROOT);
            String condition = "without " + key;
            arms.add(new Arm(
                    "mechanisms-" + key,
                    condition,
                    trial -> measure(trial, condition, Optional.of(mechanism), Map.of())));
            conditions.add(new Condition(condition, WHOLE));
        }
        arms.add(new Arm("mechanisms-rhythms", RHYTHMIC, trial -> measure(trial, RHYTHMIC, Optional.empty(), RHYTHMS)));
        conditions.add(new Condition(RHYTHMIC, WHOLE));
        return new Study(
                "mechanisms",
                "What does each mechanism buy? 300 neurons, 10,000 moments old, with one mechanism off (rhythms: on)"
                        + " from birth; paired d against all on.",
                arms,
                conditions,
                List.of(
                        UP, DOWN, MOVEMENT, STUCK, M, MARGIN, SELF, BITS, DEPTH, CHANGE, VARIATION, LOWEST, HIGHEST,
                        SYNAPSES, RECALL, ENTRIES, KEPT, HALF_LIFE, CHOICE, RATIO, SAVED, BURST, PREDICTED, NEW, SIXTH),
                true);
    }

    private static void measure(Trial trial, String condition, Optional<Mechanism> off, Map<String, ?> changes) {
        Network network = trial.subject().grow(Arm.shape(trial), trial.seed(), changes);
        off.ifPresent(network::ablate);
        int born = network.synapseCount();
        Association association = new Association(trial, network);
        trial.live(network, trial.length(YOUTH, 1_000));
        signs(trial, condition, network);
        choice(trial, condition, association, trial.subject().copy(network));

        byte[][] patterns = association.patterns(network, PATTERNS);
        byte[][] fresh = association.patterns(network, PATTERNS);
        association.store(network, patterns, SHOWN);
        Association.Score soon = association.recall(network, patterns);
        trial.record(condition, RECALL.name(), soon.active());
        trial.record(condition, ENTRIES.name(), soon.bits());
        trial.record(condition, HALF_LIFE.name(), association.halfLife(network, patterns));
        Rewriting plastic = Rewriting.of(trial, association, network, Levels.PLASTIC, fresh);
        Rewriting conservative = Rewriting.of(trial, association, network, Levels.CONSERVATIVE, fresh);
        trial.record(condition, RATIO.name(), ratio(plastic.change(), conservative.change()));
        double saved = association.recall(conservative.after(), patterns).active();
        trial.record(condition, SAVED.name(), ratio(saved, soon.active()));
        idle(trial, condition, network);
        trial.record(condition, SYNAPSES.name(), network.synapseCount() / (double) born);
        trial.record(
                condition,
                KEPT.name(),
                ratio(association.recall(network, patterns).active(), soon.active()));
        dopamine(trial, condition, off, changes);
    }

    private static void signs(Trial trial, String condition, Network network) {
        Panel panel = VitalSigns.of(network, trial.length(MOMENTS, 2_000), trial.seed());
        trial.goOn();
        trial.record(condition, UP.name(), panel.sign(2).value());
        trial.record(condition, DOWN.name(), panel.sign(2).figure("-1"));
        trial.record(condition, MOVEMENT.name(), panel.sign(3).value());
        trial.record(condition, STUCK.name(), panel.sign(4).value());
        trial.record(condition, M.name(), panel.sign(5).value());
        trial.record(
                condition, MARGIN.name(), panel.sign(5).value() - panel.sign(5).figure("with synapses cut"));
        trial.record(condition, SELF.name(), panel.sign(6).value());
        trial.record(condition, BITS.name(), panel.sign(7).value());
        trial.record(condition, DEPTH.name(), panel.sign(8).value());
        trial.record(condition, CHANGE.name(), panel.sign(9).value());
        trial.record(condition, VARIATION.name(), panel.sign(10).value());
    }

    /** The same cues at both ends of noradrenaline, after two patterns of which one prefers neurons rich in α1 receptors. */
    private static void choice(Trial trial, String condition, Association association, Network network) {
        byte[][] patterns = association.patternOfEachKind(network);
        for (int round = 0; round < ROUNDS; round++) {
            association.store(network, patterns, SHOWN_CHOICE);
        }
        int cues = trial.length(CUES, 2);
        double moved = 0;
        for (int k = 0; k < cues; k++) {
            byte[] cue = association.ambiguous(patterns[0], patterns[1]);
            for (int level = 0; level <= 1; level++) {
                double[] held = association.recalled(network, cue, level);
                boolean first = Association.nearest(held, patterns, network.inputCount()) == 0;
                moved += first ? (2 * level - 1.0) / cues : 0;
            }
            trial.live(network, trial.length(100, 30));
        }
        trial.record(condition, CHOICE.name(), moved);
    }

    private static void idle(Trial trial, String condition, Network network) {
        double lowest = 1;
        double highest = 0;
        for (int window = 0; window < trial.length(IDLE, 2 * WINDOW) / WINDOW; window++) {
            double active = 0;
            for (int t = 0; t < WINDOW; t++) {
                trial.live(network, 1);
                active += Population.activeShare(network) / WINDOW;
            }
            lowest = Math.min(lowest, active);
            highest = Math.max(highest, active);
        }
        trial.record(condition, LOWEST.name(), lowest);
        trial.record(condition, HIGHEST.name(), highest);
    }

    private static void dopamine(Trial trial, String condition, Optional<Mechanism> off, Map<String, ?> changes) {
        Network network = trial.subject().grow(SMALL, trial.seed(), changes);
        off.ifPresent(network::ablate);
        trial.live(network, trial.length(YOUTH, 1_000));
        Network curious = trial.subject().copy(network);
        double unexpected = rewards(trial, network, false);
        for (int k = 0; k < trial.length(TRAINING, 2); k++) {
            PhasicDopamine.event(trial, network, true, true);
        }
        trial.record(condition, BURST.name(), 1_000 * unexpected);
        trial.record(
                condition, PREDICTED.name(), unexpected > 0 ? rewards(trial, network, true) / unexpected : Double.NaN);
        int stimuli = trial.length(STIMULI, 1);
        double first = 0;
        double last = 0;
        for (int k = 0; k < stimuli; k++) {
            for (int exposure = 1; exposure <= EXPOSURES; exposure++) {
                double response = 1_000 * PhasicDopamine.exposure(trial, curious, k) / stimuli;
                first += exposure == 1 ? response : 0;
                last += exposure == EXPOSURES ? response : 0;
            }
        }
        trial.record(condition, NEW.name(), first);
        trial.record(condition, SIXTH.name(), last);
    }

    private static double rewards(Trial trial, Network network, boolean cued) {
        int rewards = trial.length(REWARDS, 1);
        double mean = 0;
        for (int k = 0; k < rewards; k++) {
            mean += PhasicDopamine.event(trial, network, cued, true)[1] / rewards;
        }
        return mean;
    }

    private static double ratio(double value, double reference) {
        return reference == 0 ? Double.NaN : value / reference;
    }
}
