package org.neuraxon.core.living;

/**
 * What the membrane of one neuron summed in the moment just lived, in the terms of {@link TrinaryMembrane}:
 * {@code I = g (y + G q + C x) - b a} and {@code V ← k V + (1 - k) I + noise}.
 *
 * <p>Thresholds and adaptation are those after the moment; they moved in it by less than a thousandth and by a share dt / τa.
 *
 * @param gain g, set by noradrenaline
 * @param backbone y, what the backbone delivers, low-passed
 * @param plateauStrength G, lowered by acetylcholine
 * @param plateau q, -1 to 1
 * @param inputGain C, raised by acetylcholine
 * @param heard what the synapses from input neurons deliver; the part of x that is not injected into the neuron itself
 * @param adaptationStrength b; 0 while adaptation is off
 * @param adaptation a, -1 to 1
 * @param kept k, the share of the potential that outlasts a moment; set by serotonin
 * @param upper θ⁺
 * @param lower θ⁻
 * @param release factor on both thresholds by acetylcholine and rhythms; below 1 it lowers them
 * @param inhibition factor on both thresholds by plateaus anywhere, at least 1
 */
public record MembraneAccount(
        double gain,
        double backbone,
        double plateauStrength,
        double plateau,
        double inputGain,
        double heard,
        double adaptationStrength,
        double adaptation,
        double kept,
        double upper,
        double lower,
        double release,
        double inhibition) {

    /** Above this potential the state is +1. */
    public double upperThreshold() {
        return upper * release * inhibition;
    }

    /** Below minus this potential the state is -1. */
    public double lowerThreshold() {
        return lower * release * inhibition;
    }
}
