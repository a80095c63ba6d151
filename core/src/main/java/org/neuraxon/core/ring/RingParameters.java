package org.neuraxon.core.ring;

import java.util.Map;
import org.neuraxon.core.parameter.ParameterSet;

/**
 * Every parameter of the {@linkplain RingNetwork ring}, grouped by mechanism. Immutable and validated.
 *
 * @param inputs channels, delays, taps
 * @param cells the ring neurons
 * @param recurrence how they hear each other
 */
public record RingParameters(DelayedInputs inputs, RingCells cells, Recurrence recurrence) {

    /** One setting for every stream: one channel, 300 neurons. */
    public static final RingParameters DEFAULT =
            new RingParameters(DelayedInputs.DEFAULT, RingCells.DEFAULT, Recurrence.DEFAULT);

    /** Checks every range. */
    public RingParameters {
        ParameterSet.check(inputs, cells, recurrence);
    }

    /**
     * A copy with one value replaced.
     *
     * @param key the parameter's key, for instance {@code max_delay}
     * @throws IllegalArgumentException for an unknown key or a value that does not fit
     */
    public RingParameters with(String key, Object value) {
        return ParameterSet.with(this, key, value);
    }

    /** A copy with some values replaced; see {@link #with(String, Object)}. */
    public RingParameters with(Map<String, ?> changes) {
        return ParameterSet.with(this, changes);
    }
}
