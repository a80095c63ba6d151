package org.neuraxon.upow.bpp;

import org.neuraxon.upow.task.Topology;

/**
 * The search of a nonce: from its first tables, step by step, some mutations at once, kept unless they make the score worse.
 *
 * <p>A mutation with seed q takes {@code f = (q >>> 1) mod (27 u)}, where u neurons have no input, and adds {@code 1 + (q & 1)} modulo 3 to entry
 * {@code f mod 27} of the {@code f div 27}-th of them.
 */
public final class Search {

    private final Scorer scorer;
    private final int[] tableNeurons;
    private final boolean[] matters;

    /**
     * A search.
     *
     * @param topology the wiring that the scorer scores
     */
    public Search(Topology topology, Scorer scorer) {
        this.scorer = scorer;
        this.tableNeurons = topology.tableNeurons();
        this.matters = new boolean[topology.population()];
        topology.cone().stream().forEach(neuron -> matters[neuron] = true);
    }

    /** Runs the whole search. */
    public Outcome run(Start start) {
        byte[] tables = start.tables().clone();
        byte[] before = new byte[tables.length];
        long first = scorer.score(tables);
        long current = first;
        long best = first;
        int steps = start.seeds().length / StartBatch.SEEDS_PER_STEP;
        for (int step = 0; step < steps; step++) {
            System.arraycopy(tables, 0, before, 0, tables.length);
            if (!mutate(tables, start, step)) {
                // Only neurons that nobody hears have changed: the score is the same, and the step is kept.
                continue;
            }
            long score = scorer.score(tables, current);
            if (score <= current) {
                current = score;
                best = Math.min(best, current);
            } else {
                System.arraycopy(before, 0, tables, 0, tables.length);
            }
        }
        return new Outcome(first, best, tables);
    }

    /** Applies the mutations of a step; whether one of them can be heard. */
    boolean mutate(byte[] tables, Start start, int step) {
        boolean heard = false;
        for (int line = 0; line < start.lines(); line++) {
            long seed = start.seeds()[StartBatch.SEEDS_PER_STEP * step + line];
            long place = (seed >>> 1) % ((long) Topology.ENTRIES * tableNeurons.length);
            int neuron = tableNeurons[(int) (place / Topology.ENTRIES)];
            int entry = Topology.ENTRIES * neuron + (int) (place % Topology.ENTRIES);
            tables[entry] = (byte) ((tables[entry] + 1 + (seed & 1)) % 3);
            heard |= matters[neuron];
        }
        return heard;
    }
}
