package org.neuraxon.cli;

import java.util.List;
import org.neuraxon.exchange.stream.Row;
import org.neuraxon.learn.Observation;

/** Where {@code watch} says what it sees. */
interface WatchReport {

    /** One row has been lived. */
    void row(long number, Row row, Observation seen);

    /**
     * The stream has ended.
     *
     * @param oddities sentences about odd rows
     */
    void summary(WatchMemory memory, List<String> oddities);
}
