package org.neuraxon.core.blueprint;

import java.util.Arrays;

/**
 * The traces that synapses have in common. Synapses from one neuron that were born together have lived through the same, so what depends
 * on the presynaptic side only is equal in all of them, bit for bit: an axon holds it once. A synapse with another past has an axon of its own; one that
 * takes no part in plasticity (worn out, or onto a dead neuron) has one that stands still. In the same way a neuron whose synapses have
 * equal postsynaptic traces holds that trace once.
 *
 * <p>This is a way to write the state down and no part of it: every result is a function of the traces alone, and so the bits do not
 * depend on which synapses share. While {@link #shared()}, the columns of the traces in {@link Synapses} are out of date; whoever asks for
 * one of them, or for the integrity, on which it depends who shares, ends that until the next moment.
 */
public final class Axons {

    private static final int NONE = -1;
    /** A neuron with more pasts than this has axons that could be shared and are not. */
    private static final int PASTS = 4;
    /** So many axons more are no reason to look. */
    private static final int SPARE = 4;

    /** The presynaptic neuron. */
    public int[] pre = {};
    /** This moment's presynaptic state as plasticity sees it, or {@link Synapses#ABSENT}. */
    public byte[] signal = {};
    /** True if all synapses of the axon take no part in plasticity. */
    public boolean[] still = {};
    /** The presynaptic timing trace. */
    public double[] trace = {};
    /** The fast warping trace. */
    public double[] fast = {};
    /** The slow warping trace. */
    public double[] slow = {};
    /** The warp factor. */
    public double[] omega = {};
    /** What this moment's current is for a fast weight of 1. */
    public double[] driveFast = {};
    /** What this moment's current is for a slow weight of 1. */
    public double[] driveSlow = {};
    /** 1 if anything arrives at the end of the axon, else 0. */
    public double[] carries = {};
    /** 1 if the axon carries the state +1, else 0. */
    public double[] spike = {};

    /** By postsynaptic neuron: whether all its synapses have the same postsynaptic trace. */
    public final boolean[] uniform;
    /** By postsynaptic neuron: that trace. */
    public final double[] postTrace;

    private final Synapses synapses;
    private final byte[] living;
    private final int[] newest;
    private int[] older = {};
    private int count;
    private int standing;
    /** With more axons than this it is worth looking for synapses whose traces have become equal. */
    private int enough;

    private boolean shared;
    private boolean allTakePart;

    Axons(Synapses synapses, int neurons) {
        this.synapses = synapses;
        uniform = new boolean[neurons];
        postTrace = new double[neurons];
        living = new byte[neurons];
        newest = new int[neurons];
    }

    /** The number of axons. */
    public int count() {
        return count;
    }

    /** True while the axons hold the traces, false while the columns of the synapses do. */
    public boolean shared() {
        return shared;
    }

    /** True if none of the axons stands still. */
    public boolean noneStill() {
        return shared && standing == 0;
    }

    /** True if in this moment no synapse at all is {@link Synapses#ABSENT}. */
    public boolean allTakePart() {
        return shared && allTakePart;
    }

    /** Says whether any synapse is absent in this moment. */
    public void allTakePart(boolean all) {
        allTakePart = all;
    }

    /** Makes the axons hold the traces and sees to synapses that have ceased to take part since the last moment. */
    public void share(Neurons neurons) {
        if (!shared || count > enough) {
            build(neurons);
        }
        mourn(neurons);
        if (synapses.wornOut) {
            synapses.wornOut = false;
            for (int n = 0; n < living.length; n++) {
                detach(n, true);
            }
        }
    }

    /** Lets the axons of synapses onto neurons that have died stand still. */
    public void mourn(Neurons neurons) {
        byte[] active = neurons.active.values;
        for (int n = 0; n < living.length; n++) {
            if (living[n] != active[n]) {
                if (active[n] != 0) {
                    build(neurons);
                    return;
                }
                living[n] = 0;
                detach(n, false);
            }
        }
    }

    /** Gives up: the columns of the synapses hold the traces from now on. */
    void forget() {
        shared = false;
        allTakePart = false;
        count = 0;
        standing = 0;
    }

    /** Brings the columns up to date. */
    void writeOut() {
        int[] axon = synapses.axon.values;
        for (int s = 0; s < synapses.count(); s++) {
            int a = axon[s];
            synapses.preTrace.values[s] = trace[a];
            synapses.chronoFast.values[s] = fast[a];
            synapses.chronoSlow.values[s] = slow[a];
            synapses.omega.values[s] = omega[a];
        }
        for (int n = 0; n < uniform.length; n++) {
            writePost(n);
        }
    }

    /** Lets each synapse of a neuron have a postsynaptic trace of its own. */
    public void part(int neuron) {
        writePost(neuron);
        uniform[neuron] = false;
    }

    /** Makes an axon for a synapse whose columns hold its traces. */
    void add(int synapse) {
        synapses.axon.values[synapse] = append(synapses.pre.values[synapse], false, synapse);
    }

    private void writePost(int neuron) {
        if (uniform[neuron]) {
            int first = synapses.first(neuron);
            int end = synapses.first(neuron + 1);
            Arrays.fill(synapses.postTrace.values, first, end, postTrace[neuron]);
        }
    }

    /** Lets the synapses of a neuron that have ceased to take part stand still, on axons of their own. */
    private void detach(int neuron, boolean wornOnly) {
        for (int s = synapses.first(neuron); s < synapses.first(neuron + 1); s++) {
            int a = synapses.axon.values[s];
            if (!still[a] && (!wornOnly || !(synapses.integrity.values[s] > 0))) {
                synapses.preTrace.values[s] = trace[a];
                synapses.chronoFast.values[s] = fast[a];
                synapses.chronoSlow.values[s] = slow[a];
                synapses.omega.values[s] = omega[a];
                synapses.axon.values[s] = append(pre[a], true, s);
            }
        }
    }

    private void build(Neurons neurons) {
        if (shared) {
            writeOut();
        }
        count = 0;
        standing = 0;
        shared = true;
        Arrays.fill(newest, NONE);
        System.arraycopy(neurons.active.values, 0, living, 0, living.length);
        for (int n = 0; n < living.length; n++) {
            int first = synapses.first(n);
            int end = synapses.first(n + 1);
            boolean equal = true;
            for (int s = first; s < end; s++) {
                boolean stands = living[n] == 0 || !(synapses.integrity.values[s] > 0);
                synapses.axon.values[s] = stands ? append(synapses.pre.values[s], true, s) : find(s);
                equal &= same(synapses.postTrace.values[s], synapses.postTrace.values[first]);
            }
            uniform[n] = equal;
            postTrace[n] = first < end ? synapses.postTrace.values[first] : 0;
        }
        enough = count + count / 8 + SPARE;
    }

    private int find(int s) {
        int neuron = synapses.pre.values[s];
        int looked = 0;
        for (int a = newest[neuron]; a != NONE && looked < PASTS; a = older[a]) {
            if (same(trace[a], synapses.preTrace.values[s])
                    && same(fast[a], synapses.chronoFast.values[s])
                    && same(slow[a], synapses.chronoSlow.values[s])
                    && same(omega[a], synapses.omega.values[s])) {
                return a;
            }
            looked++;
        }
        int found = append(neuron, false, s);
        older[found] = newest[neuron];
        newest[neuron] = found;
        return found;
    }

    private int append(int neuron, boolean stands, int synapse) {
        if (count == pre.length) {
            grow(Math.max(16, count + count / 2));
        }
        pre[count] = neuron;
        still[count] = stands;
        standing += stands ? 1 : 0;
        signal[count] = Synapses.ABSENT;
        trace[count] = synapses.preTrace.values[synapse];
        fast[count] = synapses.chronoFast.values[synapse];
        slow[count] = synapses.chronoSlow.values[synapse];
        omega[count] = synapses.omega.values[synapse];
        return count++;
    }

    private void grow(int capacity) {
        pre = Arrays.copyOf(pre, capacity);
        older = Arrays.copyOf(older, capacity);
        still = Arrays.copyOf(still, capacity);
        signal = Arrays.copyOf(signal, capacity);
        trace = Arrays.copyOf(trace, capacity);
        fast = Arrays.copyOf(fast, capacity);
        slow = Arrays.copyOf(slow, capacity);
        omega = Arrays.copyOf(omega, capacity);
        driveFast = Arrays.copyOf(driveFast, capacity);
        driveSlow = Arrays.copyOf(driveSlow, capacity);
        carries = Arrays.copyOf(carries, capacity);
        spike = Arrays.copyOf(spike, capacity);
    }

    private static boolean same(double one, double other) {
        return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
    }
}
