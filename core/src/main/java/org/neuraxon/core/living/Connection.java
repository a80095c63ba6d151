package org.neuraxon.core.living;

/**
 * One synapse of an explicit backbone.
 *
 * @param pre the neuron that is heard
 * @param post the neuron that hears, not an input
 * @param weight finite
 */
public record Connection(int pre, int post, double weight) {}
