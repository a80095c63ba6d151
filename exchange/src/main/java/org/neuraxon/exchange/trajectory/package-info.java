/** Golden trajectories of the reference, and playing them on the engine. */
@NullMarked
package org.neuraxon.exchange.trajectory;

import org.jspecify.annotations.NullMarked;
