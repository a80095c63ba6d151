package org.neuraxon.connect.flink.example;

/**
 * What a sensor sent.
 *
 * @param sensor its name
 * @param time when it measured, in milliseconds
 * @param number how many it had sent before
 * @param value what it measured; NaN if nothing
 */
public record Reading(String sensor, long time, long number, double value) {}
