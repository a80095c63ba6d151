package org.neuraxon.core.living;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.math.Elementary;

/**
 * Learns what inputs promise, by temporal differences (Sutton, 1988; Montague, Dayan &amp; Sejnowski, 1996) over what was heard in the last
 * 640 ms, in bins of 10 ms:
 *
 * <pre>
 * V = Σ w h                     h the bins, w their weights
 * V̂ = Σ w h one bin later        if nothing new is heard
 * δ = R + γ V - V'              R reward of the bin that ended, V' the value at its start
 * w += α δ e / (1 + e' h')      e ← γ λ e + h
 * news = (γ (V - V̂') - (V - γ V̂)) / bin   for each moment of the bin that begins: what was not foreseen, less the reward that is due
 * </pre>
 *
 * Dopamine is released by reward plus news ({@link Release}): by a reward that nothing foretold, by what foretells one, and less than
 * usual when a reward does not come. Without rewards all weights are 0. Reads the inputs' states.
 */
final class Critic implements Phase {

    private static final int ROWS = Expectation.ROWS;

    private final int rows;
    private final int bin;
    private final double share;
    private final double rate;
    private final double discount;
    private final double traceKept;
    private final LivingNeurons neurons;
    private final Expectation expectation;
    private final Ensemble ensemble;

    Critic(LivingParameters parameters, LivingNeurons neurons, Expectation expectation, Ensemble ensemble) {
        rows = expectation.count();
        bin = (int) Math.rint(Expectation.BIN / parameters.membrane().dt());
        share = 1.0 / bin;
        rate = parameters.senses().criticRate();
        discount = Elementary.exp(-Expectation.BIN / parameters.senses().criticTau());
        traceKept =
                discount * Elementary.exp(-Expectation.BIN / parameters.senses().criticTraceTau());
        this.neurons = neurons;
        this.expectation = expectation;
        this.ensemble = ensemble;
    }

    @Override
    public void run(Moment now, int from, int to) {
        if (!now.has(Mechanism.EXPECTATION)) {
            ensemble.news.values[0] = 0;
            return;
        }
        if (now.step() % bin == 0) {
            judge();
        }
        ensemble.received.values[0] += ensemble.reward.values[0];
        double[] heard = expectation.heard.values;
        for (int row = 0, input = 0; row < rows; row += 2 * ROWS, input++) {
            float state = neurons.state.values[input];
            if (state > 0) {
                heard[row] += share;
            } else if (state < 0) {
                heard[row + ROWS] += share;
            }
        }
    }

    private void judge() {
        shift();
        double before = value(0);
        double wrong = ensemble.received.values[0] + discount * before - ensemble.value.values[0];
        ensemble.received.values[0] = 0;
        if (wrong != 0) {
            correct(rate * wrong / (1 + ensemble.overlap.values[0]));
        }
        trace();
        double value = value(0);
        double foreseen = value(1);
        ensemble.news.values[0] =
                (discount * (value - ensemble.foreseen.values[0]) - (value - discount * foreseen)) * share;
        ensemble.value.values[0] = value;
        ensemble.foreseen.values[0] = foreseen;
    }

    private void shift() {
        double[] heard = expectation.heard.values;
        for (int row = 0; row < rows; row += ROWS) {
            System.arraycopy(heard, row, heard, row + 1, ROWS - 1);
            heard[row] = 0;
        }
    }

    /** The value of what is heard, some bins later. */
    private double value(int later) {
        double[] heard = expectation.heard.values;
        double[] weight = expectation.weight.values;
        double sum = 0;
        for (int row = 0; row < rows; row += ROWS) {
            for (int tap = 1; tap + later < ROWS; tap++) {
                sum += weight[row + tap + later] * heard[row + tap];
            }
        }
        return sum;
    }

    private void correct(double step) {
        double[] weight = expectation.weight.values;
        double[] trace = expectation.trace.values;
        for (int row = 0; row < rows; row++) {
            weight[row] += step * trace[row];
        }
    }

    private void trace() {
        double[] heard = expectation.heard.values;
        double[] trace = expectation.trace.values;
        double overlap = 0;
        for (int row = 0; row < rows; row += ROWS) {
            for (int tap = 1; tap < ROWS; tap++) {
                double e = traceKept * trace[row + tap] + heard[row + tap];
                // Nothing is left of a trace that would only keep the machine busy with tiny numbers.
                trace[row + tap] = e < 1e-9 ? 0 : e;
                overlap += e * heard[row + tap];
            }
        }
        ensemble.overlap.values[0] = overlap;
    }
}
