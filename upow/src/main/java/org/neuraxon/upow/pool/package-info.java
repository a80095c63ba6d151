/** The random pool of a mining seed, and drawing from it. */
@NullMarked
package org.neuraxon.upow.pool;

import org.jspecify.annotations.NullMarked;
