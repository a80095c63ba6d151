package org.neuraxon.core.living;

import org.neuraxon.core.parameter.Parameter;

/**
 * What a neuron strives for: its share of moments at +1 and at -1.
 *
 * @param up share of moments at +1
 * @param down share of moments at -1
 * @param rate change of a threshold
 * @param youth how much faster thresholds move at birth
 * @param youthTau how long that lasts
 */
public record LivingHomeostasis(
        @Parameter(key = "target_up", about = "share of moments at +1", min = 0, max = 1)
        double up,

        @Parameter(key = "target_down", about = "share of moments at -1", min = 0, max = 1)
        double down,

        @Parameter(key = "homeostasis_rate", about = "change of a threshold", unit = "1/ms", min = 0, max = 1)
        double rate,

        @Parameter(key = "youth_boost", about = "how much faster thresholds move at birth", min = 0, max = 10000)
        double youth,

        @Parameter(key = "tau_youth", about = "how long that lasts", unit = "ms", min = 0, max = 100000000, open = true)
        double youthTau) {

    /** The mix of the balanced preset. */
    public static final LivingHomeostasis DEFAULT = new LivingHomeostasis(0.175, 0.085, 2e-5, 14, 6000);
}
