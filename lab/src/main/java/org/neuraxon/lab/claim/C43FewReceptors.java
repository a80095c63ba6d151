package org.neuraxon.lab.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.neuraxon.lab.probe.Association;
import org.neuraxon.lab.probe.Population;
import org.neuraxon.lab.probe.Receptor;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C43: the dynamics of states is the essential part, and thousands of receptors are not needed. */
final class C43FewReceptors implements Claim {

    private static final int YOUTH = 5_000;
    private static final int SHOWN = 300;
    private static final int ROUNDS = 2;
    private static final int CUES = 25;
    private static final int APART = 50;
    private static final int NEW = 3;
    private static final int IDLE = 5_000;
    private static final int SETTLING = 1_000;
    private static final int ACTIVITY = 12_000;
    private static final int COINCIDENCES = 300;
    private static final double STRONG = 10;
    private static final double LOSS = 2;

    private static final String ALL = "nine receptors";
    private static final String FOUR = "four";
    private static final String SIX = "six";
    private static final String NO_ALPHA_2 = "six without α2";
    private static final String NO_D2 = "six without D2";
    private static final String NONE = "D1 alone";
    private static final Map<String, Set<Receptor>> SETS = sets();

    private static final String LOST = "points lost: ";
    private static final List<String> SCORES = List.of(
            "active entries recalled (C41)",
            "of them kept while idle (C38)",
            "choice moved by noradrenaline (C41)",
            "old patterns kept in the conservative state (C42)",
            "share of the plastic state's change that the conservative one lacks (C42)",
            "shift of branching by noradrenaline (C40)",
            "nothing moves behind closed gates (C22)",
            "one state weakens, another strengthens (C22)");

    private static Series lost(String who, String score) {
        return new Series(who, LOST + score);
    }

    @Override
    public Card card() {
        List<Control> controls = new ArrayList<>();
        for (String score : SCORES) {
            controls.add(new Control(Control.Kind.WITHOUT, lost(SIX, score), "six: α1, α2, nicotinic, 5-HT2A, D1, D2"));
        }
        controls.add(new Control(Control.Kind.WITHOUT, lost(NO_ALPHA_2, SCORES.get(5)), NO_ALPHA_2));
        controls.add(new Control(Control.Kind.WITHOUT, lost(NO_D2, SCORES.get(7)), NO_D2));
        for (int s : new int[] {0, 2, 4, 5}) {
            controls.add(new Control(Control.Kind.WITHOUT, lost(NONE, SCORES.get(s)), NONE));
        }
        return Card.of(
                        "C43",
                        "A6",
                        "State dynamics is the essential part; thousands of receptors are not needed.",
                        "Networks of 300 neurons with all nine receptor subtypes, with four (α1, nicotinic, 5-HT2A, D1: one for each modulator), with six (α2 and D2 in addition), with six but one, and with D1 alone;"
                                + " a missing one has the effect it has at rest, whatever the level. Each network, 5,000 moments old, is put through small forms of C22, C38, C40, C41 and C42.",
                        "points (of 100) that each score is below that of the network with nine receptors of the same seed",
                        "with four, every score loses at most 2 points (medians); the smallest set that does stands beside it")
                .withModel(Subjects.DEFAULT)
                .withControls(controls.toArray(Control[]::new))
                .withCaveat(
                        "Small forms: two patterns stored, 25 cues at each end of noradrenaline, 5,000 idle moments in place of 100,000, 12,000 moments to estimate branching, whose chance alone is worth a point or two in one seed. Scores of A4 that are about gradient networks"
                                + " (C25 to C28) have no receptors, and C24 takes six minutes a seed; both are left out. D1 gates acetylcholine's permission, too, by the same curve, so that \"D1\" is dopamine's and"
                                + " acetylcholine's way to plasticity in one. Which four and which six was chosen on seed 1. A point of branching is .01 of m. With four receptors one for each modulator is the only choice that keeps all four modulators, so that the"
                                + " text's two reductions are one here.");
    }

    @Override
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        for (String score : SCORES) {
            criteria.add(new Criterion.MedianIn(
                    "four lose at most 2 points: " + score, lost(FOUR, score), Interval.atMost(LOSS)));
        }
        criteria.add(new Criterion.Refused(
                "D1 alone loses more: " + SCORES.get(2),
                new Criterion.MedianIn("at most 2 points", lost(NONE, SCORES.get(2)), Interval.atMost(LOSS))));
        return criteria;
    }

    @Override
    public void run(Trial trial) {
        double[] whole = scores(trial, EnumSet.allOf(Receptor.class));
        for (int s = 0; s < whole.length; s++) {
            trial.record(ALL, SCORES.get(s), whole[s]);
        }
        SETS.forEach((name, kept) -> {
            double[] scores = scores(trial, kept);
            for (int s = 0; s < whole.length; s++) {
                trial.record(lost(name, SCORES.get(s)), whole[s] - scores[s]);
            }
        });
    }

    private static Map<String, Set<Receptor>> sets() {
        Set<Receptor> four =
                EnumSet.of(Receptor.ALPHA_1, Receptor.NICOTINIC, Receptor.SEROTONIN_2A, Receptor.DOPAMINE_1);
        Set<Receptor> noAlpha2 = EnumSet.copyOf(four);
        noAlpha2.add(Receptor.DOPAMINE_2);
        Set<Receptor> noD2 = EnumSet.copyOf(four);
        noD2.add(Receptor.ALPHA_2);
        Set<Receptor> six = EnumSet.copyOf(noD2);
        six.add(Receptor.DOPAMINE_2);
        Map<String, Set<Receptor>> sets = new LinkedHashMap<>();
        sets.put(FOUR, four);
        sets.put(SIX, six);
        sets.put(NO_ALPHA_2, noAlpha2);
        sets.put(NO_D2, noD2);
        sets.put(NONE, EnumSet.of(Receptor.DOPAMINE_1));
        return sets;
    }

    private static double[] scores(Trial trial, Set<Receptor> kept) {
        Subject subject = trial.subject();
        Network born = subject.grow(Shape.STANDARD, trial.seed(), Receptor.only(kept));
        Association association = new Association(trial, born);
        trial.live(born, trial.length(YOUTH, 500));
        double[] gate = gate(trial, born);
        double shift = shift(trial, born);
        byte[][] patterns = association.patternOfEachKind(born);
        byte[][] fresh = association.patterns(born, NEW);
        for (int round = 0; round < ROUNDS; round++) {
            association.store(born, patterns, SHOWN);
        }
        double recalled = association.recall(born, patterns).active();
        double moved = choice(trial, association, born, patterns, 1) - choice(trial, association, born, patterns, 0);
        double[] plastic = change(trial, association, born, 0.1, fresh, patterns);
        double[] conservative = change(trial, association, born, 0.95, fresh, patterns);
        trial.live(born, trial.length(IDLE, 200));
        double idle = association.recall(born, patterns).active();
        return new double[] {
            100 * recalled,
            recalled == 0 ? 0 : 100 * Math.min(1, idle / recalled),
            100 * moved,
            recalled == 0 ? 0 : 100 * Math.min(1, conservative[1] / recalled),
            plastic[0] == 0 ? 0 : 100 * (1 - conservative[0] / plastic[0]),
            100 * shift,
            gate[0],
            gate[1]
        };
    }

    private static double choice(
            Trial trial, Association association, Network network, byte[][] patterns, double noradrenaline) {
        int cues = trial.length(CUES, 4);
        int first = 0;
        Network alive = trial.subject().copy(network);
        for (int k = 0; k < cues; k++) {
            byte[] cue = association.ambiguous(patterns[0], patterns[1]);
            double[] held = association.recalled(alive, cue, noradrenaline);
            first += Association.nearest(held, patterns, network.inputCount()) == 0 ? 1 : 0;
            trial.live(alive, APART);
        }
        return first / (double) cues;
    }

    /** Shows new patterns at a level of serotonin: mean change of a weight in 5 moments, and the active entries of old patterns recalled afterwards. */
    private static double[] change(
            Trial trial, Association association, Network born, double serotonin, byte[][] fresh, byte[][] old) {
        Network network = trial.subject().copy(born);
        trial.subject().holdStructure(network);
        association.levels(network, 0.9, serotonin, 0.8, 0.3);
        double change = 0;
        int looks = 0;
        for (byte[] pattern : fresh) {
            for (int t = 0; t < trial.length(SHOWN, 50); t += 5) {
                double[] before = trial.subject().weights(network);
                association.press(network, pattern, 5);
                double[] after = trial.subject().weights(network);
                for (int s = 0; s < before.length; s++) {
                    change += Math.abs(after[s] - before[s]) / before.length;
                }
                looks++;
            }
            trial.live(network, trial.length(SHOWN, 50));
        }
        association.release(network);
        trial.live(network, trial.length(SETTLING, 50));
        return new double[] {change / looks, association.recall(network, old).active()};
    }

    private static double shift(Trial trial, Network born) {
        Network quiet = trial.subject().copy(born);
        trial.subject().freeze(quiet);
        quiet.ablate(Mechanism.HOMEOSTASIS);
        for (Modulator modulator : Modulator.values()) {
            trial.subject().clamp(quiet, modulator, 0.3);
        }
        double[] m = new double[2];
        for (int level = 0; level < 2; level++) {
            Network network = trial.subject().copy(quiet);
            trial.subject().clamp(network, Modulator.NORADRENALINE, level);
            trial.live(network, trial.length(SETTLING, 200));
            double[] activity = new double[trial.length(ACTIVITY, 2_000)];
            for (int t = 0; t < activity.length; t++) {
                network.step();
                activity[t] = Population.activeShare(network);
            }
            m[level] = Branching.of(activity).m();
        }
        return m[1] - m[0];
    }

    /** 100 if closed gates let nothing through and open ones something; 100 if one state of the modulators weakens and another strengthens. */
    private static double[] gate(Trial trial, Network born) {
        double closed = sum(trial, born, 0, 0, 0)[0];
        double open = sum(trial, born, 1, 0, 1)[0];
        double strengthened = sum(trial, born, 1, 0, 1)[1];
        double weakened = sum(trial, born, 0, 0, 1)[1];
        return new double[] {closed == 0 && open > 0 ? 100 : 0, weakened < 0 && strengthened > 0 ? 100 : 0};
    }

    /** Coincidences of inputs with everybody at fixed levels: the sum of the sizes of all changes of weights, and the sum of the changes. */
    private static double[] sum(Trial trial, Network born, double dopamine, double serotonin, double acetylcholine) {
        Subject subject = trial.subject();
        Network network = subject.copy(born);
        subject.holdStructure(network);
        subject.settle(network);
        subject.clamp(network, Modulator.DOPAMINE, dopamine);
        subject.clamp(network, Modulator.SEROTONIN, serotonin);
        subject.clamp(network, Modulator.ACETYLCHOLINE, acetylcholine);
        double[] before = subject.weights(network);
        boolean fired = false;
        for (int t = 0; t < trial.length(COINCIDENCES, 100); t++) {
            boolean fires = trial.chance().event(0.2, 40, t, 0);
            for (int i = 0; i < network.inputCount(); i++) {
                subject.feed(network, i, fires ? 1 : 0);
            }
            for (int n = network.inputCount(); n < network.neuronCount(); n++) {
                network.inject(n, fired ? STRONG : 0);
            }
            network.step();
            fired = fires;
        }
        trial.goOn();
        double[] after = subject.weights(network);
        double size = 0;
        for (int s = 0; s < before.length; s++) {
            size += Math.abs(after[s] - before[s]);
        }
        return new double[] {
            size, Arrays.stream(after).sum() - Arrays.stream(before).sum()
        };
    }
}
