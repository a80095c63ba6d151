package org.neuraxon.ledger;

/** What an entry of the ledger states. */
public sealed interface Fact {

    /**
     * The network begins.
     *
     * @param rules by which everything that follows is judged
     */
    record Genesis(Rules rules) implements Fact {}

    /**
     * An epoch begins, and the one before it ends.
     *
     * @param epoch its number, from 1
     * @param miningSeed follows from the hash of the entry before, so nobody can mine ahead
     */
    record Opening(long epoch, byte[] miningSeed) implements Fact {
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
}
