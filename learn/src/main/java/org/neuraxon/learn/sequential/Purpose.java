package org.neuraxon.learn.sequential;

/** What random numbers are for in a sequential learner. */
final class Purpose {

    /** Which early input a neuron is born from, and where its patch lies. */
    static final int PATCH = 0;
    /** Which pixels of the patch are read. */
    static final int PIXEL = 1;
    /** Which rows of the readout relax. */
    static final int RELAX = 2;

    private Purpose() {}
}
