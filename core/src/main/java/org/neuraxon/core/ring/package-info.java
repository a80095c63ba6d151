/** The ring: random saturating dendrites on delayed inputs, leaky potentials, trinary neurons that hear their ring neighbour. */
@NullMarked
package org.neuraxon.core.ring;

import org.jspecify.annotations.NullMarked;
