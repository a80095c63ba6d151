package org.neuraxon.exchange.recording;

import java.util.List;
import org.neuraxon.core.Network;
import org.neuraxon.exchange.recording.Sight.Reading;

/** What can be read off any network: the weights that learn, as one array. */
final class PlainSight {

    private double[] weights = {};

    private PlainSight() {}

    static Sight<Network> of() {
        PlainSight sight = new PlainSight();
        return new Sight<>(
                Network.class,
                List.of(),
                List.of(),
                List.of(
                        Reading.whole("synapse", "1", "its place in the model's table, from 0", (n, i) -> i),
                        Reading.real("weight", "1", "its efficacy", (n, i) -> sight.weights[i])),
                sight::fetch,
                (n, i) -> true,
                List.of(),
                n -> 0);
    }

    /** The network makes a new array at every call, so one is kept for a whole look. */
    private int fetch(Network network) {
        weights = network.weights();
        return weights.length;
    }
}
