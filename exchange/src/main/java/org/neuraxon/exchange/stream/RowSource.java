package org.neuraxon.exchange.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows, one after the other, for one reading thread.
 *
 * <p>{@link #close} may come from any thread; it, or an interrupt of the reading thread, ends the source: a waiting
 * {@link #next} then returns null.
 */
public interface RowSource extends AutoCloseable {

    /** Names of what the rows carry: the value first, then the inputs. May wait for the source's first row. */
    List<String> columns();

    /**
     * The next row, or null at the end.
     *
     * @throws StreamException where the source cannot be read further
     */
    @Nullable
    Row next();

    /** What was counted so far; belongs to the reading thread. */
    Tally tally();

    @Override
    void close();
}
