package org.neuraxon.bench;

import java.util.Arrays;
import java.util.Random;
import org.neuraxon.core.plastic.PlasticLearning;

/**
 * What the plastic kernel is judged against where no peer is installed: three other ways to do the same work, on random states at 10 Hz. Each
 * method is one moment.
 */
final class PlasticControls {

    private static final float RATE = 0.01f;

    /** One synapse as most object-oriented simulators hold it. */
    private static final class Synapse {
        final int pre;
        float preTrace;
        float postTrace;
        float eligibility;
        float fast;
        float slow;

        Synapse(int pre, float fast, float slow) {
            this.pre = pre;
            this.fast = fast;
            this.slow = slow;
        }
    }

    private final float keptPre;
    private final float keptPost;
    private final float keptEligibility;
    private final float ratio;
    private final float pullFast;
    private final float pullSlow;
    private final float gainFast;
    private final float gainSlow;
    private final int fan;
    private final float[] state;
    private final float[] current;
    private final int[] pre;
    private final float[][] variables;
    private final Synapse[] synapses;

    PlasticControls(PlasticLearning rule, int neurons, int fan, boolean objects) {
        keptPre = 1 - 1 / (float) rule.preTau();
        keptPost = 1 - 1 / (float) rule.postTau();
        keptEligibility = 1 - 1 / (float) rule.eligibilityTau();
        ratio = (float) rule.ratio();
        pullFast = 1 / (float) rule.fastTau();
        pullSlow = (float) (rule.serotonin() / rule.slowTau());
        gainFast = (float) (rule.fastRate() * rule.dopamine());
        gainSlow = (float) (rule.slowRate() * rule.dopamine());
        this.fan = fan;
        Random random = new Random(1);
        state = new float[neurons];
        current = new float[neurons];
        for (int n = 0; n < neurons; n++) {
            state[n] = random.nextFloat() < RATE ? random.nextBoolean() ? 1 : -1 : 0;
        }
        int count = neurons * fan;
        pre = random.ints(count, 0, neurons).toArray();
        variables = new float[5][objects ? 0 : count];
        synapses = new Synapse[objects ? count : 0];
        for (int s = 0; s < count; s++) {
            float fast = random.nextFloat() - 0.5f;
            float slow = random.nextFloat() - 0.5f;
            if (objects) {
                synapses[s] = new Synapse(pre[s], fast, slow);
            } else {
                variables[3][s] = fast;
                variables[4][s] = slow;
            }
        }
    }

    int synapseCount() {
        return pre.length;
    }

    /** Other neurons fire: the pattern moves on by one. */
    private void next() {
        float last = state[state.length - 1];
        System.arraycopy(state, 0, state, 1, state.length - 1);
        state[0] = last;
    }

    /** The scalar twin: the formula in one plain loop over arrays. */
    float[] scalar() {
        next();
        float[] p = variables[0];
        float[] q = variables[1];
        float[] e = variables[2];
        float[] fast = variables[3];
        float[] slow = variables[4];
        for (int n = 0; n < state.length; n++) {
            float y = state[n];
            float sum = 0;
            for (int s = n * fan; s < (n + 1) * fan; s++) {
                float x = state[pre[s]];
                p[s] = p[s] * keptPre + x;
                q[s] = q[s] * keptPost + y;
                e[s] = e[s] * keptEligibility + (p[s] * y - ratio * q[s] * x);
                float f = fast[s];
                float w = slow[s];
                fast[s] = Math.max(-1f, Math.min(1f, f + pullFast * (w - f) + gainFast * e[s]));
                slow[s] = Math.max(-1f, Math.min(1f, w + pullSlow * (f - w) + gainSlow * e[s]));
                sum += (fast[s] + slow[s]) * x;
            }
            current[n] = sum;
        }
        return current;
    }

    /** An object for each synapse. */
    float[] objects() {
        next();
        Arrays.fill(current, 0);
        for (int s = 0; s < synapses.length; s++) {
            Synapse z = synapses[s];
            float x = state[z.pre];
            float y = state[s / fan];
            z.preTrace = z.preTrace * keptPre + x;
            z.postTrace = z.postTrace * keptPost + y;
            z.eligibility = z.eligibility * keptEligibility + (z.preTrace * y - ratio * z.postTrace * x);
            float f = z.fast;
            float w = z.slow;
            z.fast = Math.max(-1f, Math.min(1f, f + pullFast * (w - f) + gainFast * z.eligibility));
            z.slow = Math.max(-1f, Math.min(1f, w + pullSlow * (f - w) + gainSlow * z.eligibility));
            current[s / fan] += (z.fast + z.slow) * x;
        }
        return current;
    }

    /** The roofline: one gather, five arrays read, four written, and next to no arithmetic. */
    float[] roofline() {
        next();
        int block = 8_000;
        for (int from = 0; from < pre.length; from += block) {
            int to = Math.min(pre.length, from + block);
            gather(from, to);
            stream(from, to);
        }
        return variables[4];
    }

    private void gather(int from, int to) {
        float[] x = variables[4];
        for (int s = from; s < to; s++) {
            x[s] = state[pre[s]];
        }
    }

    private void stream(int from, int to) {
        float[] a = variables[0];
        float[] b = variables[1];
        float[] c = variables[2];
        float[] d = variables[3];
        float[] x = variables[4];
        for (int s = from; s < to; s++) {
            float z = x[s];
            a[s] = a[s] * keptPre + z;
            b[s] = b[s] * keptPost + z;
            c[s] = c[s] * keptEligibility + z;
            d[s] = d[s] * keptPre + z;
        }
    }
}
