package org.neuraxon.exchange.stream;

/**
 * A row of a table with labels.
 *
 * @param line the line on which it begins, from 1
 * @param cells one for each column but the label: a number, or a category counted from 0; NaN where missing. Belongs to the receiver.
 * @param label the class, counted from 0; −1 where missing
 */
public record LabelledRow(long line, double[] cells, int label) {}
