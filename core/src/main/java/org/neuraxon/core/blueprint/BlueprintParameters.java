package org.neuraxon.core.blueprint;

import java.util.Map;
import org.neuraxon.core.parameter.ParameterSet;

/**
 * Every parameter of blueprint 2, the published Neuraxon 2.0 model, grouped by mechanism. Immutable and validated.
 *
 * @param population numbers and wiring
 * @param membrane dendrites, thresholds, adaptation
 * @param rateHomeostasis target rate and scaling
 * @param multiScaleHomeostasis four loops of homeostasis
 * @param inputConditionedDecay retention by input
 * @param complementState complementary state
 * @param weights three weights
 * @param timeWarping synaptic time warping
 * @param astrocyteGating astrocyte-gated plasticity
 * @param plasticity timing-dependent plasticity
 * @param structure birth and death
 * @param modulation neuromodulators and receptors
 * @param evolution kept for exchange
 * @param general name, step, rhythm
 */
public record BlueprintParameters(
        Population population,
        Membrane membrane,
        RateHomeostasis rateHomeostasis,
        MultiScaleHomeostasis multiScaleHomeostasis,
        InputConditionedDecay inputConditionedDecay,
        ComplementState complementState,
        Weights weights,
        TimeWarping timeWarping,
        AstrocyteGating astrocyteGating,
        Plasticity plasticity,
        Structure structure,
        Modulation modulation,
        Evolution evolution,
        General general) {

    /** The defaults of the published model: 5 + 20 + 5 neurons. */
    public static final BlueprintParameters DEFAULT = new BlueprintParameters(
            Population.DEFAULT,
            Membrane.DEFAULT,
            RateHomeostasis.DEFAULT,
            MultiScaleHomeostasis.DEFAULT,
            InputConditionedDecay.DEFAULT,
            ComplementState.DEFAULT,
            Weights.DEFAULT,
            TimeWarping.DEFAULT,
            AstrocyteGating.DEFAULT,
            Plasticity.DEFAULT,
            Structure.DEFAULT,
            Modulation.DEFAULT,
            Evolution.DEFAULT,
            General.DEFAULT);

    /** Checks every range. */
    public BlueprintParameters {
        ParameterSet.check(
                population,
                membrane,
                rateHomeostasis,
                multiScaleHomeostasis,
                inputConditionedDecay,
                complementState,
                weights,
                timeWarping,
                astrocyteGating,
                plasticity,
                structure,
                modulation,
                evolution,
                general);
    }

    /**
     * A copy with one value replaced.
     *
     * @param key the parameter's key, for instance {@code tau_fast}
     * @throws IllegalArgumentException for an unknown key or a value that does not fit
     */
    public BlueprintParameters with(String key, Object value) {
        return ParameterSet.with(this, key, value);
    }

    /** A copy with some values replaced; see {@link #with(String, Object)}. */
    public BlueprintParameters with(Map<String, ?> changes) {
        return ParameterSet.with(this, changes);
    }

    /** The number of neurons of all kinds. */
    public int neurons() {
        return population.inputs() + population.hidden() + population.outputs();
    }

    /** The length of a step in ms. */
    public double dt() {
        return general.dt();
    }
}
