/** The plastic model: trinary neurons and single-precision synapses that learn in every moment; the fast foundation of models to come. */
@NullMarked
package org.neuraxon.core.plastic;

import org.jspecify.annotations.NullMarked;
