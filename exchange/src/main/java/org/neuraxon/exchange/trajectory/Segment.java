package org.neuraxon.exchange.trajectory;

import java.util.Map;

/**
 * External input over a range of steps.
 *
 * @param from the first step, counted from 0
 * @param to the step after the last
 * @param sphere the sphere that it feeds; empty in a single network
 * @param inputs the values by neuron
 */
record Segment(long from, long to, String sphere, Map<Integer, Double> inputs) {

    boolean covers(int step) {
        return step >= from && step < to;
    }
}
