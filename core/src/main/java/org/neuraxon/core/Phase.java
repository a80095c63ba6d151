package org.neuraxon.core;

/**
 * One step of a moment: a small rule that reads some arrays and writes others.
 *
 * <p>In a tiled {@link Stage} a phase works on the postsynaptic neurons of a range and on their synapses, writes only what belongs to
 * them, and reads of other neurons only what no phase of the same stage writes. That is what makes any number of threads give the same
 * bits.
 */
@FunctionalInterface
public interface Phase {

    /**
     * Runs the phase for the neurons from {@code from} (included) to {@code to} (excluded).
     *
     * @param now the moment being lived
     */
    void run(Moment now, int from, int to);
}
