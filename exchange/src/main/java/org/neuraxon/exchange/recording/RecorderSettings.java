package org.neuraxon.exchange.recording;

/**
 * How much of a network is recorded.
 *
 * @param every moments between two rows about the whole, at least 1
 * @param neuronsEvery moments between two looks at each neuron; 0 for none
 * @param synapsesEvery moments between two looks at each synapse; 0 for none
 * @param limit the most bytes that all rows together may take
 */
public record RecorderSettings(int every, int neuronsEvery, int synapsesEvery, long limit) {

    /** A gibibyte. */
    public static final long USUAL_LIMIT = 1L << 30;

    /** Checks the ranges. */
    public RecorderSettings {
        if (every < 1) {
            throw new IllegalArgumentException("the interval must be at least 1 moment, not " + every);
        }
        if (neuronsEvery < 0 || synapsesEvery < 0) {
            throw new IllegalArgumentException("the intervals of neurons and synapses must be 0 (none) or more");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("the limit must be at least 1 byte, not " + limit);
        }
    }

    /** The whole every so many moments, no single neurons and synapses, and the usual limit. */
    public static RecorderSettings every(int moments) {
        return new RecorderSettings(moments, 0, 0, USUAL_LIMIT);
    }
}
