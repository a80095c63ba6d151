package org.neuraxon.evolve;

import org.neuraxon.core.parameter.Parameter;

/**
 * What an evolution may cost. Time is never counted.
 *
 * @param evaluations genomes judged in all
 * @param repeats instances of the task that each is judged on
 */
public record Budget(
        @Parameter(key = "evaluations", about = "genomes judged in all", min = 1, max = 1e9)
        int evaluations,

        @Parameter(key = "repeats", about = "instances that a genome is judged on", min = 1, max = 1000)
        int repeats) {}
