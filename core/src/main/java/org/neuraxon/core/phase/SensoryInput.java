package org.neuraxon.core.phase;

import org.neuraxon.core.Moment;
import org.neuraxon.core.Phase;
import org.neuraxon.core.blueprint.Membrane;
import org.neuraxon.core.blueprint.Neurons;

/**
 * Input neurons take what comes from outside as their state: s = clamp(round(x), -1, 1) if x ≠ 0 (halves round to even), V = s θ_exc.
 * Without an input they keep their state.
 *
 * <p>Reads {@link Neurons#external}, writes the state and potential of input neurons.
 */
public record SensoryInput(Membrane parameters, Neurons neurons) implements Phase {

    @Override
    public void run(Moment now, int from, int to) {
        for (int n = from; n < to; n++) {
            if (neurons.kind.values[n] == Neurons.INPUT && neurons.active.values[n] != 0) {
                neurons.previous.values[n] = neurons.state.values[n];
                double input = neurons.external.values[n];
                if (input != 0) {
                    neurons.set(n, (byte) Math.max(-1, Math.min(1, Math.rint(input))), parameters);
                }
            }
        }
    }
}
