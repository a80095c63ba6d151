package org.neuraxon.lab;

/**
 * One number for each seed.
 *
 * @param condition the arm of the experiment
 * @param metric what was measured
 */
public record Series(String condition, String metric) {}
