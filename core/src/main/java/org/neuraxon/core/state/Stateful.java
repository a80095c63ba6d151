package org.neuraxon.core.state;

/**
 * Something that can be written down completely and brought back.
 *
 * <p>Law: after {@code b.restore(source of what a.save wrote)}, {@code b} behaves bit for bit as {@code a} from then on.
 */
public interface Stateful {

    /** Writes the whole state, always in the same order. */
    void save(StateSink sink);

    /**
     * Takes over a saved state.
     *
     * @throws SnapshotException if a value is missing or does not fit; this object must then be thrown away
     */
    void restore(StateSource source);
}
