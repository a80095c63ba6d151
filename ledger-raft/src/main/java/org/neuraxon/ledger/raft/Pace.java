package org.neuraxon.ledger.raft;

/**
 * How patient validators are with one another.
 *
 * @param electionMillis shortest silence of a leader after which another is elected; the longest is twice that
 * @param snapshotEvery commands after which a snapshot is made and older ones leave the log
 * @param answerMillis longest wait for an answer, re-execution by the leader included
 * @param attempts how often a command is tried again, a quarter of a second apart, while there is no leader
 */
record Pace(int electionMillis, long snapshotEvery, int answerMillis, int attempts) {

    /** Seconds, because miners keep all cores busy. */
    static final Pace USUAL = new Pace(1500, 1000, 120_000, 60);
}
