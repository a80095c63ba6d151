package org.neuraxon.core.phase;

import java.util.Arrays;
import org.neuraxon.core.blueprint.Synapses;

/**
 * Remembers for each presynaptic neuron how the last of its synapses that had to be worked out was warped: from which signal, slow trace and
 * warp to which slow trace and warp. A synapse that starts from the same bits ends with the same bits. So this is a table of known results
 * of a pure function and no part of the state: what is in it changes how long a moment takes and nothing else.
 *
 * <p>Used by one thread: {@link #recall}, then move the {@link #slow traces} and {@link #omega warps} of the unknown ones, then {@link
 * #store}.
 */
final class WarpMemory {

    private static final int SLOW = 0;
    private static final int OMEGA = 1;
    private static final int NEXT_SLOW = 2;
    private static final int NEXT_OMEGA = 3;
    private static final int COLUMNS = 4;
    /** No signal, so that nothing is known at first. */
    private static final byte NOTHING = Byte.MIN_VALUE;

    /** The signals of the unknown synapses. */
    final double[] signal;
    /** Their slow traces, to be moved. */
    final double[] slow;
    /** Their warps, to be moved. */
    final double[] omega;
    /** Room for whoever moves them. */
    final double[] scratch;

    private final Synapses synapses;
    private final int[] unknown;
    private final byte[] knownSignal;
    private final double[] known;

    /**
     * Starts empty.
     *
     * @param block the most synapses that are looked up at a time
     */
    WarpMemory(Synapses synapses, int neurons, int block) {
        this.synapses = synapses;
        unknown = new int[block];
        signal = new double[block];
        slow = new double[block];
        omega = new double[block];
        scratch = new double[block];
        knownSignal = new byte[neurons];
        Arrays.fill(knownSignal, NOTHING);
        known = new double[COLUMNS * neurons];
    }

    /** Warps the synapses whose result is known and lays the others out; returns the number of those. Absent ones stay as they are. */
    int recall(int first, int end) {
        byte[] signals = synapses.signal.values;
        int[] pre = synapses.pre.values;
        double[] slows = synapses.chronoSlow.values;
        double[] omegas = synapses.omega.values;
        int count = 0;
        for (int s = first; s < end; s++) {
            int row = COLUMNS * pre[s];
            if (signals[s] == knownSignal[pre[s]]
                    && same(slows[s], known[row + SLOW])
                    && same(omegas[s], known[row + OMEGA])) {
                slows[s] = known[row + NEXT_SLOW];
                omegas[s] = known[row + NEXT_OMEGA];
            } else if (signals[s] != Synapses.ABSENT) {
                unknown[count++] = s;
            }
        }
        for (int i = 0; i < count; i++) {
            signal[i] = signals[unknown[i]];
            slow[i] = slows[unknown[i]];
            omega[i] = omegas[unknown[i]];
        }
        return count;
    }

    /** Brings the results to their synapses and remembers them. */
    void store(int count) {
        int[] pre = synapses.pre.values;
        double[] slows = synapses.chronoSlow.values;
        double[] omegas = synapses.omega.values;
        for (int i = 0; i < count; i++) {
            int s = unknown[i];
            int row = COLUMNS * pre[s];
            knownSignal[pre[s]] = (byte) signal[i];
            known[row + SLOW] = slows[s];
            known[row + OMEGA] = omegas[s];
            slows[s] = slow[i];
            omegas[s] = omega[i];
            known[row + NEXT_SLOW] = slow[i];
            known[row + NEXT_OMEGA] = omega[i];
        }
    }

    private static boolean same(double one, double other) {
        return Double.doubleToRawLongBits(one) == Double.doubleToRawLongBits(other);
    }
}
