package org.neuraxon.lab.probe;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.subject.Subject;

/**
 * Patterns of states that a network is made to remember, and cues that should bring them back. Inputs take no part. Patterns are stored by a
 * current of 1 in their sign into each of their neurons while dopamine and acetylcholine are high; they are recalled in copies that do not
 * learn, with low dopamine.
 */
public final class Association {

    /** The share of the neurons that a pattern moves away from 0, about the living model's usual activity. */
    private static final double ACTIVE = 0.26;

    private static final double POSITIVE = 0.67;
    private static final double PURITY = 0.8;
    private static final double DROPPED = 0.4;
    private static final int GAP = 1_500;
    private static final int CUE = 30;
    private static final int WAIT = 20;
    private static final int READ = 30;
    private static final double CERTAIN = 0.5;
    private static final int WINDOW = 10;
    private static final int HORIZON = 500;

    private final Trial trial;
    private final double[] tonic = new double[Modulator.values().length];
    private final boolean releasing;
    private int draws;

    /**
     * Starts with a network whose modulators are at their tonic levels.
     *
     * @param born newly grown
     */
    public Association(Trial trial, Network born) {
        this.trial = trial;
        releasing = !born.ablated().contains(Mechanism.MODULATION);
        for (Modulator modulator : Modulator.values()) {
            tonic[modulator.ordinal()] = born.level(modulator);
        }
    }

    /** Random patterns: 26 % of the neurons, two thirds of them at +1. */
    public byte[][] patterns(Network network, int count) {
        byte[][] patterns = new byte[count][];
        for (int k = 0; k < count; k++) {
            patterns[k] = pattern(network, new boolean[network.neuronCount()], 0);
        }
        return patterns;
    }

    /** Two random patterns, each at home in one of the {@linkplain Subject#kinds two kinds} of neurons: four in five of its entries are of that kind. */
    public byte[][] patternOfEachKind(Network network) {
        boolean[] kind = trial.subject().kinds(network);
        boolean[] otherKind = new boolean[kind.length];
        for (int n = 0; n < kind.length; n++) {
            otherKind[n] = !kind[n];
        }
        return new byte[][] {pattern(network, kind, PURITY), pattern(network, otherKind, PURITY)};
    }

    private byte[] pattern(Network network, boolean[] preferred, double purity) {
        int first = network.inputCount();
        byte[] pattern = new byte[network.neuronCount()];
        int left = (int) (ACTIVE * (pattern.length - first));
        while (left > 0) {
            int draw = draws++;
            int n = first + trial.chance().below(pattern.length - first, 11, draw, 0);
            boolean refused = purity > 0 && trial.chance().event(purity, 12, draw, 0) != preferred[n];
            if (pattern[n] == 0 && !refused) {
                pattern[n] = (byte) (trial.chance().event(POSITIVE, 13, draw, 0) ? 1 : -1);
                left--;
            }
        }
        return pattern;
    }

    /** Shows patterns one after the other, each for some moments and a rest of 1,500; then lets the modulators go. */
    public void store(Network network, byte[][] patterns, int moments) {
        for (byte[] pattern : patterns) {
            levels(network, 0.9, 0.4, 0.8, 0.3);
            press(network, pattern, moments);
            levels(network, 0.1, 0.5, 0.3, 0.3);
            trial.live(network, trial.length(GAP, 100));
        }
        release(network);
    }

    /** Fixes the levels of all four modulators. */
    public void levels(Network network, double dopamine, double serotonin, double acetylcholine, double noradrenaline) {
        trial.subject().clamp(network, Modulator.DOPAMINE, dopamine);
        trial.subject().clamp(network, Modulator.SEROTONIN, serotonin);
        trial.subject().clamp(network, Modulator.ACETYLCHOLINE, acetylcholine);
        trial.subject().clamp(network, Modulator.NORADRENALINE, noradrenaline);
    }

    /** Fixes the levels of all four modulators. */
    public void levels(Network network, Levels levels) {
        levels(network, levels.dopamine(), levels.serotonin(), levels.acetylcholine(), levels.noradrenaline());
    }

    /** Gives the modulators their tonic levels and their freedom back, if they had any when the network was born. */
    public void release(Network network) {
        for (Modulator modulator : Modulator.values()) {
            network.modulate(modulator, tonic[modulator.ordinal()]);
        }
        if (releasing) {
            network.restore(Mechanism.MODULATION);
        }
    }

    /** Drives the neurons of a pattern for some moments. */
    public void press(Network network, byte[] pattern, int moments) {
        for (int t = 0; t < moments; t++) {
            for (int n = 0; n < pattern.length; n++) {
                if (pattern[n] != 0) {
                    network.inject(n, pattern[n]);
                }
            }
            network.step();
        }
        trial.goOn();
    }

    /** A pattern of which 40 % of the entries are lost. */
    public byte[] corrupted(byte[] pattern) {
        byte[] cue = pattern.clone();
        int draw = draws++;
        for (int n = 0; n < cue.length; n++) {
            cue[n] = trial.chance().event(DROPPED, 14, draw, n) ? 0 : cue[n];
        }
        return cue;
    }

    /** Each entry of one of two patterns, 40 % of all lost: a cue that does not say which. */
    public byte[] ambiguous(byte[] one, byte[] other) {
        byte[] mixed = one.clone();
        int draw = draws++;
        for (int n = 0; n < mixed.length; n++) {
            mixed[n] = trial.chance().event(0.5, 15, draw, n) ? one[n] : other[n];
        }
        return corrupted(mixed);
    }

    /** A copy that neither learns nor strives, ready to recall. */
    public Network listener(Network network, double noradrenaline) {
        Network copy = trial.subject().copy(network);
        trial.subject().freeze(copy);
        copy.ablate(Mechanism.HOMEOSTASIS);
        levels(copy, 0.1, 0.5, 0.3, noradrenaline);
        return copy;
    }

    /** What a copy holds in mind 20 to 50 moments after a cue of 30: the mean state of each neuron. */
    public double[] recalled(Network network, byte[] cue, double noradrenaline) {
        return recalled(network, cue, Levels.RECALLING.with(Modulator.NORADRENALINE, noradrenaline));
    }

    /** The same at any levels of the modulators. */
    public double[] recalled(Network network, byte[] cue, Levels levels) {
        Network copy = listener(network, levels.noradrenaline());
        levels(copy, levels);
        press(copy, cue, CUE);
        copy.step(WAIT);
        return held(copy, READ);
    }

    /**
     * How long a pattern that has been shown for 30 moments can be told from the states of windows of 10, in ms: until accuracy over three trials
     * a pattern has fallen half way to chance.
     */
    public double halfLife(Network network, byte[][] patterns) {
        double[] right = new double[HORIZON / WINDOW];
        int trials = 3 * patterns.length;
        for (int k = 0; k < trials; k++) {
            Network copy = listener(network, 0.3);
            // Each trial starts from another moment of the same idle life.
            copy.step(50L * k);
            press(copy, patterns[k % patterns.length], 30);
            for (int w = 0; w < right.length; w++) {
                double[] held = held(copy, WINDOW);
                boolean hit = nearest(held, patterns, network.inputCount()) == k % patterns.length;
                right[w] += hit ? 1.0 / trials : 0;
            }
        }
        double chance = 1.0 / patterns.length;
        int windows = 0;
        while (windows < right.length && right[windows] >= (right[0] + chance) / 2 && right[0] > chance) {
            windows++;
        }
        return windows * WINDOW * network.dt();
    }

    /** Lets a network live for some moments and gives the mean state of each neuron. */
    public static double[] held(Network network, int moments) {
        double[] means = new double[network.neuronCount()];
        for (int t = 0; t < moments; t++) {
            network.step();
            for (int n = network.inputCount(); n < means.length; n++) {
                means[n] += network.state(n) / (double) moments;
            }
        }
        return means;
    }

    /**
     * Recalls each pattern three times from 40 % corruption, with rest between.
     *
     * @return the share of all entries, and of those that are not 0, that come back
     */
    public Score recall(Network network, byte[][] patterns) {
        Network alive = trial.subject().copy(network);
        double bits = 0;
        double active = 0;
        int recalls = 3 * patterns.length;
        for (int k = 0; k < recalls; k++) {
            byte[] pattern = patterns[k % patterns.length];
            double[] means = recalled(alive, corrupted(pattern), 0.3);
            bits += share(means, pattern, alive.inputCount(), false) / recalls;
            active += share(means, pattern, alive.inputCount(), true) / recalls;
            trial.live(alive, trial.length(300, 30));
        }
        return new Score(bits, active);
    }

    private static double share(double[] means, byte[] pattern, int first, boolean activeOnly) {
        int right = 0;
        int asked = 0;
        for (int n = first; n < pattern.length; n++) {
            if (pattern[n] != 0 || !activeOnly) {
                int answer = means[n] > CERTAIN ? 1 : means[n] < -CERTAIN ? -1 : 0;
                right += answer == pattern[n] ? 1 : 0;
                asked++;
            }
        }
        return right / (double) asked;
    }

    /** Pearson's correlation of what is held in mind with a pattern, inputs left out; 0 if either is constant. */
    public static double likeness(double[] means, byte[] pattern, int first) {
        int count = pattern.length - first;
        double meanHeld = 0;
        double meanPattern = 0;
        for (int n = first; n < pattern.length; n++) {
            meanHeld += means[n] / count;
            meanPattern += pattern[n] / (double) count;
        }
        double products = 0;
        double held = 0;
        double asked = 0;
        for (int n = first; n < pattern.length; n++) {
            products += (means[n] - meanHeld) * (pattern[n] - meanPattern);
            held += (means[n] - meanHeld) * (means[n] - meanHeld);
            asked += (pattern[n] - meanPattern) * (pattern[n] - meanPattern);
        }
        return held * asked == 0 ? 0 : products / Math.sqrt(held * asked);
    }

    /** The pattern that is most like what is held in mind. */
    public static int nearest(double[] means, byte[][] patterns, int first) {
        int nearest = 0;
        for (int k = 1; k < patterns.length; k++) {
            if (likeness(means, patterns[k], first) > likeness(means, patterns[nearest], first)) {
                nearest = k;
            }
        }
        return nearest;
    }

    /**
     * How well patterns come back.
     *
     * @param bits share of all entries; 0 everywhere would give 0.74
     * @param active share of the entries that are not 0; 0 everywhere would give 0
     */
    public record Score(double bits, double active) {}
}
