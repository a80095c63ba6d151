package org.neuraxon.exchange.trajectory;

import java.util.List;
import org.neuraxon.core.Modulator;

/** Something done to a network between two moments. */
sealed interface Event {

    /** The states of the first input neurons are set. */
    record SetInputStates(int[] states) implements Event {}

    /**
     * The tonic level of a neuromodulator is set.
     *
     * @param spheres the ids of the spheres concerned; empty means all
     */
    record Modulate(Modulator modulator, double level, List<String> spheres) implements Event {}
}
