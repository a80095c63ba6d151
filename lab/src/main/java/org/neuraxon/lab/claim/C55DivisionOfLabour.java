package org.neuraxon.lab.claim;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.Network;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.lab.Card;
import org.neuraxon.lab.Claim;
import org.neuraxon.lab.Control;
import org.neuraxon.lab.Criterion;
import org.neuraxon.lab.Series;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.probe.CueAndActions;
import org.neuraxon.lab.probe.CueAndActions.Held;
import org.neuraxon.lab.probe.CueAndActions.Taught;
import org.neuraxon.lab.probe.Factorial;
import org.neuraxon.lab.probe.LearnerFit;
import org.neuraxon.lab.statistics.Interval;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;
import org.neuraxon.lab.subject.Subjects;

/** C55: division of labour among the four modulators (Doya, 2002). */
final class C55DivisionOfLabour implements Claim {

    private static final Shape SHAPE = new Shape(10, 180, 20);
    private static final int YOUTH = 5_000;
    private static final int FACTORS = 4;
    private static final int CELLS = 1 << FACTORS;
    private static final double[] SEROTONIN = {0.2, 0.5};
    private static final double[] ACETYLCHOLINE = {0.5, 0.8};
    private static final double[] NORADRENALINE = {0.2, 0.6};
    private static final double[] DELAYS = {0, 50, 100};
    private static final int ROUNDS = 8;
    private static final double[] EVIDENCE = {-0.03, -0.01, 0.01, 0.03};
    private static final int ASKED = 24;
    private static final double MOST_SEEDS = 0.8;

    private static final String OWN = "effect on its own parameter over the largest on another";
    private static final String ALL = "modulators that move their own parameter most";
    private static final Series REAL = new Series("levels as they were", ALL);
    private static final Series DEALT = new Series("levels dealt anew among the cells", ALL);

    private enum Factor {
        DOPAMINE("dopamine", "prediction error ρ"),
        SEROTONIN("serotonin", "time scale γ"),
        ACETYLCHOLINE("acetylcholine", "learning rate α"),
        NORADRENALINE("noradrenaline", "randomness β");

        private final String title;
        private final String parameter;

        Factor(String title, String parameter) {
            this.title = title;
            this.parameter = parameter;
        }

        Series own() {
            return new Series(title, OWN);
        }

        Series on(Factor parameterOf) {
            return new Series(title, "size of the standardised effect on the " + parameterOf.parameter);
        }
    }

    @Override
    public Card card() {
        return Card.of(
                        "C55",
                        "A8",
                        "Division of labour: dopamine is prediction error, serotonin the time scale of prediction, noradrenaline the randomness of choice, acetylcholine the learning rate.",
                        "200 neurons, 5,000 moments old, in 16 copies: serotonin held at .2 or .5, acetylcholine at .5 or .8, noradrenaline at .2 or .6, dopamine free or held at its mean in"
                                + " the copy that is otherwise alike. Values: a cue and one of two actions (30 neurons each, a current of 1) are active for 60 moments; 32 trials, in a quarter of them no"
                                + " reward, in the others 60 moments of reward at once, 50 or 100 moments later. What an action is worth is the mean of the network's own synapses from cue to action,"
                                + " learned by its own rule. Choices: two actions get weak currents of either sign, four levels, 24 times each; the more active one is chosen. A reinforcement learner is fitted"
                                + " to each copy: rate α, share ρ of the change that the reward decides, discount γ in 50 moments, decisiveness β. Effects are main effects over the"
                                + " copies in residual standard deviations; α and β count as logarithms.",
                        "for each modulator its standardised effect on its own parameter over the largest on the other three",
                        "above 1 for each of the four in at least 80 % of the seeds")
                .withModel(Subjects.DEFAULT)
                .withControls(new Control(
                        Control.Kind.YOKED, DEALT, "the sixteen combinations of levels dealt anew among the copies"))
                .withCaveat(
                        "α, ρ and γ are fitted to the course of the synapses from cue to action, β to choices; a fit of all to choices alone was not tried. Dopamine's two levels are \"free\" and \"held\","
                                + " because a prediction error is a signal and no level; where it is held a reward has no effect, and γ is fitted in the other eight copies only, so that dopamine has no effect on"
                                + " it by design. Rewards are unforeseen; C54 is about foreseen ones. Levels are such that something is learned in all copies.");
    }

    @Override
    public List<Criterion> criteria() {
        List<Criterion> criteria = new ArrayList<>();
        for (Factor factor : Factor.values()) {
            criteria.add(new Criterion.MostSeeds(
                    factor.title + " moves the " + factor.parameter + " most",
                    factor.own(),
                    Interval.above(1),
                    MOST_SEEDS));
        }
        criteria.add(new Criterion.Refused(
                "not where levels are dealt anew",
                new Criterion.MedianIn("all four", DEALT, Interval.atLeast(FACTORS))));
        return criteria;
    }

    @Override
    public void run(Trial trial) {
        Subject subject = trial.subject();
        Network born = subject.grow(SHAPE, trial.seed());
        trial.live(born, trial.length(YOUTH, 500));
        subject.holdStructure(born);
        CueAndActions task = new CueAndActions(trial, born);
        double[][] fitted = new double[FACTORS][CELLS];
        double[] dopamine = new double[CELLS];
        // Copies with dopamine free come first: the others are held at what it was there.
        for (int cell = CELLS - 1; cell >= 0; cell--) {
            boolean free = high(cell, Factor.DOPAMINE);
            Held held = new Held(
                    free ? Double.NaN : dopamine[cell | 1 << Factor.DOPAMINE.ordinal()],
                    SEROTONIN[high(cell, Factor.SEROTONIN) ? 1 : 0],
                    ACETYLCHOLINE[high(cell, Factor.ACETYLCHOLINE) ? 1 : 0],
                    NORADRENALINE[high(cell, Factor.NORADRENALINE) ? 1 : 0]);
            dopamine[cell] = teach(trial, task, subject.copy(born), held, cell, fitted);
            Network chooser = subject.copy(born);
            subject.freeze(chooser);
            fitted[Factor.NORADRENALINE.ordinal()][cell] = logarithm(decisiveness(trial, task, chooser, held));
        }
        trial.record(REAL, judge(trial, fitted, true));
        int[] dealt = dealt(trial);
        double[][] others = new double[FACTORS][CELLS];
        for (int p = 0; p < FACTORS; p++) {
            for (int cell = 0; cell < CELLS; cell++) {
                others[p][dealt[cell]] = fitted[p][cell];
            }
        }
        trial.record(DEALT, judge(trial, others, false));
    }

    private static boolean high(int cell, Factor factor) {
        return (cell >> factor.ordinal() & 1) == 1;
    }

    /** Fits α, ρ and γ; gives the mean level of dopamine. */
    private static double teach(
            Trial trial, CueAndActions task, Network network, Held held, int cell, double[]... fitted) {
        int kinds = DELAYS.length + 1;
        int rounds = trial.length(ROUNDS, 1);
        double[] change = new double[kinds];
        double dopamine = 0;
        for (int round = 0; round < rounds; round++) {
            int[] order = order(trial, kinds, 22, round);
            for (int kind : order) {
                int delay = kind < DELAYS.length ? (int) DELAYS[kind] : CueAndActions.NEVER;
                Taught taught = task.teach(network, held, round % 2, delay);
                change[kind] += taught.change() / rounds;
                dopamine += taught.dopamine() / (kinds * rounds);
            }
        }
        double without = change[DELAYS.length];
        double[] effects = new double[DELAYS.length];
        for (int d = 0; d < effects.length; d++) {
            effects[d] = change[d] - without;
        }
        fitted[Factor.ACETYLCHOLINE.ordinal()][cell] = logarithm(LearnerFit.rate(change[0], without));
        fitted[Factor.DOPAMINE.ordinal()][cell] = LearnerFit.error(change[0], without);
        fitted[Factor.SEROTONIN.ordinal()][cell] =
                high(cell, Factor.DOPAMINE) ? LearnerFit.discount(DELAYS, effects) : Double.NaN;
        return dopamine;
    }

    private static double decisiveness(Trial trial, CueAndActions task, Network network, Held held) {
        int asked = trial.length(ASKED, 2);
        int[] chosen = new int[EVIDENCE.length];
        for (int k = 0; k < asked; k++) {
            for (int level : order(trial, EVIDENCE.length, 23, k)) {
                chosen[level] += task.chooses(network, held, EVIDENCE[level]) ? 1 : 0;
            }
        }
        return LearnerFit.decisiveness(EVIDENCE, chosen, asked);
    }

    private static double logarithm(double value) {
        return value > 0 ? Elementary.log(value) : Double.NaN;
    }

    /** How many modulators move their own parameter most. */
    private static int judge(Trial trial, double[][] fitted, boolean recorded) {
        double[][] effects = new double[FACTORS][];
        for (Factor parameter : Factor.values()) {
            effects[parameter.ordinal()] = Factorial.standardised(FACTORS, fitted[parameter.ordinal()]);
        }
        int own = 0;
        for (Factor factor : Factor.values()) {
            double largestOther = 0;
            for (Factor parameter : Factor.values()) {
                double effect = Math.abs(effects[parameter.ordinal()][factor.ordinal()]);
                if (recorded) {
                    trial.record(factor.on(parameter), effect);
                }
                if (parameter != factor) {
                    largestOther = Math.max(largestOther, effect);
                }
            }
            double size = Math.abs(effects[factor.ordinal()][factor.ordinal()]);
            double ratio = largestOther > 0 ? size / largestOther : Double.NaN;
            own += ratio > 1 ? 1 : 0;
            if (recorded) {
                trial.record(factor.own(), ratio);
            }
        }
        return own;
    }

    private static int[] dealt(Trial trial) {
        return order(trial, CELLS, 24, 0);
    }

    private static int[] order(Trial trial, int count, int purpose, int which) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = trial.chance().below(i + 1, purpose, which, i);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
