package org.neuraxon.upow.ant;

import java.util.ArrayList;
import java.util.List;

/**
 * The walk of an ant, NXAnt 1.04: from its parent's tables, step by step; the first steps accept only what is not better, the later ones only what
 * is.
 */
public final class AntWalk {

    private final Epoch epoch;
    private final AntNetwork network;
    private final int[] tableOrder;
    private final Objective objective;

    /** The walks of an epoch by an objective. */
    public AntWalk(Epoch epoch, Objective objective) {
        this.epoch = epoch;
        this.network = new AntNetwork(epoch);
        this.tableOrder = epoch.tableOrder();
        this.objective = objective;
    }

    /**
     * Where a walk came by.
     *
     * @param score the best score seen, the parent's included
     * @param tables the tables with that score, seen first
     * @param hash of those tables
     * @param signs of those tables
     * @param stepScores the score of each step's tables, kept or not
     */
    public record Result(long score, byte[] tables, String hash, LifeSigns signs, List<Long> stepScores) {}

    /** The tables of the first parent: all zero. */
    public byte[] root() {
        return new byte[AntNetwork.ENTRIES * epoch.neurons()];
    }

    /** The hash of tables. */
    public String hash(byte[] tables) {
        return network.hash(tables);
    }

    /** The score of tables. */
    public long score(byte[] tables) {
        return network.live(tables).score(objective);
    }

    /**
     * Walks.
     *
     * @param parent where to begin: 27 trits a neuron; not changed
     * @param publicKey any text
     * @param steps of the walk
     */
    public Result walk(byte[] parent, String publicKey, AntNonce nonce, int steps) {
        DigestStream stream = new DigestStream(DigestStream.hash("walk", publicKey, nonce.text()));
        byte[] tables = parent.clone();
        long current = network.live(tables).score(objective);
        long best = current;
        byte[] champion = tables.clone();
        List<Long> scores = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            byte[] before = tables.clone();
            for (int line = 0; line < nonce.lines(); line++) {
                int neuron = tableOrder[stream.below(tableOrder.length)];
                int entry = AntNetwork.ENTRIES * neuron + stream.below(AntNetwork.ENTRIES);
                tables[entry] = (byte) ((tables[entry] + 1 + stream.below(2)) % 3);
            }
            long score = network.live(tables).score(objective);
            scores.add(score);
            if (score > best) {
                best = score;
                champion = tables.clone();
            }
            if (step < nonce.escapes() ? score <= current : score > current) {
                current = score;
            } else {
                tables = before;
            }
        }
        return new Result(best, champion, network.hash(champion), network.live(champion), List.copyOf(scores));
    }
}
