package org.neuraxon.core.living;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.math.Elementary;

/**
 * How unfamiliar the inputs are: what a novelty filter (Kohonen &amp; Oja, 1976) cannot explain of them.
 *
 * <pre>
 * r = x - W x                      for the inputs x of a moment, each from the others and itself within a block
 * W += η dt r xᵀ / |x|² - (dt / τ) W    the columns of inputs that speak
 * u ← low-pass(100 ms) of |r|² / |x|²,  0 while nothing is heard
 * ū ← low-pass(10 s of hearing) of the same
 * f ← low-pass(rises in 10 ms, falls in 100 ms) of 1 - |r|² / |x|²,  0 while nothing is heard
 * </pre>
 *
 * What has been heard for some 50 ms is familiar; it becomes strange again when its inputs have said other things for a second (τ).
 * Without any input nothing changes. {@link Release} turns u - ū into noradrenaline and dopamine, and takes activity
 * that familiar inputs arouse for no news (f).
 */
final class Novelty implements Phase {

    private final int inputs;
    private final LivingNeurons neurons;
    private final Familiarity familiarity;
    private final Ensemble ensemble;
    private final double rate;
    private final double kept;
    private final double over10;
    private final double over100;
    private final double over10000;

    Novelty(LivingParameters parameters, LivingNeurons neurons, Familiarity familiarity, Ensemble ensemble) {
        inputs = parameters.population().inputs();
        double dt = parameters.membrane().dt();
        rate = parameters.senses().familiarityRate() * dt;
        kept = Elementary.exp(-dt / parameters.senses().familiarityTau());
        over10 = Elementary.exp(-dt / 10);
        over100 = Elementary.exp(-dt / 100);
        over10000 = Elementary.exp(-dt / 10_000);
        this.neurons = neurons;
        this.familiarity = familiarity;
        this.ensemble = ensemble;
    }

    @Override
    public void run(Moment now, int from, int to) {
        if (!now.has(Mechanism.NOVELTY)) {
            ensemble.novelty.values[0] = 0;
            ensemble.familiar.values[0] = 0;
            return;
        }
        float[] state = neurons.state.values;
        double heard = 0;
        double unexplained = 0;
        for (int first = 0; first < inputs; first += Familiarity.BLOCK) {
            int end = Math.min(inputs, first + Familiarity.BLOCK);
            int speaking = 0;
            for (int i = first; i < end; i++) {
                speaking += state[i] == 0 ? 0 : 1;
            }
            if (speaking > 0) {
                heard += speaking;
                unexplained += filter(state, first, end, speaking);
            }
        }
        double unfamiliar = heard == 0 ? 0 : Math.min(1, unexplained / heard);
        double[] novelty = ensemble.novelty.values;
        novelty[0] = unfamiliar + over100 * (novelty[0] - unfamiliar);
        double known = heard == 0 ? 0 : 1 - unfamiliar;
        double[] familiar = ensemble.familiar.values;
        familiar[0] = known + (known > familiar[0] ? over10 : over100) * (familiar[0] - known);
        if (heard > 0) {
            double[] usual = ensemble.usualNovelty.values;
            usual[0] = unfamiliar + over10000 * (usual[0] - unfamiliar);
        }
    }

    /** Learns one block and gives the square of what it could not explain. */
    private double filter(float[] state, int first, int end, int speaking) {
        double[] weight = familiarity.weight.values;
        double unexplained = 0;
        for (int i = first; i < end; i++) {
            int row = i * Familiarity.BLOCK - first;
            double told = 0;
            for (int j = first; j < end; j++) {
                if (state[j] != 0) {
                    told += weight[row + j] * state[j];
                }
            }
            double rest = state[i] - told;
            unexplained += rest * rest;
            double step = rate * rest / speaking;
            for (int j = first; j < end; j++) {
                if (state[j] != 0) {
                    weight[row + j] = kept * weight[row + j] + step * state[j];
                }
            }
        }
        return unexplained;
    }
}
