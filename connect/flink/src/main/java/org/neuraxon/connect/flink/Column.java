package org.neuraxon.connect.flink;

import java.io.Serializable;

/**
 * A number of a row. It travels to the cluster, so it must be serializable: a method reference or a lambda without captured objects is.
 *
 * @param <T> the rows
 */
@FunctionalInterface
public interface Column<T> extends Serializable {

    /** The number in this row; NaN where it is missing. */
    double of(T row);
}
