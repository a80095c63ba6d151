package org.neuraxon.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.neuraxon.upow.hash.KangarooTwelve;

/** What an entry of the ledger states. */
public sealed interface Fact {

    /**
     * The network begins.
     *
     * @param rules by which everything that follows is judged
     */
    record Genesis(Terms rules) implements Fact {}

    /**
     * An epoch begins, and the one before it ends.
     *
     * @param epoch its number, from 1
     * @param miningSeed follows from the hash of the entry before, so who mines ahead must guess that nothing else will be recorded
     */
    record Opening(long epoch, byte[] miningSeed) implements Fact {
        private static final byte[] SEED_OF = "neuraxon epoch\0".getBytes(StandardCharsets.US_ASCII);

        /**
         * The opening of the next epoch.
         *
         * @param head hash of the entry before
         * @param epoch the one that ends
         */
        static Opening after(byte[] head, long epoch) {
            byte[] all = ByteBuffer.allocate(SEED_OF.length + head.length + Long.BYTES)
                    .put(SEED_OF)
                    .put(head)
                    .putLong(epoch + 1)
                    .array();
            return new Opening(epoch + 1, KangarooTwelve.digest(all, Rules.HASH_BYTES));
        }

        /** Copies the seed. */
        public Opening {
            miningSeed = miningSeed.clone();
        }

        @Override
        public byte[] miningSeed() {
            return miningSeed.clone();
        }
    }

    /**
     * A solution counts.
     *
     * @param submission as the miner signed it
     * @param tablesHash KangarooTwelve of the champion's tables, 32 bytes
     * @param points by how many windows it beats the best of the epoch; 0 if it only beats the miner's own best
     */
    record Counted(Submission submission, byte[] tablesHash, long points) implements Fact {
        /** Copies the hash. */
        public Counted {
            tablesHash = tablesHash.clone();
        }

        @Override
        public byte[] tablesHash() {
            return tablesHash.clone();
        }
    }

    /**
     * A claim was wrong; its own signature convicts its miner.
     *
     * @param submission as the miner signed it
     * @param score what re-execution gave
     */
    record Strike(Submission submission, long score) implements Fact {}

    /**
     * A miner has committed itself to a network.
     *
     * @param commitment as the miner signed it
     */
    record Committed(Commitment commitment) implements Fact {}

    /**
     * Commitments end, reveals begin.
     *
     * @param epoch its number
     * @param lot 32 bytes that the proposing validator drew by chance
     */
    record Closing(long epoch, byte[] lot) implements Fact {
        /** Copies the lot. */
        public Closing {
            lot = lot.clone();
        }

        @Override
        public byte[] lot() {
            return lot.clone();
        }
    }

    /**
     * A network that was committed to is known.
     *
     * @param reveal as it was sent
     */
    record Revealed(Reveal reveal) implements Fact {}

    /**
     * Reveals end, and the challenge is drawn.
     *
     * @param epoch its number
     * @param challenge follows from the entry that ended commitments and from all secrets, 32 bytes
     */
    record Challenge(long epoch, byte[] challenge) implements Fact {
        /** Copies the challenge. */
        public Challenge {
            challenge = challenge.clone();
        }

        @Override
        public byte[] challenge() {
            return challenge.clone();
        }
    }

    /**
     * A network has a score on the challenge.
     *
     * @param entrant index of the entry that revealed it
     * @param score in 1024ths of an octave of squared error below that of the reference
     * @param points by how much it beats the best before it; 0 if by less than the margin
     */
    record Scored(long entrant, int score, long points) implements Fact {}
}
