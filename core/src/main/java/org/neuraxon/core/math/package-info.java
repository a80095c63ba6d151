/** Deterministic mathematics and random numbers: the same bits on every JVM and every CPU. */
@NullMarked
package org.neuraxon.core.math;

import org.jspecify.annotations.NullMarked;
