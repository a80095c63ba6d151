package org.neuraxon.upow.vector;

import java.util.BitSet;
import org.neuraxon.upow.task.Topology;

/**
 * Which neurons are leaves: those that must be, and as few others as a greedy choice finds such that every table neuron reads one; inputs only where
 * there is no other.
 */
final class Leaves {

    private final int[] neighbours;
    private final int[] neurons;
    private final BitSet leaves = new BitSet();
    private final BitSet open = new BitSet();

    private Leaves(Topology topology, int[] neurons) {
        this.neighbours = topology.neighbours();
        this.neurons = neurons;
    }

    /**
     * Chooses leaves for some table neurons.
     *
     * @param required leaves anyway
     */
    static BitSet of(Topology topology, int[] neurons, BitSet required) {
        Leaves choice = new Leaves(topology, neurons);
        BitSet tables = new BitSet();
        for (int neuron : neurons) {
            tables.set(neuron);
        }
        choice.open.set(0, neurons.length);
        required.stream().forEach(choice::take);
        choice.choose(tables);
        BitSet all = new BitSet();
        all.set(0, topology.population());
        choice.choose(all);
        return choice.leaves;
    }

    /** Again and again the candidate that most of those without a leaf read. */
    private void choose(BitSet candidates) {
        for (int best = mostRead(candidates); best >= 0; best = mostRead(candidates)) {
            take(best);
        }
    }

    private void take(int leaf) {
        leaves.set(leaf);
        for (int j = 0; j < neurons.length; j++) {
            if (reads(j, leaf)) {
                open.clear(j);
            }
        }
    }

    private int mostRead(BitSet candidates) {
        int best = -1;
        int most = 0;
        for (int neuron = candidates.nextSetBit(0); neuron >= 0; neuron = candidates.nextSetBit(neuron + 1)) {
            int candidate = neuron;
            int readers = (int) open.stream().filter(j -> reads(j, candidate)).count();
            if (readers > most) {
                most = readers;
                best = neuron;
            }
        }
        return best;
    }

    private boolean reads(int j, int neuron) {
        for (int i = 0; i < Topology.READ; i++) {
            if (neighbours[Topology.READ * neurons[j] + i] == neuron) {
                return true;
            }
        }
        return false;
    }
}
