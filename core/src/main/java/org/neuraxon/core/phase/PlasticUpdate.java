package org.neuraxon.core.phase;

import java.util.Arrays;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.plastic.ModulatorLevels;
import org.neuraxon.core.plastic.PlasticLearning;
import org.neuraxon.core.plastic.PlasticNeurons;
import org.neuraxon.core.plastic.PlasticSynapses;
import org.neuraxon.core.plastic.SynapseBlock;

/**
 * Learning and transmission in one pass over memory. With x and y the states of the presynaptic and the postsynaptic neuron, M dopamine
 * and P serotonin:
 *
 * <pre>
 * p += -dt/τ_pre p + x        q += -dt/τ_post q + y                        traces
 * e += -dt/τ_e e + p y - ratio q x                                         eligibility (Frémaux &amp; Gerstner, 2016)
 * fast' = fast + dt/τ_fast (slow - fast) + η_fast M e, in [-1, 1]          three factors
 * slow' = slow + dt/τ_slow P (fast - slow) + η_slow M e, in [-1, 1]        consolidation (Benna &amp; Fusi, 2016, with two variables)
 * I = Σ (fast' + slow') x
 * </pre>
 *
 * Without plasticity the weights stand still. Reads the states; writes the synapses and the neurons' current.
 *
 * <p>The loops are as they are because of what C2 turns into vector instructions; docs/decisions/0010 explains the layout. A row's sum has
 * eight lanes, position in the row modulo eight, so its bits depend on nothing but the row.
 */
public final class PlasticUpdate implements Phase {

    /** Above this size the synapses do not stay in a cache, and asking for all their cache lines beforehand pays. */
    private static final long CACHED_BYTES = 16_000_000;

    private static final int BYTES_PER_SYNAPSE = 24;
    private static final int FLOATS_PER_LINE = 16;
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final PlasticLearning parameters;
    private final PlasticNeurons neurons;
    private final PlasticSynapses synapses;
    private final ModulatorLevels modulators;
    private final boolean touchesFirst;

    /** Works on the given tables. */
    public PlasticUpdate(
            PlasticLearning parameters, PlasticNeurons neurons, PlasticSynapses synapses, ModulatorLevels modulators) {
        this.parameters = parameters;
        this.neurons = neurons;
        this.synapses = synapses;
        this.modulators = modulators;
        this.touchesFirst = (long) synapses.count() * BYTES_PER_SYNAPSE > CACHED_BYTES;
    }

    @Override
    public void run(Moment now, int from, int to) {
        Rates rates = rates(now);
        Scratch scratch = SCRATCH.get();
        int end = synapses.block(to);
        for (int b = synapses.block(from); b < end; b++) {
            update(synapses.blocks().get(b), rates, scratch);
        }
    }

    private void update(SynapseBlock block, Rates rates, Scratch scratch) {
        int n = block.count();
        int[] rowStart = block.rowStart();
        float[] state = neurons.state.values;
        scratch.fit(n);
        float[] x = scratch.x;
        float[] y = scratch.y;
        float[] t = scratch.t;
        float[] fast = block.fast.values;
        float[] slow = block.slow.values;
        float[] eligibility = block.eligibility.values;
        if (touchesFirst) {
            scratch.touched = touch(block, n);
        }
        gather(state, block.pre.values, x, n);
        expand(state, rowStart, block.firstNeuron(), y, n);
        trace(block.preTrace.values, block.postTrace.values, eligibility, x, y, n, rates);
        learn(fast, slow, eligibility, t, n, rates);
        transmit(fast, slow, x, t, n);
        sum(t, rowStart, block.firstNeuron(), neurons.current.values);
    }

    private Rates rates(Moment now) {
        boolean learns = now.has(Mechanism.PLASTICITY);
        float dt = (float) now.dt();
        float dopamine = learns ? modulators.of(Modulator.DOPAMINE) : 0;
        float serotonin = learns ? modulators.of(Modulator.SEROTONIN) : 0;
        return new Rates(
                1 - dt / (float) parameters.preTau(),
                1 - dt / (float) parameters.postTau(),
                1 - dt / (float) parameters.eligibilityTau(),
                (float) parameters.ratio(),
                learns ? dt / (float) parameters.fastTau() : 0,
                dt / (float) parameters.slowTau() * serotonin,
                (float) parameters.fastRate() * dopamine,
                (float) parameters.slowRate() * dopamine);
    }

    /** x of every synapse. */
    private static void gather(float[] state, int[] pre, float[] x, int n) {
        for (int j = 0; j < n; j++) {
            x[j] = state[pre[j]];
        }
    }

    /** y of every synapse; most neurons are silent. */
    private static void expand(float[] state, int[] rowStart, int firstNeuron, float[] y, int n) {
        Arrays.fill(y, 0, n, 0);
        for (int r = 0; r < rowStart.length - 1; r++) {
            float s = state[firstNeuron + r];
            if (s != 0) {
                Arrays.fill(y, rowStart[r], rowStart[r + 1], s);
            }
        }
    }

    private static void trace(
            float[] pre, float[] post, float[] eligibility, float[] x, float[] y, int n, Rates rates) {
        float keptPre = rates.keptPre;
        float keptPost = rates.keptPost;
        float keptEligibility = rates.keptEligibility;
        float ratio = rates.ratio;
        for (int j = 0; j < n; j++) {
            float p = pre[j] * keptPre + x[j];
            float q = post[j] * keptPost + y[j];
            pre[j] = p;
            post[j] = q;
            eligibility[j] = eligibility[j] * keptEligibility + (p * y[j] - ratio * q * x[j]);
        }
    }

    /** The new fast weights, and into {@code t} the new slow ones, not yet bounded: one statement more and the loop is not vectorised. */
    private static void learn(float[] fast, float[] slow, float[] eligibility, float[] t, int n, Rates rates) {
        float pullFast = rates.pullFast;
        float pullSlow = rates.pullSlow;
        float gainFast = rates.gainFast;
        float gainSlow = rates.gainSlow;
        for (int j = 0; j < n; j++) {
            float f = fast[j];
            float s = slow[j];
            float e = eligibility[j];
            t[j] = s + pullSlow * (f - s) + gainSlow * e;
            fast[j] = Math.max(-1f, Math.min(1f, f + pullFast * (s - f) + gainFast * e));
        }
    }

    /** Bounds the slow weights and makes {@code t} the current of each synapse. */
    private static void transmit(float[] fast, float[] slow, float[] x, float[] t, int n) {
        for (int j = 0; j < n; j++) {
            float s = Math.max(-1f, Math.min(1f, t[j]));
            slow[j] = s;
            t[j] = (fast[j] + s) * x[j];
        }
    }

    private static void sum(float[] t, int[] rowStart, int firstNeuron, float[] current) {
        for (int r = 0; r < rowStart.length - 1; r++) {
            current[firstNeuron + r] = rowSum(t, rowStart[r], rowStart[r + 1]);
        }
    }

    private static float rowSum(float[] t, int from, int to) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int j = from;
        for (; j + 7 < to; j += 8) {
            a += t[j];
            b += t[j + 1];
            c += t[j + 2];
            d += t[j + 3];
            e += t[j + 4];
            f += t[j + 5];
            g += t[j + 6];
            h += t[j + 7];
        }
        a += j < to ? t[j] : 0;
        b += j + 1 < to ? t[j + 1] : 0;
        c += j + 2 < to ? t[j + 2] : 0;
        d += j + 3 < to ? t[j + 3] : 0;
        e += j + 4 < to ? t[j + 4] : 0;
        f += j + 5 < to ? t[j + 5] : 0;
        g += j + 6 < to ? t[j + 6] : 0;
        return ((a + e) + (c + g)) + ((b + f) + (d + h));
    }

    /** Reads one element of each cache line. Independent sums keep many reads under way. */
    private static float touch(SynapseBlock block, int n) {
        int[] pre = block.pre.values;
        float[] preTrace = block.preTrace.values;
        float[] postTrace = block.postTrace.values;
        float[] eligibility = block.eligibility.values;
        float[] fast = block.fast.values;
        float[] slow = block.slow.values;
        int a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        for (int j = 0; j < n; j += FLOATS_PER_LINE) {
            a += pre[j];
            b += preTrace[j];
            c += postTrace[j];
            d += eligibility[j];
            e += fast[j];
            f += slow[j];
        }
        return a + b + c + d + e + f;
    }

    /** What one moment keeps, pulls and gains. */
    private record Rates(
            float keptPre,
            float keptPost,
            float keptEligibility,
            float ratio,
            float pullFast,
            float pullSlow,
            float gainFast,
            float gainSlow) {}

    /** One thread's working arrays; their contents mean nothing between blocks. */
    private static final class Scratch {

        private float[] x = {};
        private float[] y = {};
        private float[] t = {};

        /** Keeps the compiler from dropping the reads of {@link #touch}. */
        @SuppressWarnings("unused")
        private float touched;

        void fit(int size) {
            if (x.length < size) {
                x = new float[size];
                y = new float[size];
                t = new float[size];
            }
        }
    }
}
