package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * Settings of the reference's evolution, kept for exchange only.
 *
 * @param populationSize individuals
 * @param unitSize neurons of an individual
 * @param tickCap ticks of an evaluation
 * @param mutationFast mutation probability of fast weights
 * @param mutationSlow mutation probability of slow weights
 * @param mutationMeta mutation probability of meta weights
 */
public record Evolution(
        @Parameter(
                key = "aigarth_pop_size",
                about = "individuals",
                inert = "evolution has its own room; the dynamics do not read it")
        int populationSize,

        @Parameter(
                key = "aigarth_itu_size",
                about = "neurons of an individual",
                inert = "evolution has its own room; the dynamics do not read it")
        int unitSize,

        @Parameter(
                key = "aigarth_tick_cap",
                about = "ticks of an evaluation",
                inert = "evolution has its own room; the dynamics do not read it")
        int tickCap,

        @Parameter(
                key = "aigarth_mutation_wf_prob",
                about = "mutation probability of fast weights",
                inert = "evolution has its own room; the dynamics do not read it")
        double mutationFast,

        @Parameter(
                key = "aigarth_mutation_ws_prob",
                about = "mutation probability of slow weights",
                inert = "evolution has its own room; the dynamics do not read it")
        double mutationSlow,

        @Parameter(
                key = "aigarth_mutation_wm_prob",
                about = "mutation probability of meta weights",
                inert = "evolution has its own room; the dynamics do not read it")
        double mutationMeta) {

    /** The defaults of the published model. */
    public static final Evolution DEFAULT = new Evolution(10, 12, 20, 0.3, 0.1, 0.05);
}
