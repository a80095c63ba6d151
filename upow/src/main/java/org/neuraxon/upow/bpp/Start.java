package org.neuraxon.upow.bpp;

/**
 * Where a search begins and what it will try: all the chance in it.
 *
 * @param tables the first tables, 27 trits a neuron, in the order of the neurons
 * @param seeds ten mutation seeds a step
 * @param lines how many of the ten a step uses (L), 1 to 10
 */
public record Start(byte[] tables, long[] seeds, int lines) {}
