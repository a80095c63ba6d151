/** Deterministic mathematics: elementary functions and random numbers that give the same bits on every JVM and CPU. */
@NullMarked
package org.neuraxon.core.math;

import org.jspecify.annotations.NullMarked;
