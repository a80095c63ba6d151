package org.neuraxon.evolve;

import org.neuraxon.core.state.StateSink;

/**
 * What a network inherits: parameters, structure, weights. Immutable.
 *
 * <p>Laws: the ports of whatever comes from genomes of one {@link Species} are the same, in number and order; a genome restored from what
 * {@link #save} wrote is the same genome; the same draws make the same child.
 */
public interface Genome {

    /** A network at the start of its life. */
    Creature born();

    /** A child that differs in one thing or a few. */
    Genome mutated(Draws draws);

    /**
     * A child of two parents, their parts aligned by descent.
     *
     * @param other the less fit parent, of the same species
     * @throws IllegalArgumentException if it is of another species
     */
    Genome crossed(Genome other, Draws draws);

    /** The same structure and weights under parameters drawn anew, for descent that does not inherit them. */
    Genome withParametersOf(Draws draws);

    /** Writes it down. */
    void save(StateSink sink);
}
