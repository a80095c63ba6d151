package org.neuraxon.core.phase;

import org.neuraxon.core.Chance;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.math.Elementary;
import org.neuraxon.core.math.FourUniforms;
import org.neuraxon.core.plastic.PlasticMembrane;
import org.neuraxon.core.plastic.PlasticNeurons;

/**
 * A leaky membrane in noise, exact between moments (Uhlenbeck &amp; Ornstein, 1930), with a symmetric threshold:
 *
 * <pre>
 * V = k V + c I + x_ext + σ √(1 - k²) ξ        k = exp(-dt/τ)
 * s = +1 if V > θ, -1 if V &lt; -θ, else 0;        V = 0 if s ≠ 0
 * </pre>
 *
 * ξ has mean 0 and variance 1 ({@link FourUniforms}). An
 * input neuron takes s = clamp(round(x_ext), -1, 1) (halves round to even), 0 without input.
 *
 * <p>Reads the current I and x_ext; writes the potential and the next state, and clears x_ext.
 */
public final class NoisyMembrane implements Phase {

    private final int inputs;
    private final PlasticNeurons neurons;
    private final float kept;
    private final float coupling;
    private final float threshold;
    private final float trembling;

    /** Works on the given table, whose first rows are the inputs. */
    public NoisyMembrane(PlasticMembrane parameters, int inputs, PlasticNeurons neurons) {
        this.inputs = inputs;
        this.neurons = neurons;
        double decay = Elementary.exp(-parameters.dt() / parameters.tau());
        kept = (float) decay;
        coupling = (float) parameters.coupling();
        threshold = (float) parameters.threshold();
        trembling = (float) (parameters.noise() * Math.sqrt(1 - decay * decay) * FourUniforms.SCALE);
    }

    @Override
    public void run(Moment now, int from, int to) {
        sense(from, Math.min(to, inputs));
        integrate(now, Math.max(from, inputs), to);
    }

    private void sense(int from, int to) {
        float[] external = neurons.external.values;
        float[] next = neurons.next.values;
        for (int n = from; n < to; n++) {
            next[n] = (float) Math.max(-1, Math.min(1, Math.rint(external[n]))) + 0f;
            external[n] = 0;
        }
    }

    private void integrate(Moment now, int from, int to) {
        float[] external = neurons.external.values;
        float[] potential = neurons.potential.values;
        float[] current = neurons.current.values;
        float[] next = neurons.next.values;
        float noise = now.has(Mechanism.SPONTANEOUS_ACTIVITY) ? trembling : 0;
        for (int n = from; n < to; n++) {
            float v = kept * potential[n] + coupling * current[n] + external[n];
            if (noise != 0) {
                v += noise * FourUniforms.deviation(now.bits(Chance.NOISE, n));
            }
            int state = v > threshold ? 1 : v < -threshold ? -1 : 0;
            next[n] = state;
            potential[n] = state == 0 ? v : 0;
            external[n] = 0;
        }
    }
}
