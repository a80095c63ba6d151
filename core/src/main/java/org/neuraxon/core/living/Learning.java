package org.neuraxon.core.living;

import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.math.Elementary;

/**
 * How memory synapses learn, every T = 5 ms:
 *
 * <pre>
 * e  ← low-pass(τe) of (s_j - μ)(s_i - μ)                         coincidence (covariance rule: Sejnowski, 1977)
 * u₁ += η T (P - D) e (1 - |u₁| / w when growing)  + (u₂ - u₁)(1 - e^(-T/τ₁))
 * u₂ += (u₁ - u₂)(1 - e^(-(P+D) T/τ₂))  + (u₃ - u₂)(1 - e^(-T/τ₂'))
 * u₃ += (u₂ - u₃)(1 - e^(-(P+D) T/τ₃))
 * </pre>
 *
 * P permits and D refuses ({@link ReceptorAction}). The way up the chain needs them, the way down does not: without permission u₁ and u₂
 * return to u₃, which stays. Chain of weights after Benna &amp; Fusi (2016), the waiting coincidence after Izhikevich (2007).
 *
 * <p>Reads states; writes the synapses of its own neurons.
 */
final class Learning implements Phase {

    private static final double T = LivingParameters.LEARNING_INTERVAL;

    private final int inputs;
    private final int interval;
    private final LivingMemory memory;
    private final LivingNeurons neurons;
    private final MemorySynapses synapses;
    private final Tone tone;
    private final float eligibilityKept;
    private final float fastReturn;
    private final float slowReturn;

    Learning(LivingParameters parameters, LivingNeurons neurons, MemorySynapses synapses, Tone tone) {
        inputs = parameters.population().inputs();
        interval = parameters.learningMoments();
        memory = parameters.memory();
        this.neurons = neurons;
        this.synapses = synapses;
        this.tone = tone;
        eligibilityKept = (float) Elementary.exp(-T / memory.eligibilityTau());
        fastReturn = (float) (1 - Elementary.exp(-T / memory.fastTau()));
        slowReturn = (float) (1 - Elementary.exp(-T / memory.slowReturnTau()));
    }

    @Override
    public void run(Moment now, int from, int to) {
        if (now.step() % interval != 0) {
            return;
        }
        boolean learns = now.has(Mechanism.PLASTICITY);
        boolean consolidates = now.has(Mechanism.CONSOLIDATION);
        double open = tone.permission + tone.refusal;
        boolean closed = open == 0;
        float rate = learns ? (float) (memory.rate() * T * (tone.permission - tone.refusal)) : 0;
        float slowRise = (float) (1 - Elementary.exp(-open * T / memory.slowTau()));
        float lastingRise = consolidates ? (float) (1 - Elementary.exp(-open * T / memory.lastingTau())) : 0;
        for (int n = Math.max(from, inputs); n < to; n++) {
            int first = synapses.first(n);
            int end = first + neurons.memories.values[n];
            remember(first, end, neurons.state.values[n]);
            if (!closed || !synapses.still(n)) {
                boolean moved = change(first, end, rate, slowRise, lastingRise);
                // What moved nothing through closed gates will move nothing again.
                synapses.still(n, closed && !moved);
            }
        }
    }

    private void remember(int from, int to, float post) {
        int[] pre = synapses.pre.values;
        float[] eligibility = synapses.eligibility.values;
        float[] state = neurons.state.values;
        float mean = (float) memory.mean();
        float centred = post - mean;
        for (int s = from; s < to; s++) {
            float coincidence = (state[pre[s]] - mean) * centred;
            eligibility[s] = coincidence + eligibilityKept * (eligibility[s] - coincidence);
        }
    }

    private boolean change(int from, int to, float rate, float slowRise, float lastingRise) {
        float[] fast = synapses.fast.values;
        float[] slow = synapses.slow.values;
        float[] lasting = synapses.lasting.values;
        float[] eligibility = synapses.eligibility.values;
        float inverseBound = (float) (1 / memory.bound());
        int moved = 0;
        for (int s = from; s < to; s++) {
            float u1 = fast[s];
            float u2 = slow[s];
            float u3 = lasting[s];
            float step = rate * eligibility[s];
            float room = step * u1 > 0 ? Math.max(0f, 1 - Math.abs(u1) * inverseBound) : 1;
            float next1 = u1 + step * room + (u2 - u1) * fastReturn;
            float next2 = u2 + (u1 - u2) * slowRise + (u3 - u2) * slowReturn;
            float next3 = u3 + (u2 - u3) * lastingRise;
            fast[s] = next1;
            slow[s] = next2;
            lasting[s] = next3;
            moved |= next1 != u1 || next2 != u2 || next3 != u3 ? 1 : 0;
        }
        return moved != 0;
    }
}
