/** Rings of the engine whose parameters, growth and readout are genes. */
@NullMarked
package org.neuraxon.evolve.ring;

import org.jspecify.annotations.NullMarked;
