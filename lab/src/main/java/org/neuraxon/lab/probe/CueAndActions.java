package org.neuraxon.lab.probe;

import java.util.Arrays;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.subject.Subject;

/**
 * A cue and two actions: three groups of 30 neurons, drawn by chance, none in two groups. What an action is worth after the cue is what the network's own synapses from the cue's neurons
 * to the action's say, their mean in units of the largest weight. A group is made active by a current of 1; of two actions that neither current nor cue decides, the one whose neurons are
 * more active counts as chosen.
 */
public final class CueAndActions {

    /** No reward. */
    public static final int NEVER = -1;

    private static final int GROUPS = 3;
    private static final int SIZE = 30;
    private static final int ACTING = 60;
    private static final int REWARD = 60;
    private static final int TRIAL = 500;
    private static final int REST = 30;
    private static final int CHOOSING = 30;

    private final Trial trial;
    private final int[][] groups = new int[GROUPS][];
    private final boolean[][] members;

    /** Draws the groups among the neurons that are no inputs. */
    public CueAndActions(Trial trial, Network network) {
        this.trial = trial;
        members = new boolean[GROUPS][network.neuronCount()];
        int first = network.inputCount();
        int[] order = new int[network.neuronCount() - first];
        for (int i = 0; i < order.length; i++) {
            int other = trial.chance().below(i + 1, 21, i, 0);
            order[i] = order[other];
            order[other] = first + i;
        }
        for (int g = 0; g < GROUPS; g++) {
            groups[g] = Arrays.copyOfRange(order, g * SIZE, (g + 1) * SIZE);
            for (int neuron : groups[g]) {
                members[g][neuron] = true;
            }
        }
    }

    /**
     * The levels at which modulators are held: set anew before every moment, so that what the network releases in one moment is all that it ever moves them. NaN: left to the network.
     *
     * @param dopamine of dopamine
     * @param serotonin of serotonin
     * @param acetylcholine of acetylcholine
     * @param noradrenaline of noradrenaline
     */
    public record Held(double dopamine, double serotonin, double acetylcholine, double noradrenaline) {

        void apply(Network network) {
            hold(network, Modulator.DOPAMINE, dopamine);
            hold(network, Modulator.SEROTONIN, serotonin);
            hold(network, Modulator.ACETYLCHOLINE, acetylcholine);
            hold(network, Modulator.NORADRENALINE, noradrenaline);
        }

        private static void hold(Network network, Modulator modulator, double level) {
            if (!Double.isNaN(level)) {
                network.modulate(modulator, level);
            }
        }
    }

    /**
     * What a trial of teaching did.
     *
     * @param change of the value of the action
     * @param dopamine its mean level
     */
    public record Taught(double change, double dopamine) {}

    /** What an action, 0 or 1, is worth after the cue. */
    public double value(Network network, int action) {
        double[] weights = trial.subject().weights(network, members[0], members[1 + action]);
        return Arrays.stream(weights).sum() / Math.max(1, weights.length) / network.weightLimit();
    }

    /**
     * Cue and action for 60 moments, then the reward, 60 moments of size 1; half a second in all.
     *
     * @param delay from the end of the action to the reward, in moments, or {@link #NEVER}
     */
    public Taught teach(Network network, Held held, int action, int delay) {
        trial.goOn();
        Subject subject = trial.subject();
        double before = value(network, action);
        double dopamine = 0;
        for (int t = 0; t < TRIAL; t++) {
            held.apply(network);
            if (t < ACTING) {
                press(network, groups[0], 1);
                press(network, groups[1 + action], 1);
            }
            int since = t - ACTING - delay;
            if (delay != NEVER && since >= 0 && since < REWARD) {
                subject.reward(network, 1);
            }
            network.step();
            dopamine += network.level(Modulator.DOPAMINE) / TRIAL;
        }
        return new Taught(value(network, action) - before, dopamine);
    }

    /** Whether action 0 is chosen, after a rest, while it gets this current and action 1 as much of the other sign. */
    public boolean chooses(Network network, Held held, double evidence) {
        trial.goOn();
        int ahead = 0;
        for (int t = -REST; t < CHOOSING; t++) {
            held.apply(network);
            if (t >= 0) {
                press(network, groups[1], evidence);
                press(network, groups[2], -evidence);
            }
            network.step();
            if (t >= 0) {
                ahead += active(network, groups[1]) - active(network, groups[2]);
            }
        }
        return ahead > 0;
    }

    private static void press(Network network, int[] group, double current) {
        for (int neuron : group) {
            network.inject(neuron, current);
        }
    }

    private static int active(Network network, int... group) {
        int sum = 0;
        for (int neuron : group) {
            sum += network.state(neuron);
        }
        return sum;
    }
}
