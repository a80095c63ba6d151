package org.neuraxon.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an answer row by row, so that it may be longer than fits into memory. */
public interface AnswerReader {

    /** Comes first. */
    void columns(List<Answer.Column> columns);

    /** Comes for each row; the cells are as in {@link Answer}. */
    void row(List<@Nullable Object> cells);
}
