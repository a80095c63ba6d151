package org.neuraxon.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.learn.Observation;

/** Where {@code watch} says what it sees. */
interface WatchReport {

    /**
     * One row of a column has been lived.
     *
     * @param column the column, where several are watched; null where one is
     * @param row the row as that column sees it
     */
    void row(long number, @Nullable String column, Row row, Observation seen);

    /**
     * The stream has ended.
     *
     * @param signs the vital signs of what has lived on it, line by line
     * @param oddities sentences about odd rows
     */
    void summary(WatchMemory memory, List<String> signs, List<String> oddities);
}
