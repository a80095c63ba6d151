package org.neuraxon.upow.bpp;

/** Counts the wrong predictions of a network. A scorer keeps scratch memory, so a thread needs its own. */
public interface Scorer {

    /** The score of a network of which at least one window does not finish. */
    long UNFINISHED = 0xffff_ffffL;

    /**
     * The score of a network.
     *
     * @param tables 27 trits a neuron, in the order of the neurons; not changed
     * @return wrong windows, or {@link #UNFINISHED}
     */
    default long score(byte[] tables) {
        return score(tables, UNFINISHED);
    }

    /**
     * The score of a network, for a caller who need not know by how much a limit is passed.
     *
     * @param limit where counting may stop
     * @return the score if it is at most the limit, else anything above the limit
     */
    long score(byte[] tables, long limit);
}
