package org.neuraxon.evolve.trit;

import java.util.List;
import org.neuraxon.evolve.Creature;
import org.neuraxon.evolve.Genome;

/**
 * A small network of trits that lives. In a tick each neuron's next state is {@code table[own state, sum of weight times state heard]}.
 *
 * <p>It may learn: each synapse counts coincidences (state heard times own state that followed) since the last reward; a reward adds the
 * count's sign, times the reward, to the synapse's credit; credit of {@code patience} moves the weight by one.
 */
final class TritCreature implements Creature {

    private final TritGenome genome;
    private final int inputs;
    private final int fan;
    private final int patience;
    private final int[] sources;
    private final byte[] weights;
    private final byte[] tables;
    private final int[] coincidences;
    private final int[] credit;
    private byte[] states;
    private byte[] next;

    TritCreature(TritGenome genome) {
        this.genome = genome;
        List<TritGene> genes = genome.genes();
        inputs = genome.species().inputs();
        fan = genome.species().fan();
        patience = genome.parameters().patience();
        sources = new int[genes.size() * fan];
        weights = new byte[sources.length];
        tables = new byte[genes.size() * TritGene.TABLE];
        states = new byte[inputs + genes.size()];
        next = new byte[states.length];
        coincidences = new int[patience == 0 ? 0 : sources.length];
        credit = new int[coincidences.length];
        List<Long> ring = genome.species().ring(genes);
        for (int n = 0; n < genes.size(); n++) {
            TritGene gene = genes.get(n);
            for (int s = 0; s < fan; s++) {
                sources[n * fan + s] = ring.indexOf(gene.sources()[s]);
            }
            System.arraycopy(gene.weights(), 0, weights, n * fan, fan);
            System.arraycopy(gene.table(), 0, tables, n * TritGene.TABLE, TritGene.TABLE);
        }
    }

    @Override
    public void sense(int port, int trit) {
        states[port] = (byte) trit;
    }

    @Override
    public void live() {
        for (int tick = 0; tick < genome.parameters().ticks(); tick++) {
            tick();
        }
    }

    private void tick() {
        System.arraycopy(states, 0, next, 0, inputs);
        for (int n = 0; n < states.length - inputs; n++) {
            int sum = 0;
            for (int s = n * fan; s < (n + 1) * fan; s++) {
                sum += weights[s] * states[sources[s]];
            }
            next[inputs + n] = tables[n * TritGene.TABLE + TritGene.place(states[inputs + n], sum)];
        }
        for (int s = 0; s < coincidences.length; s++) {
            coincidences[s] += states[sources[s]] * next[inputs + s / fan];
        }
        byte[] before = states;
        states = next;
        next = before;
    }

    @Override
    public int answer(int port) {
        return states[inputs + port];
    }

    @Override
    public void reward(int trit) {
        for (int s = 0; s < coincidences.length; s++) {
            credit[s] += trit * Integer.signum(coincidences[s]);
            coincidences[s] = 0;
            if (Math.abs(credit[s]) >= patience) {
                weights[s] = (byte) Math.max(-1, Math.min(1, weights[s] + Integer.signum(credit[s])));
                credit[s] = 0;
            }
        }
    }

    @Override
    public Genome legacy() {
        return patience == 0 ? genome : genome.withWeights(weights);
    }
}
