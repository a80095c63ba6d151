package org.neuraxon.core.blueprint;

import org.neuraxon.core.parameter.Parameter;

/**
 * Name, step and rhythm.
 *
 * @param name name of the network
 * @param dt length of a step
 * @param coupling strength with which the rhythms drive the neurons
 * @param simulationSteps steps that the reference's demo runs
 */
public record General(
        @Parameter(key = "network_name", about = "name of the network", inert = "a label")
        String name,

        @Parameter(key = "dt", about = "length of a step", unit = "ms", min = 0, open = true)
        double dt,

        @Parameter(key = "oscillator_coupling", about = "strength with which the rhythms drive the neurons")
        double coupling,

        @Parameter(
                key = "simulation_steps",
                about = "steps that the reference's demo runs",
                inert = "a run is as long as its caller wants")
        int simulationSteps) {

    /** The defaults of the published model. */
    public static final General DEFAULT = new General("Neuraxon v2.0 Net", 1.0, 0.1, 100);
}
