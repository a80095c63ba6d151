package org.neuraxon.exchange.trajectory;

import org.neuraxon.core.blueprint.Blueprint2;
import org.neuraxon.exchange.json.Place;

/** Plays a single network. */
final class NetworkPlayer implements Player {

    private final Blueprint2 network;
    private final Trajectory trajectory;
    private final Comparison comparison;

    NetworkPlayer(Blueprint2 network, Trajectory trajectory, Comparison comparison) {
        this.network = network;
        this.trajectory = trajectory;
        this.comparison = comparison;
    }

    @Override
    public void apply(Event event) {
        if (event instanceof Event.SetInputStates set) {
            network.setInputStates(set.states());
        } else if (event instanceof Event.Modulate modulation) {
            network.modulate(modulation.modulator(), modulation.level());
        }
    }

    @Override
    public void live(int step) {
        trajectory.external(step, "").forEach((neuron, value) -> {
            if (neuron >= 0 && neuron < network.neuronCount()) {
                network.inject(neuron, value);
            }
        });
        network.step();
    }

    @Override
    public void compareStates(Place recorded) {
        comparison.trinary("trinary", recorded, network.states());
    }

    @Override
    public void compare(Place checkpoint) {
        new NetworkComparison(network, "", comparison).compare(checkpoint);
    }
}
