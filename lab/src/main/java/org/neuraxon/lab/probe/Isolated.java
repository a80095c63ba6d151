package org.neuraxon.lab.probe;

import java.util.Arrays;
import java.util.Map;
import org.neuraxon.core.Mechanism;
import org.neuraxon.core.Modulator;
import org.neuraxon.core.Network;
import org.neuraxon.lab.Trial;
import org.neuraxon.lab.statistics.Effect;
import org.neuraxon.lab.subject.Shape;
import org.neuraxon.lab.subject.Subject;

/** Neurons that are alone: synapses cut, no noise, no rhythm, nothing that learns or adapts thresholds. All can be probed at once. */
public final class Isolated {

    /** The level of the modulators that are not being changed. */
    public static final double USUAL = 0.3;

    private static final Shape SHAPE = new Shape(4, 90, 10);
    private static final double WEAK = 0.02;
    private static final int MOMENTS = 80;

    private Isolated() {}

    /** Grows a network and isolates its neurons. */
    public static Network grow(Trial trial, Map<String, ?> changes) {
        Network network = trial.subject().grow(SHAPE, trial.seed(), changes);
        quieten(trial.subject(), network);
        trial.subject().cut(network);
        return network;
    }

    /** Takes noise, rhythm, learning and homeostasis away and fixes all modulators at {@link #USUAL}. */
    public static void quieten(Subject subject, Network network) {
        subject.freeze(network);
        network.ablate(Mechanism.SPONTANEOUS_ACTIVITY, Mechanism.RHYTHMS, Mechanism.HOMEOSTASIS, Mechanism.ADAPTATION);
        for (Modulator modulator : Modulator.values()) {
            subject.clamp(network, modulator, USUAL);
        }
    }

    /** A copy with one modulator at another level. */
    public static Network at(Trial trial, Network network, Modulator modulator, double level) {
        Network copy = trial.subject().copy(network);
        trial.subject().clamp(copy, modulator, level);
        return copy;
    }

    /** Gives every neuron but the inputs its current for a moment. */
    public static void inject(Network network, double... currents) {
        for (int n = network.inputCount(); n < network.neuronCount(); n++) {
            network.inject(n, currents[currents.length == 1 ? 0 : n]);
        }
    }

    /** The slope of the response: the potential that a weak current reaches in 80 moments over that current, mean over neurons. */
    public static double slope(Trial trial, Network network) {
        Network copy = trial.subject().copy(network);
        for (int t = 0; t < MOMENTS; t++) {
            inject(copy, WEAK);
            copy.step();
        }
        return Effect.mean(Arrays.copyOfRange(copy.potentials(), copy.inputCount(), copy.neuronCount())) / WEAK;
    }
}
