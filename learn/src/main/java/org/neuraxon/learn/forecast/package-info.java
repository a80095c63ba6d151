/** Forecasts of a stream, row by row, by a network that lives on it: no training, no tuning, no look-ahead. */
@NullMarked
package org.neuraxon.learn.forecast;

import org.jspecify.annotations.NullMarked;
