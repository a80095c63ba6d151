package org.neuraxon.evolve;

import org.neuraxon.core.parameter.Parameter;

/**
 * What children have of their parents.
 *
 * @param crossoverShare share of births with two parents
 * @param parameters whether a child has its parent's parameters rather than new ones
 * @param learned whether a child starts from the weights that its parent learned rather than from those it was born with
 */
public record Inheritance(
        @Parameter(key = "crossover_share", about = "share of births with two parents", min = 0, max = 1)
        double crossoverShare,

        @Parameter(key = "inherit_parameters", about = "whether children have their parents' parameters")
        boolean parameters,

        @Parameter(key = "inherit_learned", about = "whether children start from what their parents learned")
        boolean learned) {}
