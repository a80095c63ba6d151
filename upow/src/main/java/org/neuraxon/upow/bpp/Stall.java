package org.neuraxon.upow.bpp;

import java.util.Arrays;
import org.neuraxon.upow.task.Topology;

/**
 * Whether a window that has stopped asking for samples will ever ask again. Without samples a network runs on its own, through finitely
 * many states; once one of them returns and the signal was never unknown in between, it never will be. So a network that hangs need not
 * be watched until the tick limit.
 *
 * <p>The search for the returning state is R. P. Brent's (An improved Monte Carlo factorization algorithm, BIT 20, 1980): one state is remembered
 * and replaced whenever the number of ticks since then doubles.
 */
public final class Stall {

    /** What was found. */
    public enum Verdict {
        /** It asks again. */
        ASKS,
        /** It never will. */
        NEVER,
        /** The ticks allowed were too few to tell. */
        UNDECIDED
    }

    private final Topology topology;
    private final int[] neurons;
    private final int[] inputs;
    private final int[] neighbours;

    /**
     * Judges the windows of a task.
     *
     * @param neurons those that matter and have a table
     */
    public Stall(Topology topology, int[] neurons) {
        this.topology = topology;
        this.neurons = neurons.clone();
        this.inputs = topology.inputs();
        this.neighbours = topology.neighbours();
    }

    /**
     * Judges a window.
     *
     * @param state all trits, where neurons that do not matter are 0; overwritten
     * @param budget most ticks to try
     */
    public Verdict judge(byte[] state, byte[] tables, int budget) {
        for (int input : inputs) {
            state[input] = 2;
        }
        byte[] now = state;
        byte[] next = state.clone();
        byte[] remembered = state.clone();
        int since = 0;
        int span = 1;
        for (int tick = 0; tick < budget; tick++) {
            if (now[topology.signal()] == 2) {
                return Verdict.ASKS;
            }
            for (int neuron : neurons) {
                int read = Topology.READ * neuron;
                int entry = now[neighbours[read]] + 3 * now[neighbours[read + 1]] + 9 * now[neighbours[read + 2]];
                next[neuron] = tables[Topology.ENTRIES * neuron + entry];
            }
            byte[] old = now;
            now = next;
            next = old;
            if (Arrays.equals(now, remembered)) {
                return Verdict.NEVER;
            }
            if (++since == span) {
                System.arraycopy(now, 0, remembered, 0, now.length);
                span *= 2;
                since = 0;
            }
        }
        return Verdict.UNDECIDED;
    }
}
