/** Populations, selection, islands, lineage; start with {@link org.neuraxon.evolve.Evolution}. */
@NullMarked
package org.neuraxon.evolve;

import org.jspecify.annotations.NullMarked;
