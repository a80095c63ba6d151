package org.neuraxon.exchange.stream;

import java.util.Collections;
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

    /** What the inputs hold, one for each. May wait for the source's first row. */
    default List<InputKind> inputKinds() {
        return Collections.nCopies(columns().size() - 1, InputKind.NUMBER);
    }

    /** Whether rows come with a time that knows the date. May wait for the source's first row. */
    boolean hasCalendar();

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
