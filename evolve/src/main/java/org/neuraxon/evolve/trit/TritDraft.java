package org.neuraxon.evolve.trit;

import java.util.ArrayList;
import java.util.List;
import org.neuraxon.evolve.Draws;

/**
 * A genome while it is being changed. After every change the outputs are the first genes, in their order, every source exists, and no
 * limit is exceeded.
 */
final class TritDraft {

    private final TritSpecies species;
    private final List<TritGene> genes;
    private TritParameters parameters;
    private int inserted;

    TritDraft(TritSpecies species, TritParameters parameters, List<TritGene> genes) {
        this.species = species;
        this.parameters = parameters;
        this.genes = new ArrayList<>(genes);
    }

    TritGenome genome() {
        return new TritGenome(species, parameters, genes);
    }

    void add(TritGene gene) {
        genes.add(gene);
    }

    /** Changes one thing: mostly a weight, sometimes an entry of a table, a source, the number of neurons, a parameter. */
    void change(Draws draws) {
        int neuron = draws.below(genes.size());
        int synapse = draws.below(species.fan());
        double kind = draws.uniform();
        if (kind < 0.45) {
            stepWeight(neuron, synapse, draws);
        } else if (kind < 0.65) {
            TritGene gene = genes.get(neuron);
            int place = draws.below(TritGene.TABLE);
            genes.set(neuron, gene.withEntry(place, other(gene.table()[place], draws)));
        } else if (kind < 0.87) {
            rewire(neuron, synapse, draws);
        } else if (kind < 0.95) {
            if (neuron >= species.outputs()) {
                remove(neuron, draws);
            }
        } else {
            stepParameter(draws);
        }
    }

    /** Aigarth's rule: a weight takes a step up or down; where it would leave -1 to +1, the neuron is doubled instead. */
    private void stepWeight(int neuron, int synapse, Draws draws) {
        TritGene gene = genes.get(neuron);
        int weight = gene.weights()[synapse] + draws.sign();
        if (Math.abs(weight) <= 1) {
            genes.set(neuron, gene.withWeight(synapse, weight));
        } else if (genes.size() - species.outputs() < species.mostHidden()) {
            insert(neuron, draws);
        }
    }

    /** Puts a copy of a neuron beside it on the ring; who heard the neuron hears either. Changes nothing that the network does. */
    void insert(int neuron, Draws draws) {
        TritGene original = genes.get(neuron);
        TritGene copy = original.withMark(TritSpecies.mark(draws.number(), inserted++));
        for (int n = 0; n < genes.size(); n++) {
            for (int s = 0; s < species.fan(); s++) {
                if (genes.get(n).sources()[s] == original.mark() && draws.event(0.5)) {
                    genes.set(n, genes.get(n).withSource(s, copy.mark()));
                }
            }
        }
        genes.add(Math.max(neuron + 1, species.outputs()), copy);
    }

    /** Takes a hidden neuron away; who heard it hears one of those that it heard. */
    void remove(int neuron, Draws draws) {
        TritGene gone = genes.remove(neuron);
        for (int n = 0; n < genes.size(); n++) {
            for (int s = 0; s < species.fan(); s++) {
                if (genes.get(n).sources()[s] == gone.mark()) {
                    long instead = gone.sources()[draws.below(species.fan())];
                    if (instead == gone.mark()) {
                        instead = draws.below(species.inputs());
                    }
                    genes.set(n, genes.get(n).withSource(s, instead));
                }
            }
        }
    }

    /** Aigarth's rule: hidden neurons that nobody hears go. */
    void removeUnheard(Draws draws) {
        for (int n = species.outputs(); n < genes.size(); n++) {
            long mark = genes.get(n).mark();
            if (genes.stream().noneMatch(gene -> gene.mark() != mark && gene.hears(mark))) {
                remove(n, draws);
                n = species.outputs() - 1;
            }
        }
    }

    /** Lets a synapse hear another node. */
    void rewire(int neuron, int synapse, Draws draws) {
        List<Long> ring = species.ring(genes);
        int place;
        if (species.radius() == 0) {
            place = draws.below(ring.size());
        } else {
            int distance = draws.sign() * (1 + draws.below(species.radius()));
            place = Math.floorMod(species.inputs() + neuron + distance, ring.size());
        }
        genes.set(neuron, genes.get(neuron).withSource(synapse, ring.get(place)));
    }

    /** Makes every source exist: one that does not becomes any that does. */
    void mendSources(Draws draws) {
        List<Long> ring = species.ring(genes);
        for (int n = 0; n < genes.size(); n++) {
            for (int s = 0; s < species.fan(); s++) {
                if (!ring.contains(genes.get(n).sources()[s])) {
                    rewire(n, s, draws);
                }
            }
        }
    }

    private void stepParameter(Draws draws) {
        if (draws.event(0.5)) {
            int ticks = Math.floorMod(parameters.ticks() - 1 + draws.sign(), TritParameters.MOST_TICKS) + 1;
            parameters = new TritParameters(ticks, parameters.patience());
        } else {
            int patience = Math.floorMod(parameters.patience() + draws.sign(), TritParameters.MOST_PATIENCE + 1);
            parameters = new TritParameters(parameters.ticks(), patience);
        }
    }

    private static int other(int trit, Draws draws) {
        return Math.floorMod(trit + 1 + draws.sign(), 3) - 1;
    }
}
