package org.neuraxon.upow.task;

import java.util.BitSet;
import org.neuraxon.upow.UpowException;

/**
 * Who reads whom. Every neuron reads three others; the placed ones take the inputs, give the output, and signal that they want the next
 * sample.
 *
 * @param population neurons, a power of two above the number of placed neurons
 * @param inputs the neurons on which the input trits are put, in the order of the trits
 * @param output the neuron that holds the prediction
 * @param signal the neuron that asks for the next sample by being unknown
 * @param neighbours three neurons for each neuron, in the order in which they index its table
 */
public record Topology(int population, int[] inputs, int output, int signal, int[] neighbours) {

    /** Neighbours of a neuron. */
    public static final int READ = 3;

    /** Entries of a neuron's table: one for each state of three trits. */
    public static final int ENTRIES = 27;

    /**
     * Checks the wiring.
     *
     * @throws UpowException if the population is no power of two above the placed neurons, an index lies outside it, or two placed
     *     neurons are one
     */
    public Topology {
        inputs = inputs.clone();
        neighbours = neighbours.clone();
        if (population < 1 || Integer.bitCount(population) != 1) {
            throw new UpowException(
                    "the population must be a power of two, not " + Integer.toUnsignedString(population));
        }
        if (population <= inputs.length + 2) {
            throw new UpowException("a population of " + population + " is too small for " + inputs.length
                    + " inputs, one output and the signal");
        }
        if (neighbours.length != (long) READ * population) {
            throw new UpowException(
                    population + " neurons need " + (long) READ * population + " neighbours, not " + neighbours.length);
        }
        BitSet placed = new BitSet(population);
        for (int i = 0; i < inputs.length; i++) {
            place(placed, inputs[i], population, "input " + i);
        }
        place(placed, output, population, "the output");
        place(placed, signal, population, "the signal");
        for (int i = 0; i < neighbours.length; i++) {
            if (Integer.compareUnsigned(neighbours[i], population) >= 0) {
                throw new UpowException("neighbour " + i % READ + " of neuron " + i / READ + " is neuron "
                        + Integer.toUnsignedString(neighbours[i]) + ", but there are only " + population);
            }
        }
    }

    private static void place(BitSet placed, int neuron, int population, String what) {
        if (Integer.compareUnsigned(neuron, population) >= 0) {
            throw new UpowException(
                    what + " is neuron " + Integer.toUnsignedString(neuron) + ", but there are only " + population);
        }
        if (placed.get(neuron)) {
            throw new UpowException(what + " is neuron " + neuron + ", which has another place already");
        }
        placed.set(neuron);
    }

    @Override
    public int[] inputs() {
        return inputs.clone();
    }

    @Override
    public int[] neighbours() {
        return neighbours.clone();
    }

    /** The neurons without an input, ascending: those whose tables are read and mutated. */
    public int[] tableNeurons() {
        BitSet rest = new BitSet(population);
        rest.set(0, population);
        for (int input : inputs) {
            rest.clear(input);
        }
        return rest.stream().toArray();
    }

    /** The neurons whose states can reach the output or the signal, inputs among them. */
    public BitSet cone() {
        BitSet fixed = new BitSet(population);
        for (int input : inputs) {
            fixed.set(input);
        }
        BitSet cone = new BitSet(population);
        int[] open = new int[population];
        int count = 0;
        for (int root : new int[] {output, signal}) {
            cone.set(root);
            open[count++] = root;
        }
        while (count > 0) {
            int neuron = open[--count];
            if (fixed.get(neuron)) {
                continue;
            }
            for (int i = 0; i < READ; i++) {
                int neighbour = neighbours[READ * neuron + i];
                if (!cone.get(neighbour)) {
                    cone.set(neighbour);
                    open[count++] = neighbour;
                }
            }
        }
        return cone;
    }
}
