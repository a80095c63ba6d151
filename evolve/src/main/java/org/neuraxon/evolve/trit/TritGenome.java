package org.neuraxon.evolve.trit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSink;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Genome;

/** The genome of a small network of trits: its parameters, and one gene for each neuron, the outputs first. */
public final class TritGenome implements Genome {

    /** Changes beyond the first in a mutation: another follows with this chance. */
    private static final double ANOTHER = 0.5;

    private final TritSpecies species;
    private final TritParameters parameters;
    private final List<TritGene> genes;

    TritGenome(TritSpecies species, TritParameters parameters, List<TritGene> genes) {
        this.species = species;
        this.parameters = parameters;
        this.genes = List.copyOf(genes);
    }

    TritSpecies species() {
        return species;
    }

    TritParameters parameters() {
        return parameters;
    }

    List<TritGene> genes() {
        return genes;
    }

    @Override
    public Creature born() {
        return new TritCreature(this);
    }

    @Override
    public Genome mutated(Draws draws) {
        TritDraft draft = new TritDraft(species, parameters, genes);
        do {
            draft.change(draws);
        } while (draws.event(ANOTHER));
        draft.removeUnheard(draws);
        return draft.genome();
    }

    /**
     * Neurons of the same mark come from either parent, the others from the fitter one (Stanley and Miikkulainen 2002, <i>Evolutionary
     * Computation</i> 10, 99-127, who aligned connections). Outputs have the same marks in all genomes, so ports stay in place.
     */
    @Override
    public Genome crossed(Genome other, Draws draws) {
        if (!(other instanceof TritGenome father) || !father.species.equals(species)) {
            throw new IllegalArgumentException("only genomes of one species with the same ports can be crossed");
        }
        Map<Long, TritGene> offered = new HashMap<>();
        father.genes.forEach(gene -> offered.put(gene.mark(), gene));
        TritDraft draft = new TritDraft(species, draws.event(0.5) ? parameters : father.parameters, List.of());
        for (TritGene gene : genes) {
            TritGene his = offered.getOrDefault(gene.mark(), gene);
            draft.add(draws.event(0.5) ? gene : his);
        }
        draft.mendSources(draws);
        return draft.genome();
    }

    @Override
    public Genome withParametersOf(Draws draws) {
        return new TritGenome(species, species.parameters(draws), genes);
    }

    /** The same with other weights, one after another in the order of genes and synapses. */
    TritGenome withWeights(byte[] weights) {
        List<TritGene> changed = new ArrayList<>();
        for (int n = 0; n < genes.size(); n++) {
            changed.add(genes.get(n).withWeights(weights, n * species.fan()));
        }
        return new TritGenome(species, parameters, changed);
    }

    @Override
    public void save(StateSink sink) {
        int fan = species.fan();
        long[] marks = new long[genes.size()];
        long[] sources = new long[genes.size() * fan];
        byte[] weights = new byte[genes.size() * fan];
        byte[] tables = new byte[genes.size() * TritGene.TABLE];
        for (int n = 0; n < genes.size(); n++) {
            TritGene gene = genes.get(n);
            marks[n] = gene.mark();
            System.arraycopy(gene.sources(), 0, sources, n * fan, fan);
            System.arraycopy(gene.weights(), 0, weights, n * fan, fan);
            System.arraycopy(gene.table(), 0, tables, n * TritGene.TABLE, TritGene.TABLE);
        }
        sink.put("ticks", parameters.ticks());
        sink.put("patience", parameters.patience());
        sink.put("marks", marks, marks.length);
        sink.put("sources", sources, sources.length);
        sink.put("weights", weights, weights.length);
        sink.put("tables", tables, tables.length);
    }

    static TritGenome restored(TritSpecies species, StateSource source) {
        long[] marks = source.getLongs("marks");
        long[] sources = source.getLongs("sources");
        byte[] weights = source.getBytes("weights");
        byte[] tables = source.getBytes("tables");
        TritParameters parameters = new TritParameters(source.getInt("ticks"), source.getInt("patience"));
        int fan = species.fan();
        if (sources.length != marks.length * fan
                || weights.length != sources.length
                || tables.length != marks.length * TritGene.TABLE) {
            throw foreign();
        }
        List<TritGene> genes = new ArrayList<>();
        for (int n = 0; n < marks.length; n++) {
            genes.add(new TritGene(
                    marks[n],
                    Arrays.copyOfRange(sources, n * fan, (n + 1) * fan),
                    Arrays.copyOfRange(weights, n * fan, (n + 1) * fan),
                    Arrays.copyOfRange(tables, n * TritGene.TABLE, (n + 1) * TritGene.TABLE)));
        }
        TritGenome genome = new TritGenome(species, parameters, genes);
        if (!genome.sound()) {
            throw foreign();
        }
        return genome;
    }

    /** Whether everything is as it must be; mutation and crossover keep it so. */
    boolean sound() {
        List<Long> ring = species.ring(genes);
        Set<Long> known = new HashSet<>(ring);
        boolean sound = known.size() == ring.size()
                && genes.size() >= species.outputs()
                && genes.size() <= species.outputs() + species.mostHidden()
                && parameters.ticks() >= 1
                && parameters.ticks() <= TritParameters.MOST_TICKS
                && parameters.patience() >= 0
                && parameters.patience() <= TritParameters.MOST_PATIENCE;
        for (int n = 0; n < genes.size() && sound; n++) {
            TritGene gene = genes.get(n);
            sound = (n >= species.outputs() || gene.mark() == species.inputs() + n)
                    && trits(gene.weights())
                    && trits(gene.table());
            for (long heard : gene.sources()) {
                sound &= known.contains(heard);
            }
        }
        return sound;
    }

    private static boolean trits(byte[] values) {
        for (byte value : values) {
            if (value < -1 || value > 1) {
                return false;
            }
        }
        return true;
    }

    private static SnapshotException foreign() {
        return new SnapshotException("the snapshot holds a genome that does not fit its task; it is not usable");
    }
}
