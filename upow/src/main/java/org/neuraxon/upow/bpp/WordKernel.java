package org.neuraxon.upow.bpp;

/**
 * The inner loop of the {@link SlicedScorer}: for 64 windows a word, the table of one neuron and one plane of its value. Implementations
 * give the same bits and differ in speed; they have no state, and one may be shared by threads.
 */
public interface WordKernel {

    /** Word counts are rounded up to a multiple of this, so that no kernel needs a remainder loop. */
    int GRAIN = 8;

    /** What it is called in a report. */
    String name();

    /**
     * Chooses among nine planes by the values of two neighbours: bit by bit, {@code out} is {@code leaves[first + b + 3 c]}, where b is 2 if
     * the bit of {@code b2} is set, else 1 if that of {@code b1} is, else 0, and c likewise.
     *
     * @param out overwritten
     * @param leaves indices into {@code planes}, from {@code first} on
     * @param words how many words, a multiple of {@link #GRAIN}
     * @param scratch three planes to write to
     */
    void choose(
            long[] out,
            long[][] planes,
            int[] leaves,
            int first,
            long[] b1,
            long[] b2,
            long[] c1,
            long[] c2,
            int words,
            long[][] scratch);
}
