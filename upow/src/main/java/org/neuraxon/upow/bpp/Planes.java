package org.neuraxon.upow.bpp;

import java.util.Arrays;
import java.util.BitSet;
import org.neuraxon.upow.task.Topology;

/**
 * The states of all neurons that matter, in many windows at once: bit i of a plane says something about window i.
 *
 * <p>For every neuron there are six planes, one for each set of values that is neither empty nor full ({@code set} is a mask: 1 for value 0, 2
 * for value 1, 4 for value 2). Whatever a table says about the first neighbour's value is then one of these planes, ready made.
 */
final class Planes {

    static final int UNKNOWN = 4;
    static final int POSITIVE = 2;
    private static final int NEVER = 0;
    private static final int ALWAYS = 1;
    private static final int SETS = 6;
    private static final int FIRST = 2;
    private static final int LEAVES = 9;
    private static final int PER_NEURON = 2 * LEAVES;

    private final Topology topology;
    private final int[] slotOf;
    private final int[] inputs;
    private final int[] neurons;
    private final int[] neighbours;
    private final long[][] planes;
    private final long[][] next;
    private final long[][] scratch;
    private final int[] leaves;

    /**
     * Planes for the neurons that can be heard.
     *
     * @param words 64 windows each
     */
    Planes(Topology topology, int words) {
        this.topology = topology;
        this.neighbours = topology.neighbours();
        BitSet cone = topology.cone();
        this.inputs = Arrays.stream(topology.inputs()).filter(cone::get).toArray();
        this.neurons = Arrays.stream(topology.tableNeurons()).filter(cone::get).toArray();
        this.slotOf = new int[topology.population()];
        int slot = FIRST;
        for (int neuron : neurons) {
            slotOf[neuron] = slot;
            slot += SETS;
        }
        for (int input : inputs) {
            slotOf[input] = slot;
            slot += SETS;
        }
        planes = new long[slot][words];
        next = new long[2 * neurons.length][words];
        scratch = new long[3][words];
        leaves = new int[PER_NEURON * neurons.length];
        Arrays.fill(planes[ALWAYS], -1L);
    }

    /** The neurons whose tables are read, ascending. */
    int[] neurons() {
        return neurons;
    }

    /** The input neurons that are read, in the order of the task. */
    int[] inputs() {
        return inputs;
    }

    /** The windows in which a neuron's value is in a set. */
    long[] plane(int neuron, int set) {
        return planes[index(neuron, set)];
    }

    private int index(int neuron, int set) {
        return set == 0 ? NEVER : set == 7 ? ALWAYS : slotOf[neuron] + set - 1;
    }

    /** Takes the tables of a network. */
    void load(byte[] tables) {
        for (int j = 0; j < neurons.length; j++) {
            int table = Topology.ENTRIES * neurons[j];
            int first = neighbours[Topology.READ * neurons[j]];
            for (int rest = 0; rest < LEAVES; rest++) {
                int positive = 0;
                int unknown = 0;
                for (int a = 0; a < 3; a++) {
                    int value = tables[table + 3 * rest + a];
                    positive |= (value == 1 ? 1 : 0) << a;
                    unknown |= (value == 2 ? 1 : 0) << a;
                }
                leaves[PER_NEURON * j + rest] = index(first, positive);
                leaves[PER_NEURON * j + LEAVES + rest] = index(first, unknown);
            }
        }
    }

    /** Makes every neuron unknown everywhere. */
    void forget() {
        for (int i = 0; i < planes.length; i++) {
            boolean set = i == ALWAYS || i >= FIRST && ((i - FIRST) % SETS + 1 & UNKNOWN) != 0;
            Arrays.fill(planes[i], set ? -1L : 0);
        }
    }

    /** One tick of all neurons that have a table. */
    void tick(int words) {
        for (int j = 0; j < neurons.length; j++) {
            int read = Topology.READ * neurons[j];
            int b = slotOf[neighbours[read + 1]] - 1;
            int c = slotOf[neighbours[read + 2]] - 1;
            for (int value = 0; value < 2; value++) {
                choose(
                        next[2 * j + value],
                        PER_NEURON * j + LEAVES * value,
                        planes[b + POSITIVE],
                        planes[b + UNKNOWN],
                        planes[c + POSITIVE],
                        planes[c + UNKNOWN],
                        words);
            }
        }
        for (int j = 0; j < neurons.length; j++) {
            int slot = slotOf[neurons[j]] - 1;
            long[] positive = next[2 * j];
            long[] unknown = next[2 * j + 1];
            next[2 * j] = planes[slot + POSITIVE];
            next[2 * j + 1] = planes[slot + UNKNOWN];
            planes[slot + POSITIVE] = positive;
            planes[slot + UNKNOWN] = unknown;
            neither(planes[slot + 1], positive, unknown, words);
            not(planes[slot + 3], unknown, words);
            not(planes[slot + 5], positive, words);
            either(planes[slot + 6], positive, unknown, words);
        }
    }

    /**
     * Chooses among nine planes by the values of two neighbours. One choice among three planes, done four times with scratch between, is a loop so
     * small that the compiler turns it into vector instructions by itself; it is three times as fast as all nine in one loop.
     */
    private void choose(long[] out, int first, long[] b1, long[] b2, long[] c1, long[] c2, int words) {
        for (int c = 0; c < 3; c++) {
            int leaf = first + 3 * c;
            one(scratch[c], planes[leaves[leaf]], planes[leaves[leaf + 1]], planes[leaves[leaf + 2]], b1, b2, words);
        }
        one(out, scratch[0], scratch[1], scratch[2], c1, c2, words);
    }

    /** {@code x0} where neither mask is set, {@code x2} where the second one is, else {@code x1}. */
    private static void one(long[] out, long[] x0, long[] x1, long[] x2, long[] mask1, long[] mask2, int words) {
        for (int i = 0; i < words; i++) {
            long x = x0[i] ^ (mask1[i] & (x0[i] ^ x1[i]));
            out[i] = x ^ (mask2[i] & (x ^ x2[i]));
        }
    }

    /** Completes the planes of an input from those of its values 1 and 2. */
    void completeInput(int input, int words) {
        int slot = slotOf[input] - 1;
        neither(planes[slot + 1], planes[slot + POSITIVE], planes[slot + UNKNOWN], words);
        not(planes[slot + 3], planes[slot + UNKNOWN], words);
        not(planes[slot + 5], planes[slot + POSITIVE], words);
        either(planes[slot + 6], planes[slot + POSITIVE], planes[slot + UNKNOWN], words);
    }

    private static void neither(long[] out, long[] x, long[] y, int words) {
        for (int i = 0; i < words; i++) {
            out[i] = ~(x[i] | y[i]);
        }
    }

    private static void either(long[] out, long[] x, long[] y, int words) {
        for (int i = 0; i < words; i++) {
            out[i] = x[i] | y[i];
        }
    }

    private static void not(long[] out, long[] x, int words) {
        for (int i = 0; i < words; i++) {
            out[i] = ~x[i];
        }
    }

    /** The trits of all neurons in one window; neurons that do not matter are 0. */
    byte[] state(int word, int bit) {
        byte[] state = new byte[topology.population()];
        for (int[] group : new int[][] {neurons, inputs}) {
            for (int neuron : group) {
                int slot = slotOf[neuron] - 1;
                state[neuron] = (byte)
                        ((planes[slot + POSITIVE][word] >>> bit & 1) + 2 * (planes[slot + UNKNOWN][word] >>> bit & 1));
            }
        }
        return state;
    }
}
