package org.neuraxon.core.vital;

import java.util.function.ToDoubleFunction;
import org.neuraxon.core.Modulator;

/** Counts what a body does, moment by moment, in constant memory; its inputs are left out. */
final class Census {

    private static final int STUCK_AFTER = 150;
    private static final int LOOK = 1_000;

    private final int first;
    private final int count;
    private final int[] before;
    private final int[] since;
    private final double[] levelSum = new double[Modulator.values().length];
    private final double[] levelSquares = new double[levelSum.length];
    private final double[] firstLevel = new double[levelSum.length];
    private final boolean[] moved = new boolean[levelSum.length];
    private double[] weights;
    private double changes;
    private long looks;
    private long moments;
    private long ups;
    private long downs;
    private long moves;

    /** Begins with the state that a body is in. */
    Census(Body body) {
        first = body.inputs();
        count = body.neurons() - first;
        before = new int[body.neurons()];
        since = new int[body.neurons()];
        for (int n = first; n < before.length; n++) {
            before[n] = body.state(n);
        }
        weights = body.weights();
    }

    /**
     * Looks at the body, which has lived a moment.
     *
     * @param levels of the modulators; NaN where there are none
     * @return the number of active neurons
     */
    int look(Body body, ToDoubleFunction<Modulator> levels) {
        int active = 0;
        for (int n = first; n < before.length; n++) {
            int state = body.state(n);
            ups += state == 1 ? 1 : 0;
            downs += state == -1 ? 1 : 0;
            active += state == 0 ? 0 : 1;
            moves += state == before[n] ? 0 : 1;
            since[n] = state == before[n] ? since[n] + 1 : 0;
            before[n] = state;
        }
        for (Modulator modulator : Modulator.values()) {
            int m = modulator.ordinal();
            double level = levels.applyAsDouble(modulator);
            firstLevel[m] = moments == 0 ? level : firstLevel[m];
            moved[m] |= level != firstLevel[m] && !Double.isNaN(level);
            levelSum[m] += level;
            levelSquares[m] += level * level;
        }
        moments++;
        if (moments % LOOK == 0) {
            double[] now = body.weights();
            changes += relativeChange(weights, now);
            weights = now;
            looks++;
        }
        return active;
    }

    /** Moments seen. */
    long moments() {
        return moments;
    }

    /** Neurons looked at. */
    int count() {
        return count;
    }

    /** The share of a neuron's moments at +1. */
    double up() {
        return ups / all();
    }

    /** The share of its moments at -1. */
    double down() {
        return downs / all();
    }

    /** State changes of a neuron in 100 moments. */
    double movement() {
        return moves * 100 / all();
    }

    /** The share of the neurons that have not changed lately. */
    double stuck() {
        int stuck = 0;
        for (int n = first; n < since.length; n++) {
            stuck += since[n] >= STUCK_AFTER ? 1 : 0;
        }
        return count == 0 ? 0 : stuck / (double) count;
    }

    /** The share of the neurons that have not died. */
    double living(Body body) {
        int dead = 0;
        for (int n = first; n < before.length; n++) {
            dead += body.alive(n) ? 0 : 1;
        }
        return count == 0 ? 0 : 1 - dead / (double) count;
    }

    /** Whether the body has synapses that learn. */
    boolean learns() {
        return weights.length > 0;
    }

    /** The change of a weight in 1,000 moments over its size, mean over such stretches; NaN before the first has passed. */
    double change() {
        return looks == 0 ? Double.NaN : changes / looks;
    }

    /** The share of the weights at their limit, when last looked at. */
    double atLimit(double limit) {
        int reached = 0;
        for (double weight : weights) {
            reached += Math.abs(weight) >= 0.99 * limit ? 1 : 0;
        }
        return reached / (double) weights.length;
    }

    /** Whether a modulator has ever changed its level. */
    boolean moved(Modulator modulator) {
        return moved[modulator.ordinal()];
    }

    /** The mean level of a modulator; NaN if there is none. */
    double level(Modulator modulator) {
        return levelSum[modulator.ordinal()] / moments;
    }

    /** Its standard deviation over its mean. */
    double variation(Modulator modulator) {
        double mean = level(modulator);
        double variance = Math.max(0, levelSquares[modulator.ordinal()] / moments - mean * mean);
        return mean == 0 ? 0 : Math.sqrt(variance) / mean;
    }

    private double all() {
        return Math.max(1, (double) count * moments);
    }

    /** Mean size of the changes over the mean size of the weights; 1 for weights that come and go with their synapses. */
    private static double relativeChange(double[] before, double[] after) {
        double change = 0;
        double size = 0;
        int common = Math.min(before.length, after.length);
        for (int s = 0; s < common; s++) {
            change += Math.abs(after[s] - before[s]);
            size += Math.abs(before[s]);
        }
        return size == 0 ? 0 : change / size;
    }
}
