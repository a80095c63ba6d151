package org.neuraxon.core.vital;

import org.neuraxon.core.Modulator;

/** What a body did in a stretch of life without input; its inputs are left out. */
final class LifeRecord {

    private static final int STUCK_AFTER = 150;
    private static final int LOOK = 1_000;

    final double[] activity;
    final double living;
    double up;
    double down;
    double movement;
    double stuck;
    double change = Double.NaN;
    double atLimit = Double.NaN;
    final double[] levelMean = new double[Modulator.values().length];
    final double[] levelVariation = new double[Modulator.values().length];

    /** Lets a body live; it is the caller's copy. */
    LifeRecord(Body body, int moments) {
        activity = new double[moments];
        int first = body.inputs();
        int count = body.neurons() - first;
        int[] before = new int[body.neurons()];
        int[] since = new int[body.neurons()];
        for (int n = first; n < before.length; n++) {
            before[n] = body.state(n);
        }
        double[] squares = new double[levelMean.length];
        double[] nothing = new double[first];
        double[] weights = body.weights();
        double changes = 0;
        int looks = 0;
        for (int t = 0; t < moments; t++) {
            body.step(nothing);
            int active = 0;
            for (int n = first; n < before.length; n++) {
                int state = body.state(n);
                up += state == 1 ? 1 : 0;
                down += state == -1 ? 1 : 0;
                active += state == 0 ? 0 : 1;
                movement += state == before[n] ? 0 : 1;
                since[n] = state == before[n] ? since[n] + 1 : 0;
                before[n] = state;
            }
            activity[t] = count == 0 ? 0 : active / (double) count;
            for (Modulator modulator : Modulator.values()) {
                double level = body.level(modulator);
                levelMean[modulator.ordinal()] += level / moments;
                squares[modulator.ordinal()] += level * level / moments;
            }
            if (t % LOOK == LOOK - 1) {
                double[] now = body.weights();
                changes += relativeChange(weights, now);
                weights = now;
                looks++;
            }
        }
        double all = Math.max(1, (double) count * moments);
        up /= all;
        down /= all;
        movement = movement * 100 / all;
        int dead = 0;
        for (int n = first; n < before.length; n++) {
            stuck += since[n] >= STUCK_AFTER ? 1.0 / count : 0;
            dead += body.alive(n) ? 0 : 1;
        }
        living = count == 0 ? 0 : 1 - dead / (double) count;
        for (int m = 0; m < levelMean.length; m++) {
            double variance = Math.max(0, squares[m] - levelMean[m] * levelMean[m]);
            levelVariation[m] = levelMean[m] == 0 ? 0 : Math.sqrt(variance) / levelMean[m];
        }
        if (weights.length > 0 && looks > 0) {
            change = changes / looks;
            atLimit = atLimit(weights, body.weightLimit());
        }
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

    private static double atLimit(double[] weights, double limit) {
        int reached = 0;
        for (double weight : weights) {
            reached += Math.abs(weight) >= 0.99 * limit ? 1 : 0;
        }
        return reached / (double) weights.length;
    }
}
