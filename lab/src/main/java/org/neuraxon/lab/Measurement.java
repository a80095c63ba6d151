package org.neuraxon.lab;

/**
 * One number that a trial gave.
 *
 * @param condition the arm of the experiment
 * @param metric what was measured
 * @param value the number; NaN if it could not be measured
 */
public record Measurement(String condition, String metric, double value) {}
