package org.neuraxon.core;

/** Is told after every moment of a network; it may read, not change. Called in the thread that steps the network. */
@FunctionalInterface
public interface MomentListener {

    /** The network has lived one more moment. */
    void lived(Network network);
}
