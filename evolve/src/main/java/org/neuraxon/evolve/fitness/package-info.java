/** What networks may be evolved for: four examples. */
@NullMarked
package org.neuraxon.evolve.fitness;

import org.jspecify.annotations.NullMarked;
