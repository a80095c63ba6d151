package org.neuraxon.evolve;

import org.neuraxon.core.parameter.ParameterSet;

/**
 * How networks evolve. Immutable and validated.
 *
 * @param budget what it may cost
 * @param population who lives at the same time
 * @param inheritance what children have of their parents
 */
public record EvolutionSettings(Budget budget, Population population, Inheritance inheritance) {

    /** Five thousand evaluations, on instances enough that learning them by heart does not pay. */
    public static final EvolutionSettings DEFAULT =
            new EvolutionSettings(new Budget(5_000, 16), new Population(50, 1, 10), new Inheritance(0.5, true, false));

    /** Checks every range. */
    public EvolutionSettings {
        ParameterSet.check(budget, population, inheritance);
    }

    /**
     * A copy with one value replaced.
     *
     * @param key for instance {@code evaluations}
     * @throws IllegalArgumentException for an unknown key or a value that does not fit
     */
    public EvolutionSettings with(String key, Object value) {
        return ParameterSet.with(this, key, value);
    }
}
