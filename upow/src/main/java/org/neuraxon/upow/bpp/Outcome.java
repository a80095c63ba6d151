package org.neuraxon.upow.bpp;

/**
 * What a search found.
 *
 * @param startScore wrong windows of the first tables, or {@link Scorer#UNFINISHED}
 * @param score the best score met, the first included
 * @param tables the tables at the end of the search, which have that score
 */
public record Outcome(long startScore, long score, byte[] tables) {

    /** The score as a node ranks it: a network that does not finish is as bad as one that is always wrong. */
    public long ranked(int windows) {
        return score == Scorer.UNFINISHED ? windows : score;
    }
}
