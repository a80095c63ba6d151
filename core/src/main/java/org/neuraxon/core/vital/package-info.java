/** Vital signs: whether a network lives, moves, hears, remembers and can learn, each with a band and its limits. */
@NullMarked
package org.neuraxon.core.vital;

import org.jspecify.annotations.NullMarked;
