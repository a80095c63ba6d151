package org.neuraxon.learn.forecast;

/** A part of a {@link Forecaster} that can be left out, to see what it is worth. */
public enum ForecasterPart {
    /** The ring network; without it and without {@link #SEASON} a tapped delay line is left. */
    NETWORK,
    /** The recurrent synapses of the ring. */
    RECURRENCE,
    /** The values of one period ago. */
    SEASON,
    /** The second, small readout without the network and the mixing of both; without it the large readout answers alone. */
    MIX,
    /** Noradrenaline's effect on forgetting; without it the levels stay at 0. */
    MODULATION
}
