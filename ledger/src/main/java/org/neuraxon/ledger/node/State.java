package org.neuraxon.ledger.node;

import org.neuraxon.ledger.Rules;

/**
 * How far a validator's ledger is.
 *
 * @param network its name, 32 bytes
 * @param rules by which it judges
 * @param epoch the open one; 0 before the first
 * @param miningSeed of the open epoch, 32 bytes
 * @param epochBest wrong windows of the epoch's best; one more than the threshold if there is none
 * @param entries of the ledger
 * @param head hash of the last, 32 bytes
 */
public record State(
        byte[] network, Rules rules, long epoch, byte[] miningSeed, long epochBest, long entries, byte[] head) {
    /** Copies the bytes. */
    public State {
        network = network.clone();
        miningSeed = miningSeed.clone();
        head = head.clone();
    }

    @Override
    public byte[] network() {
        return network.clone();
    }

    @Override
    public byte[] miningSeed() {
        return miningSeed.clone();
    }

    @Override
    public byte[] head() {
        return head.clone();
    }
}
