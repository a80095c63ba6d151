package org.neuraxon.core.plastic;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.state.Blocks;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.core.state.Stateful;

/** All synapses, sorted by postsynaptic neuron, in {@linkplain SynapseBlock blocks} of whole neurons. */
public final class PlasticSynapses implements Stateful {

    /** A block and the scratch arrays of its loops fit the second-level cache; fewer, longer blocks read main memory faster. */
    static final int BLOCK = 8_000;

    private final int[] rowStart;
    private final Blocks<SynapseBlock> blocks;

    /** The block of each neuron. */
    private final int[] blockOf;

    /**
     * Makes synapses without weights.
     *
     * @param rowStart the number of synapses before each neuron, then that of all
     * @param longest how many synapses a block holds, unless a single neuron has more
     */
    PlasticSynapses(int[] rowStart, int longest) {
        this.rowStart = rowStart;
        int neurons = rowStart.length - 1;
        blockOf = new int[neurons];
        List<SynapseBlock> list = new ArrayList<>();
        int first = 0;
        while (first < neurons) {
            int end = first + 1;
            while (end < neurons && rowStart[end + 1] - rowStart[first] <= longest) {
                end++;
            }
            int[] rows = new int[end - first + 1];
            for (int n = first; n <= end; n++) {
                rows[n - first] = rowStart[n] - rowStart[first];
            }
            for (int n = first; n < end; n++) {
                blockOf[n] = list.size();
            }
            list.add(new SynapseBlock(first, rows));
            first = end;
        }
        blocks = new Blocks<>(list);
    }

    /** The number of synapses. */
    public int count() {
        return rowStart[rowStart.length - 1];
    }

    /** The blocks in order; each holds whole neurons. */
    public List<SynapseBlock> blocks() {
        return blocks.tables();
    }

    /** The first block whose neurons are not all before this one; {@code neuron} may equal the number of neurons. */
    public int block(int neuron) {
        return neuron == blockOf.length ? blocks.tables().size() : blockOf[neuron];
    }

    /** The number of synapses onto the neurons before this one. */
    int first(int neuron) {
        return rowStart[neuron];
    }

    /** The first place at or after a neuron where a block starts. */
    int blockStart(int neuron) {
        if (neuron == blockOf.length) {
            return neuron;
        }
        SynapseBlock block = blocks.tables().get(blockOf[neuron]);
        return block.firstNeuron() == neuron ? neuron : block.endNeuron();
    }

    @Override
    public void save(StateSink sink) {
        blocks.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        blocks.restore(source);
        for (SynapseBlock block : blocks.tables()) {
            for (int s = 0; s < block.count(); s++) {
                int pre = block.pre.values[s];
                if (pre < 0 || pre >= blockOf.length) {
                    throw new SnapshotException("a synapse of the snapshot comes from neuron " + pre
                            + ", which does not exist; the snapshot is not usable");
                }
            }
        }
    }
}
