/**
 * Series of rows in time, from a file, a pipe or the machine itself.
 *
 * <p>A {@link org.neuraxon.exchange.stream.RowSource} gives one {@link org.neuraxon.exchange.stream.Row} after the other and
 * keeps none of them. What is odd but possible (an empty cell, a gap, a late row) is flagged on the row and counted in a
 * {@link org.neuraxon.exchange.stream.Tally}; what cannot be read ends the source with a
 * {@link org.neuraxon.exchange.stream.StreamException}, one sentence for a person, after every good row before it was given.
 */
@NullMarked
package org.neuraxon.exchange.stream;

import org.jspecify.annotations.NullMarked;
