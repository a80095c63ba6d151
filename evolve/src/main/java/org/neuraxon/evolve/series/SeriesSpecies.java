package org.neuraxon.evolve.series;

import org.neuraxon.core.state.SnapshotException;
import org.neuraxon.core.state.StateSource;
import org.neuraxon.evolve.Draws;
import org.neuraxon.evolve.Genome;
import org.neuraxon.evolve.Species;

/**
 * Rings of the engine, each with a readout that learns while they live, that forecast a series.
 *
 * @param origin what all growth depends on beside the genome: with another origin the same genome is another network
 * @param horizon rows ahead
 */
public record SeriesSpecies(long origin, int horizon) implements Species {

    /** The name. */
    public static final String NAME = "forecaster";

    private static final int VALUES = 1 << 16;

    /** Checks the horizon. */
    public SeriesSpecies {
        if (horizon < 1 || horizon > SeriesTask.MOST_HORIZON) {
            throw new IllegalArgumentException(
                    "the horizon must be 1 to " + SeriesTask.MOST_HORIZON + ", not " + horizon);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Genome random(Draws draws) {
        return new SeriesGenome(this, genes(draws), draws.bits());
    }

    static int[] genes(Draws draws) {
        int[] genes = new int[Gene.values().length];
        for (int i = 0; i < genes.length; i++) {
            genes[i] = draws.below(VALUES);
        }
        return genes;
    }

    @Override
    public Genome restored(StateSource source) {
        SeriesGenome genome = SeriesGenome.restored(source);
        if (source.getLong("origin") != origin || source.getInt("horizon") != horizon) {
            throw new SnapshotException(
                    "the snapshot's networks have another origin or horizon; they do not belong here");
        }
        return genome;
    }
}
