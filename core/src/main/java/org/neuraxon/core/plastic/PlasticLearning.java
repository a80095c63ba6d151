package org.neuraxon.core.plastic;

import org.neuraxon.core.parameter.Parameter;

/**
 * How synapses learn; {@link org.neuraxon.core.phase.PlasticUpdate} has the formulas.
 *
 * @param preTau time constant of the presynaptic trace
 * @param postTau time constant of the postsynaptic trace
 * @param eligibilityTau time constant of the eligibility trace
 * @param ratio depression against potentiation
 * @param fastTau time in which the fast weight returns to the slow one
 * @param slowTau time in which the slow weight follows the fast one while serotonin is 1
 * @param fastRate learning rate of the fast weight while dopamine is 1
 * @param slowRate learning rate of the slow weight while dopamine is 1
 * @param dopamine level at the start
 * @param serotonin level at the start
 */
public record PlasticLearning(
        @Parameter(key = "tau_pre", about = "time constant of the presynaptic trace", unit = "ms", min = 0, open = true)
        double preTau,

        @Parameter(
                key = "tau_post",
                about = "time constant of the postsynaptic trace",
                unit = "ms",
                min = 0,
                open = true)
        double postTau,

        @Parameter(
                key = "tau_eligibility",
                about = "time constant of the eligibility trace",
                unit = "ms",
                min = 0,
                open = true)
        double eligibilityTau,

        @Parameter(key = "depression_ratio", about = "depression against potentiation", min = 0)
        double ratio,

        @Parameter(key = "tau_fast", about = "return of the fast weight", unit = "ms", min = 0, open = true)
        double fastTau,

        @Parameter(key = "tau_slow", about = "consolidation of the slow weight", unit = "ms", min = 0, open = true)
        double slowTau,

        @Parameter(key = "eta_fast", about = "learning rate of the fast weight", min = 0)
        double fastRate,

        @Parameter(key = "eta_slow", about = "learning rate of the slow weight", min = 0)
        double slowRate,

        @Parameter(key = "dopamine", about = "level at the start", min = 0, max = 1)
        double dopamine,

        @Parameter(key = "serotonin", about = "level at the start", min = 0, max = 1)
        double serotonin) {

    /** The constants of the published comparison. */
    public static final PlasticLearning DEFAULT =
            new PlasticLearning(20, 20, 200, 1.05, 50, 2000, 0.02, 0.002, 0.7, 0.3);
}
