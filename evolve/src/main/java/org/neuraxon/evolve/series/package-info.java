/** Networks that forecast a series while they live on it, and what they are worth; the algorithm {@code neuraxon} of useful work. */
@NullMarked
package org.neuraxon.evolve.series;

import org.jspecify.annotations.NullMarked;
