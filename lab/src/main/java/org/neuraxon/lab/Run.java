package org.neuraxon.lab;

import java.util.List;

/**
 * One claim on one seed.
 *
 * @param claim its id
 * @param model the model it ran on
 * @param seed the seed
 * @param measurements in the order of recording
 * @param seconds how long it took
 */
public record Run(String claim, String model, long seed, List<Measurement> measurements, double seconds) {}
