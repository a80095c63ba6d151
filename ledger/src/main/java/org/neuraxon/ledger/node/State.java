package org.neuraxon.ledger.node;

import java.util.Arrays;
import java.util.Optional;
import org.neuraxon.ledger.Entrant;
import org.neuraxon.ledger.LedgerException;
import org.neuraxon.ledger.Phase;
import org.neuraxon.ledger.Rules;
import org.neuraxon.ledger.SeriesRules;
import org.neuraxon.ledger.Terms;
import org.neuraxon.upow.Hex;

/**
 * How far a validator's ledger is.
 *
 * @param network its name, 32 bytes
 * @param terms by which it judges
 * @param epoch the open one; 0 before the first
 * @param miningSeed of the open epoch, 32 bytes
 * @param epochBest wrong windows of the epoch's best, one more than the threshold if there is none; of networks, the score to beat
 * @param entries of the ledger
 * @param head hash of the last, 32 bytes
 * @param phase what the epoch waits for
 * @param champion the network to beat, if there is one
 */
public record State(
        byte[] network,
        Terms terms,
        long epoch,
        byte[] miningSeed,
        long epochBest,
        long entries,
        byte[] head,
        Phase phase,
        Optional<Entrant> champion) {
    /** Copies the bytes. */
    public State {
        network = network.clone();
        miningSeed = miningSeed.clone();
        head = head.clone();
    }

    /**
     * This state, if it is of the same network as an earlier one.
     *
     * @throws LedgerException if it is of another: who asks several validators may have named those of two networks
     */
    State of(State earlier) {
        if (!Arrays.equals(network, earlier.network)) {
            throw new LedgerException("the validators belong to different networks, " + Hex.of(earlier.network)
                    + " and " + Hex.of(network) + "; name those of one");
        }
        return this;
    }

    /**
     * The terms of a network that searches (algorithm bpp9000).
     *
     * @throws LedgerException if it does not
     */
    public Rules rules() {
        if (terms instanceof Rules rules) {
            return rules;
        }
        throw new LedgerException("the network's algorithm is not bpp9000");
    }

    /**
     * The terms of a network that evolves networks (algorithm {@code neuraxon}).
     *
     * @throws LedgerException if it does not
     */
    public SeriesRules seriesRules() {
        if (terms instanceof SeriesRules rules) {
            return rules;
        }
        throw new LedgerException("the network's algorithm is not neuraxon");
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
