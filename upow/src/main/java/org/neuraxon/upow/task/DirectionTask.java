package org.neuraxon.upow.task;

import java.util.Arrays;
import java.util.BitSet;
import org.neuraxon.upow.UpowException;

/**
 * Makes a task shaped like the public one from a series: which way does it go next?
 *
 * <p>Row t is the change from value t to value t + 1, rounded to whole steps, in two's complement with the highest bit in trit 0; its output is 1 if
 * the change is 0 or up, else 0. The wiring is drawn by SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number
 * generators, 2014): inputs, output and signal on different neurons, and for each neuron three different others.
 *
 * @param bits input trits of a row, 1 to 32
 * @param population neurons, a power of two
 * @param step the size of one step of change, above 0
 * @param seed of the wiring
 */
public record DirectionTask(int bits, int population, double step, long seed) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /**
     * Checks the ranges.
     *
     * @throws UpowException if a value lies outside
     */
    public DirectionTask {
        if (bits < 1 || bits > Integer.SIZE) {
            throw new UpowException("a change has 1 to " + Integer.SIZE + " bits, not " + bits);
        }
        if (population < 4 || Integer.bitCount(population) != 1 || population <= bits + 2 || population > 1 << 20) {
            throw new UpowException("the population must be a power of two above " + (bits + 2)
                    + " (bits, output and signal), not " + population);
        }
        if (!(step > 0) || Double.isInfinite(step)) {
            throw new UpowException("the step must be above 0, not " + step);
        }
    }

    /**
     * The task of a series.
     *
     * @throws UpowException if a value is missing, or a change does not fit into the bits
     */
    public Task of(double[] series) {
        if (series.length < 2) {
            throw new UpowException("a task needs at least two values, and the series has " + series.length);
        }
        int rows = series.length - 1;
        byte[] inputs = new byte[Math.multiplyExact(rows, bits)];
        byte[] outputs = new byte[rows];
        long most = (1L << (bits - 1)) - 1;
        for (int row = 0; row < rows; row++) {
            double change = Math.rint((series[row + 1] - series[row]) / step);
            if (Double.isNaN(change)) {
                throw new UpowException("value " + (Double.isNaN(series[row]) ? row : row + 1)
                        + " of the series is missing; a task needs every one");
            }
            if (change > most || change < -most - 1) {
                throw new UpowException("the change from value " + row + " to the next is " + change + " steps, which "
                        + bits + " bits cannot hold; use more bits or a larger step");
            }
            for (int bit = 0; bit < bits; bit++) {
                inputs[row * bits + bit] = (byte) ((long) change >>> (bits - 1 - bit) & 1);
            }
            outputs[row] = (byte) (change >= 0 ? 1 : 0);
        }
        return new Task(wiring(), inputs, outputs);
    }

    private Topology wiring() {
        long[] state = {seed};
        BitSet placed = new BitSet(population);
        int[] places = new int[bits + 2];
        for (int i = 0; i < places.length; i++) {
            places[i] = free(placed, draw(state));
            placed.set(places[i]);
        }
        int[] neighbours = new int[Topology.READ * population];
        BitSet taken = new BitSet(population);
        for (int neuron = 0; neuron < population; neuron++) {
            taken.clear();
            taken.set(neuron);
            for (int i = 0; i < Topology.READ; i++) {
                int neighbour = free(taken, draw(state));
                taken.set(neighbour);
                neighbours[Topology.READ * neuron + i] = neighbour;
            }
        }
        return new Topology(population, Arrays.copyOf(places, bits), places[bits], places[bits + 1], neighbours);
    }

    private int free(BitSet taken, int from) {
        int index = from;
        while (taken.get(index)) {
            index = (index + 1) % population;
        }
        return index;
    }

    private int draw(long[] state) {
        state[0] += GOLDEN;
        long z = state[0];
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(z ^ z >>> 31, population);
    }
}
