package org.neuraxon.core.vital;

import java.util.Optional;
import org.neuraxon.core.Modulator;

/** What vital signs are taken of: anything with trinary states that lives in moments. Inputs are the first neurons, outputs the last. */
public interface Body {

    /** The number of neurons of all kinds. */
    int neurons();

    /** The number of inputs. */
    int inputs();

    /** The number of outputs. */
    int outputs();

    /**
     * Lives one moment.
     *
     * @param inputs -1 to 1 for each input
     */
    void step(double[] inputs);

    /** -1, 0 or 1. */
    int state(int neuron);

    /** Whether a neuron has not died. */
    boolean alive(int neuron);

    /** The efficacy of each synapse that can learn; empty if there are none. */
    double[] weights();

    /** The largest size of a weight; NaN if there is no limit. */
    double weightLimit();

    /** The level of a modulator, 0 to 1; NaN if there are none. */
    double level(Modulator modulator);

    /** An independent body in the same state with the same future. */
    Body copy();

    /** A copy whose synapses between neurons carry nothing; empty if that cannot be had. */
    Optional<Body> withoutSynapses();
}
