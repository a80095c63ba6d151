package org.neuraxon.evolve;

import org.neuraxon.core.parameter.Parameter;

/**
 * Who lives at the same time.
 *
 * @param size births in a generation of an island
 * @param islands populations side by side
 * @param migrationEvery generations between two migrations, in which each island's best also goes to the next island
 */
public record Population(
        @Parameter(key = "population", about = "births in a generation of an island", min = 2, max = 1e6)
        int size,

        @Parameter(key = "islands", about = "populations side by side", min = 1, max = 1000)
        int islands,

        @Parameter(
                key = "migration_every",
                about = "time between two migrations",
                unit = "generations",
                min = 1,
                max = 1e9)
        int migrationEvery) {}
