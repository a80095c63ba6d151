package org.neuraxon.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query has found.
 *
 * @param columns what stands in the cells
 * @param rows the cells: {@link Long}, {@link Double}, {@link Boolean}, {@link String}, or null
 * @param more whether there are rows beyond the limit
 */
public record Answer(List<Column> columns, List<List<@Nullable Object>> rows, boolean more) {

    /**
     * A column of an answer.
     *
     * @param name as the query calls it
     * @param type as SQL calls it
     */
    public record Column(String name, String type) {}
}
