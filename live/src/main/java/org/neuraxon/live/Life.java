package org.neuraxon.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neuraxon.core.living.LivingNetwork;
import org.neuraxon.core.living.LivingParameters;
import org.neuraxon.core.math.CounterRandom;
import org.neuraxon.core.state.Snapshot;

/** A network together with what is being done to it from outside; the two are one state, and any moment of it can be kept. */
final class Life {

    /** Inputs and outputs of every network here. */
    static final int PORTS = 10;

    private LivingNetwork network;
    private final CounterRandom chance;
    private Stimulus stimulus;
    private final List<Touch> touches;

    private Life(LivingNetwork network, Stimulus stimulus, List<Touch> touches) {
        this.network = network;
        this.chance = new CounterRandom(~network.seed());
        this.stimulus = stimulus;
        this.touches = new ArrayList<>(touches);
    }

    /**
     * A finger on a neuron.
     *
     * @param neuron which
     * @param current into it, in every moment
     * @param until the first moment without it
     */
    record Touch(int neuron, double current, long until) {}

    /**
     * A moment that can be gone back to.
     *
     * @param step how old the network was
     * @param digest what it was
     * @param network all of it
     * @param stimulus what it was told
     * @param touches who was touched
     */
    record Keyframe(long step, String digest, Snapshot network, Stimulus stimulus, List<Touch> touches) {

        Life revived() {
            return new Life(LivingNetwork.restored(network), stimulus, touches);
        }
    }

    static Life born(LiveSettings.Birth birth) {
        LivingParameters parameters = birth.preset()
                .parameters()
                .with(Map.of(
                        "num_input_neurons", PORTS,
                        "num_hidden_neurons", birth.neurons() - 2 * PORTS,
                        "num_output_neurons", PORTS));
        return new Life(LivingNetwork.grow(parameters, birth.seed()), Stimulus.NONE, List.of());
    }

    /** Lives a moment. */
    void live() {
        long step = network.steps();
        for (int input = 0; input < network.inputCount(); input++) {
            double current = stimulus.at(step, input, chance);
            if (current != 0) {
                network.inject(input, current);
            }
        }
        if (!touches.isEmpty()) {
            touches.removeIf(touch -> touch.until() <= step);
            touches.forEach(touch -> network.inject(touch.neuron(), touch.current()));
        }
        network.step();
    }

    Keyframe kept() {
        return new Keyframe(network.steps(), network.digest(), network.snapshot(), stimulus, List.copyOf(touches));
    }

    LivingNetwork network() {
        return network;
    }

    Stimulus stimulus() {
        return stimulus;
    }

    void stimulus(Stimulus next) {
        stimulus = next;
    }

    void touch(Touch touch) {
        touches.add(touch);
    }

    /** The same network, its state kept, under another parameter from the next moment on; one out of range is refused. */
    void parameter(String key, double value) {
        network.parameters().with(key, value);
        network = LivingNetwork.restored(Rewritten.parameter(network.snapshot(), key, value));
    }
}
