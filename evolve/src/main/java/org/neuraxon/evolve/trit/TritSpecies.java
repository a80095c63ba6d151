package org.neuraxon.evolve.trit;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Genome;
import org.neuraxon.evolve.Species;

/**
 * Small networks of trits, in Aigarth's manner. All neurons are updated at the same time: each adds up the trits of those it hears, times
 * weights of -1, 0 and +1, and looks up its next state by that sum and its own state. Every weight, source and table entry is a gene.
 *
 * @param inputs input ports; their nodes have the marks 0 to {@code inputs} - 1
 * @param outputs output ports; their neurons have the marks that follow
 * @param hidden other neurons at first
 * @param mostHidden other neurons at most
 * @param fan synapses of each neuron; one of weight 0 is there but silent
 * @param radius on the ring of all nodes, how far a neuron hears; 0 for a neuron that may hear any
 */
public record TritSpecies(int inputs, int outputs, int hidden, int mostHidden, int fan, int radius) implements Species {

    /** The name. */
    public static final String NAME = "trit";

    /** Marks from here on belong to neurons that were inserted; below are those that every first genome has. */
    private static final long INSERTED = 1 << 20;

    private static final double STRANGE_ENTRIES = 0.1;

    /** Checks that there is something to evolve. */
    public TritSpecies {
        if (inputs < 1 || outputs < 1 || hidden < 0 || mostHidden < hidden || fan < 1 || radius < 0) {
            throw new IllegalArgumentException("a species needs ports, at least one synapse for each neuron and no more"
                    + " neurons at first than at most; these are " + inputs + " and " + outputs + " ports, " + fan
                    + " synapses, " + hidden + " to " + mostHidden + " neurons and the radius " + radius);
        }
    }

    /** Twelve hidden neurons at first, 40 at most, each hearing four of any. */
    public static TritSpecies of(int inputs, int outputs) {
        return new TritSpecies(inputs, outputs, 12, 40, 4, 0);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Genome random(Draws draws) {
        TritDraft draft = new TritDraft(this, parameters(draws), List.of());
        for (int n = 0; n < outputs + hidden; n++) {
            byte[] table = TritGene.signs();
            for (int place = 0; place < table.length; place++) {
                if (draws.event(STRANGE_ENTRIES)) {
                    table[place] = (byte) draws.trit();
                }
            }
            byte[] weights = new byte[fan];
            for (int s = 0; s < fan; s++) {
                weights[s] = (byte) draws.trit();
            }
            draft.add(new TritGene(inputs + n, new long[fan], weights, table));
        }
        for (int n = 0; n < outputs + hidden; n++) {
            for (int s = 0; s < fan; s++) {
                draft.rewire(n, s, draws);
            }
        }
        return draft.genome();
    }

    @Override
    public Genome restored(StateSource source) {
        return TritGenome.restored(this, source);
    }

    TritParameters parameters(Draws draws) {
        return new TritParameters(
                1 + draws.below(TritParameters.MOST_TICKS),
                draws.event(0.5) ? 0 : 1 + draws.below(TritParameters.MOST_PATIENCE));
    }

    /** A mark for a neuron inserted at this birth. */
    static long mark(long birth, int insertion) {
        return INSERTED * (birth + 1) + insertion;
    }

    boolean isInput(long mark) {
        return mark < inputs;
    }

    /** The marks of the nodes on the ring: inputs, then neurons in the order of their genes. */
    List<Long> ring(List<TritGene> genes) {
        List<Long> ring = new ArrayList<>(inputs + genes.size());
        for (long input = 0; input < inputs; input++) {
            ring.add(input);
        }
        genes.forEach(gene -> ring.add(gene.mark()));
        return ring;
    }
}
