package org.neuraxon.core.tissue;

import java.util.List;

/**
 * Which neurons of a sphere meet the outside.
 *
 * @param sensory input neurons fed by the user
 * @param relayIn input neurons fed by projections
 * @param relayOut output neurons that projections start from
 * @param readout output neurons that the user reads
 */
public record Ports(List<Integer> sensory, List<Integer> relayIn, List<Integer> relayOut, List<Integer> readout) {

    /** Keeps its own lists. */
    public Ports {
        sensory = List.copyOf(sensory);
        relayIn = List.copyOf(relayIn);
        relayOut = List.copyOf(relayOut);
        readout = List.copyOf(readout);
    }
}
